package dev.tanemaki.generate;

import dev.tanemaki.generate.sampling.Mix;
import dev.tanemaki.schema.ColumnType;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What the rule of one column sees while it is compiled.
 *
 * @param type the column's type; empty for an auxiliary column, whose values keep the form they are
 *     made in
 * @param required whether the table refuses null here
 * @param seed the column's own seed
 * @param nulls probability of null
 */
record ColumnScope(
    TableCompiler table,
    String name,
    Optional<ColumnType> type,
    boolean required,
    long seed,
    double nulls) {

  /** Draw numbers of the rules: each is an independent stream. */
  static final int VALUE = 0;

  static final int WITHIN_CHOICE = 1;
  static final int NULLS = 2;
  static final int FLAGS = 16;

  long stream(int draw) {
    return Mix.draw(seed, draw);
  }

  Where where() {
    return new Where(table.name(), name);
  }

  ZoneOffset zone() {
    return table.plan().zone();
  }

  Literals literals() {
    return table.plan().literals();
  }

  /** A column of this table, or {@code column.attribute} of what a column chose. */
  Formula operand(String operand) {
    return table.operand(operand, where());
  }

  /** The picker with this column's null rate on top. */
  Picker nulled(Picker picker) {
    return nulls > 0 ? Nulls.of(picker, stream(NULLS), nulls) : picker;
  }
}
