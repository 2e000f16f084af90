package dev.tanemaki.benchmark.figure;

import dev.tanemaki.benchmark.result.Cell;
import dev.tanemaki.benchmark.result.Measure;

/**
 * The words in figures, in the reader's language.
 *
 * @param heat title of the heat map
 * @param endToEnd the rate over the whole time, with its unit; {@code loadRate} that while loading
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
    String endToEnd,
    String loadRate,
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
          "end to end, rows/s",
          "load rate, rows/s",
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

  /** What a rate is called, with its unit. */
  public String rate(Measure measure) {
    return switch (measure) {
      case WHOLE -> endToEnd;
      case LOAD -> loadRate;
    };
  }

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
