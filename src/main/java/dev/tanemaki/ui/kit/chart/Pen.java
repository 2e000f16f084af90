package dev.tanemaki.ui.kit.chart;

import dev.tanemaki.ui.kit.theme.Palette;
import dev.tanemaki.ui.kit.theme.Role;
import java.text.BreakIterator;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/** A graphics context that speaks in roles and measures text. */
public final class Pen {

  private static final String ELLIPSIS = "...";

  private final GraphicsContext context;
  private final Palette palette;
  private final Font font;
  private final Font bold;
  private final Text ruler = new Text();

  Pen(GraphicsContext context, Palette palette, Font font) {
    this.context = context;
    this.palette = palette;
    this.font = font;
    this.bold = Font.font(font.getFamily(), FontWeight.BOLD, font.getSize());
    context.setLineWidth(1);
    context.setLineDashes();
  }

  public GraphicsContext context() {
    return context;
  }

  public Palette palette() {
    return palette;
  }

  /** Height of a line of text in pixels, with air. */
  public double lineHeight() {
    return Math.ceil(font.getSize() * 1.4);
  }

  public double width(String text) {
    return width(text, font);
  }

  public double boldWidth(String text) {
    return width(text, bold);
  }

  private double width(String text, Font in) {
    ruler.setFont(in);
    ruler.setText(text);
    return Math.ceil(ruler.getLayoutBounds().getWidth());
  }

  /** Writes text whose vertical middle is at {@code y}. */
  public void text(String text, double x, double y, HPos position, Role role) {
    write(text, x, y, position, role, font);
  }

  public void boldText(String text, double x, double y, HPos position, Role role) {
    write(text, x, y, position, role, bold);
  }

  private void write(String text, double x, double y, HPos position, Role role, Font in) {
    context.setFont(in);
    context.setFill(palette.color(role));
    context.setTextBaseline(VPos.BASELINE);
    context.setTextAlign(
        switch (position) {
          case LEFT -> TextAlignment.LEFT;
          case CENTER -> TextAlignment.CENTER;
          case RIGHT -> TextAlignment.RIGHT;
        });
    // Centred on the height of capitals and digits: fonts with Japanese have uneven line boxes.
    context.fillText(text, x, Math.round(y + in.getSize() * 0.36));
  }

  /** Says what will be here, in the middle of an empty place, on two lines where one is short. */
  void note(String text, double x, double y, double room) {
    int cut = width(text) <= room - 16 ? -1 : middleBreak(text);
    if (cut < 0) {
      noteLine(text, x, y, room);
    } else {
      noteLine(text.substring(0, cut).strip(), x, y - lineHeight() / 2, room);
      noteLine(text.substring(cut).strip(), x, y + lineHeight() / 2, room);
    }
  }

  private void noteLine(String text, double x, double y, double room) {
    String fitting = fit(text, room - 16);
    double width = width(fitting) + 16;
    context.setFill(palette.color(Role.SURFACE_RAISED));
    context.fillRect(x - width / 2, y - lineHeight() / 2, width, lineHeight());
    text(fitting, x, y, HPos.CENTER, Role.MUTED);
  }

  /** Where a line may end that is nearest to the middle; -1 where it may nowhere. */
  private static int middleBreak(String text) {
    var breaks = BreakIterator.getLineInstance();
    breaks.setText(text);
    int middle = text.length() / 2;
    int before = breaks.preceding(middle + 1);
    int after = breaks.following(middle);
    int nearest = middle - before <= after - middle ? before : after;
    return nearest > 0 && nearest < text.length() ? nearest : -1;
  }

  /** The text, or as much of its beginning as fits, with an ellipsis. */
  public String fit(String text, double width) {
    if (width(text) <= width) {
      return text;
    }
    int low = 0;
    int high = text.length() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (width(text.substring(0, middle) + ELLIPSIS) <= width) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low == 0 ? "" : text.substring(0, low).strip() + ELLIPSIS;
  }

  /** A line one pixel thick that falls on one row of pixels. */
  public void horizontal(double x1, double x2, double y, Role role) {
    context.setStroke(palette.color(role));
    double crisp = Math.floor(y) + 0.5;
    context.strokeLine(Math.round(x1), crisp, Math.round(x2), crisp);
  }

  public void vertical(double x, double y1, double y2, Role role) {
    context.setStroke(palette.color(role));
    double crisp = Math.floor(x) + 0.5;
    context.strokeLine(crisp, Math.round(y1), crisp, Math.round(y2));
  }
}
