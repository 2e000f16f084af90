package dev.tanemaki.ui.plan;

import dev.tanemaki.generate.TableSize;
import java.util.List;
import java.util.Optional;

/**
 * What a plan will take.
 *
 * @param seconds at the pace of the last run; NaN where there was none
 */
record Estimates(List<TableSize> tables, double seconds) {

  Estimates {
    tables = List.copyOf(tables);
  }

  static Estimates of(List<TableSize> tables, double rowsPerSecond) {
    long rows = tables.stream().mapToLong(TableSize::rows).sum();
    return new Estimates(tables, rowsPerSecond > 0 ? rows / rowsPerSecond : Double.NaN);
  }

  long rows() {
    return tables.stream().mapToLong(TableSize::rows).sum();
  }

  long bytes() {
    return tables.stream().mapToLong(TableSize::bytes).sum();
  }

  /** The table of that name in the plan. */
  Optional<TableSize> of(String name) {
    String bare = name.substring(name.lastIndexOf('.') + 1);
    return tables.stream().filter(t -> t.table().equals(bare)).findFirst();
  }
}
