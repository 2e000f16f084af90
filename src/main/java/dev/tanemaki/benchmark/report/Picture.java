package dev.tanemaki.benchmark.report;

import dev.tanemaki.benchmark.figure.Figure;
import dev.tanemaki.benchmark.figure.Ink;
import dev.tanemaki.benchmark.figure.Mark;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** A figure as a PNG, twice its size, on white; needs no display. */
final class Picture {

  private static final double SCALE = 2;
  private static final int MARGIN = 16;
  private static final double BASELINE = 0.36;

  /** The console's light theme. */
  private static final Map<Ink, Color> COLORS = new EnumMap<>(Ink.class);

  static {
    COLORS.put(Ink.TEXT, new Color(0x1f2328));
    COLORS.put(Ink.MUTED, new Color(0x57606a));
    COLORS.put(Ink.SURFACE, Color.WHITE);
    COLORS.put(Ink.BORDER, new Color(0xd5dbe1));
    COLORS.put(Ink.GRID, new Color(0xe6eaee));
    COLORS.put(Ink.ACCENT, new Color(0x0860ca));
    COLORS.put(Ink.POSITIVE, new Color(0x187733));
    COLORS.put(Ink.ATTENTION, new Color(0x875800));
    COLORS.put(Ink.DANGER, new Color(0xc01f2b));
    COLORS.put(Ink.GHOST, new Color(0xa3acb6));
    COLORS.put(Ink.SERIES_1, new Color(0x0068a8));
    COLORS.put(Ink.SERIES_2, new Color(0xb84e00));
    COLORS.put(Ink.SERIES_3, new Color(0x00755a));
    COLORS.put(Ink.SERIES_4, new Color(0xa8457f));
    COLORS.put(Ink.SERIES_5, new Color(0x806000));
    COLORS.put(Ink.SERIES_6, new Color(0x5c6470));
  }

  private final Figure figure;
  private final Graphics2D graphics;

  private Picture(Figure figure, Graphics2D graphics) {
    this.figure = figure;
    this.graphics = graphics;
  }

  /** Writes it with its title above. */
  static void write(Figure figure, Path file) {
    double title = figure.textSize() * 2.4;
    var image =
        new BufferedImage(
            (int) Math.ceil((figure.width() + 2 * MARGIN) * SCALE),
            (int) Math.ceil((figure.height() + title + 2 * MARGIN) * SCALE),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
      graphics.scale(SCALE, SCALE);
      graphics.translate(MARGIN, MARGIN);
      var picture = new Picture(figure, graphics);
      picture.text(
          new Mark.Text(
              0, figure.textSize() * 0.6, figure.title(), Ink.TEXT, Mark.Anchor.START, true));
      graphics.translate(0, title);
      figure.marks().forEach(picture::draw);
    } finally {
      graphics.dispose();
    }
    try {
      ImageIO.write(image, "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void draw(Mark mark) {
    switch (mark) {
      case Mark.Box(var x, var y, var w, var h, var ink, var opacity) -> {
        Color color = COLORS.get(ink);
        graphics.setColor(
            new Color(
                color.getRed(),
                color.getGreen(),
                color.getBlue(),
                (int) Math.round(255 * opacity)));
        graphics.fill(new RoundRectangle2D.Double(x, y, w, h, 4, 4));
      }
      case Mark.Frame(var x, var y, var w, var h, var ink, var thickness) -> {
        graphics.setColor(COLORS.get(ink));
        graphics.setStroke(new BasicStroke((float) thickness));
        graphics.draw(new Rectangle2D.Double(x, y, w, h));
      }
      case Mark.Path path -> path(path);
      case Mark.Dot(var x, var y, var radius, var ink) -> {
        graphics.setColor(COLORS.get(ink));
        graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
      }
      case Mark.Text text -> text(text);
    }
  }

  private void path(Mark.Path path) {
    graphics.setColor(COLORS.get(path.ink()));
    graphics.setStroke(
        new BasicStroke(
            (float) path.thickness(),
            BasicStroke.CAP_ROUND,
            BasicStroke.JOIN_ROUND,
            1,
            path.dashed() ? new float[] {5, 4} : null,
            0));
    var line = new Path2D.Double();
    List<Mark.Point> points = path.points();
    for (int i = 0; i < points.size(); i++) {
      if (i == 0) {
        line.moveTo(points.get(i).x(), points.get(i).y());
      } else {
        line.lineTo(points.get(i).x(), points.get(i).y());
      }
    }
    graphics.draw(line);
  }

  private void text(Mark.Text text) {
    graphics.setColor(COLORS.get(text.ink()));
    var font =
        new Font(Font.SANS_SERIF, text.bold() ? Font.BOLD : Font.PLAIN, 1)
            .deriveFont((float) figure.textSize());
    graphics.setFont(font);
    double width = font.getStringBounds(text.text(), graphics.getFontRenderContext()).getWidth();
    double x =
        switch (text.anchor()) {
          case START -> text.x();
          case MIDDLE -> text.x() - width / 2;
          case END -> text.x() - width;
        };
    graphics.drawString(text.text(), (float) x, (float) (text.y() + figure.textSize() * BASELINE));
  }
}
