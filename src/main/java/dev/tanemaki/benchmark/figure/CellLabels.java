package dev.tanemaki.benchmark.figure;

import dev.tanemaki.benchmark.result.Cell;
import dev.tanemaki.benchmark.result.Way;
import java.util.List;

/**
 * What settings are called in a figure, such as {@code 5,000 × 2 keep text}. A format is told where
 * it is not the usual.
 *
 * @param constraints whether it tells what is done to them
 */
record CellLabels(boolean constraints, Words words) {

  /** Labels that tell the constraints where the ways differ by them. */
  static CellLabels of(List<Way> ways, Words words) {
    return new CellLabels(ways.stream().map(Way::constraints).distinct().count() > 1, words);
  }

  String of(Cell cell) {
    return "%,d × %d%s%s"
        .formatted(
            cell.batchSize(),
            cell.workers(),
            constraints ? " " + words.constraints(cell.constraints()) : "",
            cell.unusualFormat() ? " " + words.format(cell.format()) : "");
  }
}
