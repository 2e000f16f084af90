package dev.tanemaki.benchmark.figure;

import dev.tanemaki.benchmark.result.Cell;

/**
 * The words in figures, in the reader's language.
 *
 * @param heat title of the heat map
 * @param keep constraints that stay; {@code suspend} and {@code auto} likewise
 * @param text the format in which values go as they are written
 */
public record Words(
    String heat,
    String bars,
    String scaling,
    String memory,
    String time,
    String compare,
    String batchSize,
    String workers,
    String rows,
    String rowsPerSecond,
    String seconds,
    String linear,
    String measured,
    String heap,
    String resident,
    String insert,
    String copy,
    String ceiling,
    String best,
    String usual,
    String change,
    String keep,
    String suspend,
    String auto,
    String binary,
    String text) {

  /** English. */
  public static final Words ENGLISH =
      new Words(
          "Throughput by batch size and workers",
          "Settings and reference lanes, with the confidence interval of the median",
          "Scaling with workers",
          "Client memory by rows",
          "Throughput over time",
          "Side by side, with confidence intervals",
          "rows per batch",
          "workers",
          "rows",
          "rows/s",
          "seconds",
          "linear",
          "measured",
          "heap, peak",
          "resident, peak",
          "INSERT of many rows",
          "COPY, constraints in place",
          "ceiling: COPY, bare table",
          "advised",
          "default",
          "Change",
          "keep",
          "suspend",
          "auto",
          "binary",
          "text");

  /** The word for a format. */
  public String format(String label) {
    return label.equals(Cell.USUAL_FORMAT) ? binary : text;
  }

  /** The word for a way to treat constraints. */
  public String constraints(String label) {
    return switch (label) {
      case "keep" -> keep;
      case "suspend" -> suspend;
      default -> auto;
    };
  }
}
