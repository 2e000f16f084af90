package dev.tanemaki.database;

import java.time.Instant;
import java.util.List;

/**
 * One row of a result, valid only while its mapper runs. Columns count from 1. A null is {@code
 * null}, 0, false or an empty list; {@link #isNull} tells it from those.
 */
public interface Row {

  boolean isNull(int column);

  String string(int column);

  int intValue(int column);

  long longValue(int column);

  double doubleValue(int column);

  boolean bool(int column);

  byte[] bytes(int column);

  Instant instant(int column);

  /** An array of anything, its elements as text; null elements are {@code null}. */
  List<String> strings(int column);

  /** How many columns the result has. */
  int width();

  /** Turns a row into a value. */
  @FunctionalInterface
  interface Mapper<T> {
    T map(Row row);
  }
}
