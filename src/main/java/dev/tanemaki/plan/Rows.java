package dev.tanemaki.plan;

import java.util.List;

/** How many rows a table gets and where they come from. */
public sealed interface Rows {

  /** That many generated rows, 1 to {@link #MOST}. */
  record Count(long count) implements Rows {

    /**
     * A thousand times what the largest PostgreSQL table holds (32 TB of rows of nothing); sums of
     * such numbers stay exact.
     */
    public static final long MOST = 1_000_000_000_000_000L;
  }

  /**
   * As many rows as the fan-outs of a parent add up to: this table's {@link Rule.Reference} with a
   * fan-out says which parent.
   */
  record PerParent() implements Rows {}

  /**
   * Rows that are facts rather than random: a CSV file beside the plan.
   *
   * @param source where they were read from, for messages
   * @param header names of the fields; names that are no columns of the table serve as auxiliary
   *     columns (weights, labels)
   * @param records one list of fields per row; an empty field is null
   */
  record Listed(String source, List<String> header, List<List<String>> records) implements Rows {
    public Listed {
      header = List.copyOf(header);
      records = records.stream().map(List::copyOf).toList();
    }
  }
}
