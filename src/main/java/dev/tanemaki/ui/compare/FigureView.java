package dev.tanemaki.ui.compare;

import dev.tanemaki.benchmark.figure.Figure;
import dev.tanemaki.benchmark.figure.Ink;
import dev.tanemaki.benchmark.figure.Mark;
import dev.tanemaki.ui.kit.chart.CanvasRegion;
import dev.tanemaki.ui.kit.chart.Pen;
import dev.tanemaki.ui.kit.theme.Role;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;

/** A figure on the console's canvas, in its colours and font, as large as its place. */
public final class FigureView extends CanvasRegion {

  /** Draws for a place of that size. */
  public interface Drawing {
    Figure draw(double width, double height, double textSize);
  }

  /** What {@link Pen#lineHeight} makes of the size of text. */
  private static final double LEADING = 1.4;

  private Drawing drawing;

  public FigureView() {
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setMinSize(0, 0);
  }

  /** Shows another figure from the next pulse on. */
  public void show(Drawing next) {
    drawing = next;
    redraw();
  }

  @Override
  protected void paint(Pen pen, double width, double height) {
    if (drawing == null || width < 80 || height < 60) {
      return;
    }
    Figure figure = drawing.draw(width, height, pen.lineHeight() / LEADING);
    setAccessibleText(figure.title());
    figure.marks().forEach(mark -> draw(pen, mark));
  }

  private static void draw(Pen pen, Mark mark) {
    GraphicsContext context = pen.context();
    switch (mark) {
      case Mark.Box(var x, var y, var w, var h, var ink, var opacity) -> {
        context.setFill(pen.palette().color(role(ink), opacity));
        context.fillRoundRect(x, y, w, h, 4, 4);
      }
      case Mark.Frame(var x, var y, var w, var h, var ink, var thickness) -> {
        context.setStroke(pen.palette().color(role(ink)));
        context.setLineWidth(thickness);
        context.strokeRoundRect(x, y, w, h, 4, 4);
      }
      case Mark.Path(var points, var ink, var thickness, var dashed) -> {
        context.setStroke(pen.palette().color(role(ink)));
        context.setLineWidth(thickness);
        context.setLineDashes(dashed ? new double[] {5, 4} : new double[0]);
        stroke(context, points);
        context.setLineDashes();
      }
      case Mark.Dot(var x, var y, var radius, var ink) -> {
        context.setFill(pen.palette().color(role(ink)));
        context.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
      }
      case Mark.Text(var x, var y, var text, var ink, var anchor, var bold) -> {
        HPos at =
            switch (anchor) {
              case START -> HPos.LEFT;
              case MIDDLE -> HPos.CENTER;
              case END -> HPos.RIGHT;
            };
        if (bold) {
          pen.boldText(text, x, y, at, role(ink));
        } else {
          pen.text(text, x, y, at, role(ink));
        }
      }
    }
  }

  private static void stroke(GraphicsContext context, List<Mark.Point> points) {
    double[] xs = points.stream().mapToDouble(p -> crisp(p.x())).toArray();
    double[] ys = points.stream().mapToDouble(p -> crisp(p.y())).toArray();
    context.strokePolyline(xs, ys, xs.length);
  }

  /** Lines of a pixel fall on one row of them. */
  private static double crisp(double value) {
    return Math.floor(value) + 0.5;
  }

  private static Role role(Ink ink) {
    return switch (ink) {
      case TEXT -> Role.TEXT;
      case MUTED -> Role.MUTED;
      case SURFACE -> Role.SURFACE_RAISED;
      case BORDER -> Role.BORDER;
      case GRID -> Role.GRID;
      case ACCENT -> Role.ACCENT;
      case POSITIVE -> Role.POSITIVE;
      case ATTENTION -> Role.ATTENTION;
      case DANGER -> Role.DANGER;
      case GHOST -> Role.GHOST;
      case SERIES_1 -> Role.SERIES_1;
      case SERIES_2 -> Role.SERIES_2;
      case SERIES_3 -> Role.SERIES_3;
      case SERIES_4 -> Role.SERIES_4;
      case SERIES_5 -> Role.SERIES_5;
      case SERIES_6 -> Role.SERIES_6;
    };
  }
}
