package dev.tanemaki.benchmark;

import java.util.List;

/**
 * What a pilot found; seconds and bytes of its own few rows.
 *
 * @param tables in loading order
 * @param parts keys, indexes and foreign keys, each added to full tables one by one
 * @param workers connections that loaded
 * @param verifySeconds of verifying all of the pilot's rows
 * @param provenSeconds of the same where the server has just proven keys and foreign keys
 * @param analyzeSeconds of looking at all tables, which takes a sample of them
 * @param bareCeiling of the main table, NaN where it was not measured
 * @param keepCeiling the same with everything in place
 */
record Reading(
    List<OfTable> tables,
    List<OfPart> parts,
    int workers,
    double verifySeconds,
    double provenSeconds,
    double analyzeSeconds,
    double bareCeiling,
    double keepCeiling) {

  Reading {
    tables = List.copyOf(tables);
    parts = List.copyOf(parts);
  }

  /**
   * One table.
   *
   * @param rows the pilot's
   * @param planRows what the run will load
   * @param presentRows what is there before it
   * @param bare loaded without indexes and keys
   * @param keep loaded with them
   * @param bytes without indexes
   */
  record OfTable(
      String name, long rows, long planRows, long presentRows, Load bare, Load keep, long bytes) {}

  /** Seconds and bytes of the server's log. */
  record Load(double seconds, long walBytes) {}

  /**
   * One key, index or foreign key.
   *
   * @param table the name of its table
   * @param sorted whether making it sorts the rows
   * @param bytes what it takes; 0 for a foreign key
   */
  record OfPart(String table, boolean sorted, double seconds, long bytes, long walBytes) {}
}
