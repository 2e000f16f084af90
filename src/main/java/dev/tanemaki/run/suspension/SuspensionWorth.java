package dev.tanemaki.run.suspension;

import dev.tanemaki.database.suspension.Definition;
import dev.tanemaki.schema.Table.ForeignKey;
import dev.tanemaki.schema.Table.Index;
import dev.tanemaki.schema.Table.Key;
import java.util.List;

/**
 * What a table's indexes and foreign keys cost while rows come in, and what they cost when they
 * come back after the load, by arithmetic. Seconds of one processor, good for comparing the two.
 *
 * @param keptSeconds where they stay
 * @param asideSeconds where they step aside and come back
 */
record SuspensionWorth(double keptSeconds, double asideSeconds) {

  /*
   * Measured on a table of thirty columns and a kilobyte a row, PostgreSQL 15 and 18: the trigger
   * of a foreign key looks its parent up for every row, a validation joins the tables once; an index
   * is searched for every row, or sorted once.
   */
  private static final double FOREIGN_KEY_KEPT_MICROS = 5;
  private static final double FOREIGN_KEY_BACK_MICROS = 0.4;
  private static final double INDEX_KEPT_MICROS = 1.5;
  private static final double INDEX_BACK_MICROS = 0.8;

  /** Locks, catalog and a flushed file, for each, however few the rows. */
  private static final double EACH_SECONDS = 0.02;

  /** A guess has to promise this much before it is worth disturbing a schema. */
  private static final double MARGIN = 0.75;

  /**
   * @param rows to be loaded
   * @param present rows that are in the table already
   */
  static SuspensionWorth of(List<Definition> definitions, long rows, long present) {
    double kept = 0;
    double back = 0;
    for (Definition definition : definitions) {
      switch (definition.what()) {
        case ForeignKey f -> {
          kept += FOREIGN_KEY_KEPT_MICROS;
          back += FOREIGN_KEY_BACK_MICROS;
        }
        case Key k -> {
          kept += INDEX_KEPT_MICROS;
          back += INDEX_BACK_MICROS;
        }
        case Index i -> {
          kept += INDEX_KEPT_MICROS;
          back += INDEX_BACK_MICROS;
        }
      }
    }
    return new SuspensionWorth(
        kept * rows / 1e6, back * (rows + present) / 1e6 + EACH_SECONDS * definitions.size());
  }

  boolean suspend() {
    return asideSeconds < MARGIN * keptSeconds;
  }
}
