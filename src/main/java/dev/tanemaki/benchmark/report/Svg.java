package dev.tanemaki.benchmark.report;

import dev.tanemaki.benchmark.figure.Figure;
import dev.tanemaki.benchmark.figure.Ink;
import dev.tanemaki.benchmark.figure.Mark;
import java.util.Locale;
import java.util.stream.Collectors;

/** A figure as SVG for a page whose style gives the colours, so that it follows light and dark. */
final class Svg {

  private static final double BASELINE = 0.35;

  private Svg() {}

  static String of(Figure figure) {
    return "<svg viewBox=\"0 0 %s %s\" role=\"img\" aria-label=\"%s\" style=\"font-size:%spx\">%s</svg>"
        .formatted(
            number(figure.width()),
            number(figure.height()),
            escape(figure.title()),
            number(figure.textSize()),
            figure.marks().stream()
                .map(mark -> mark(mark, figure.textSize()))
                .collect(Collectors.joining()));
  }

  private static String mark(Mark mark, double textSize) {
    return switch (mark) {
      case Mark.Box(var x, var y, var w, var h, var ink, var opacity) ->
          "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"2\" fill=\"%s\" opacity=\"%s\"/>"
              .formatted(number(x), number(y), number(w), number(h), color(ink), number(opacity));
      case Mark.Frame(var x, var y, var w, var h, var ink, var thickness) ->
          "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"2\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"/>"
              .formatted(number(x), number(y), number(w), number(h), color(ink), number(thickness));
      case Mark.Path(var points, var ink, var thickness, var dashed) ->
          "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"%s/>"
              .formatted(
                  points.stream()
                      .map(p -> number(p.x()) + "," + number(p.y()))
                      .collect(Collectors.joining(" ")),
                  color(ink),
                  number(thickness),
                  dashed ? " stroke-dasharray=\"5 4\"" : "");
      case Mark.Dot(var x, var y, var radius, var ink) ->
          "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\"/>"
              .formatted(number(x), number(y), number(radius), color(ink));
      case Mark.Text(var x, var y, var text, var ink, var anchor, var bold) ->
          "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" fill=\"%s\"%s>%s</text>"
              .formatted(
                  number(x),
                  number(y + textSize * BASELINE),
                  anchor.name().toLowerCase(Locale.ROOT),
                  color(ink),
                  bold ? " font-weight=\"600\"" : "",
                  escape(text));
    };
  }

  private static String color(Ink ink) {
    return "var(--" + ink.name().toLowerCase(Locale.ROOT).replace('_', '-') + ")";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value).replaceAll("\\.?0+$", "");
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
