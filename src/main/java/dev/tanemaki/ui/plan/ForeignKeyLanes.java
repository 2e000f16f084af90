package dev.tanemaki.ui.plan;

import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Foreign keys as lines beside a list of tables: a lane per table that refers to others, from the
 * first of them down to itself.
 */
record ForeignKeyLanes(List<Lane> lanes) {

  /**
   * A lane.
   *
   * @param child index of the table that refers
   * @param parents indexes of the tables referred to
   */
  record Lane(int child, Set<Integer> parents) {

    private int first() {
      return Math.min(child, parents.stream().mapToInt(p -> p).min().orElse(child));
    }

    private int last() {
      return Math.max(child, parents.stream().mapToInt(p -> p).max().orElse(child));
    }

    boolean joins(int row) {
      return row == child || parents.contains(row);
    }

    /** Whether the line runs through the upper half of a row. */
    boolean above(int row) {
      return row > first() && row <= last();
    }

    boolean below(int row) {
      return row >= first() && row < last();
    }
  }

  ForeignKeyLanes {
    lanes = List.copyOf(lanes);
  }

  /** More lanes than these leave no room for the tables. */
  static final int MOST = 8;

  /** The lanes as far as there is room: where they are too many, those of one table. */
  ForeignKeyLanes around(int row) {
    return lanes.size() <= MOST
        ? this
        : new ForeignKeyLanes(lanes.stream().filter(l -> l.joins(row)).limit(MOST).toList());
  }

  static ForeignKeyLanes of(List<TableRow> rows, Schema schema) {
    var lanes = new ArrayList<Lane>();
    for (int child = 0; child < rows.size(); child++) {
      var parents = new TreeSet<Integer>();
      var table = rows.get(child).in(schema);
      for (var key : table.map(Table::foreignKeys).orElse(List.of())) {
        for (int parent = 0; parent < rows.size(); parent++) {
          boolean referred =
              parent != child
                  && rows.get(parent)
                      .in(schema)
                      .map(t -> t.name().equals(key.referenced()))
                      .orElse(false);
          if (referred) {
            parents.add(parent);
          }
        }
      }
      if (!parents.isEmpty()) {
        lanes.add(new Lane(child, parents));
      }
    }
    return new ForeignKeyLanes(lanes);
  }
}
