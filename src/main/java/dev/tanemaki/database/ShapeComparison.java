package dev.tanemaki.database;

import dev.tanemaki.schema.Table;
import java.util.List;

/** Tells in words how a table that is present differs from the one expected. */
public final class ShapeComparison {

  private ShapeComparison() {}

  /**
   * What the expected table has and the present one lacks or has otherwise, one sentence each;
   * empty where rows made for the one fit the other. What the present table has in addition counts
   * only where it would refuse such rows.
   */
  public static List<String> differences(Table expected, Table present) {
    throw new UnsupportedOperationException("not yet");
  }
}
