package dev.tanemaki.benchmark.figure;

import dev.tanemaki.benchmark.result.Cell;
import dev.tanemaki.benchmark.result.Way;
import java.util.List;

/**
 * What settings are called in a figure, such as {@code 5,000 × 2 keep text}.
 *
 * @param constraints whether it tells what is done to them
 * @param formats whether it tells the format
 */
record CellLabels(boolean constraints, boolean formats, Words words) {

  /** Labels that tell what the ways differ by, and a format that is not usual. */
  static CellLabels of(List<Way> ways, Words words) {
    return new CellLabels(
        ways.stream().map(Way::constraints).distinct().count() > 1, told(ways), words);
  }

  /** Labels that tell the constraints whatever they are. */
  static CellLabels full(List<Way> ways, Words words) {
    return new CellLabels(true, told(ways), words);
  }

  private static boolean told(List<Way> ways) {
    return !ways.stream().map(Way::format).allMatch(Cell.USUAL_FORMAT::equals);
  }

  String of(Cell cell) {
    return "%,d × %d%s%s"
        .formatted(
            cell.batchSize(),
            cell.workers(),
            constraints ? " " + words.constraints(cell.constraints()) : "",
            formats ? " " + words.format(cell.format()) : "");
  }
}
