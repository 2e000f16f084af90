package dev.tanemaki.database.suspension;

import dev.tanemaki.database.Session;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** How far the server is with building indexes, from {@code pg_stat_progress_create_index}. */
public final class BuildProgress {

  /**
   * How much of a build each of a B-tree's phases takes, about: reading the table, sorting, writing
   * the tree. Measured on text and integer keys of a table with rows of a kilobyte; only a bar
   * hangs on it.
   */
  private static final double SCAN = 0.6;

  private static final double SORT = 0.25;

  private BuildProgress() {}

  /**
   * Shares of the builds under way, 0 to 1, by the process ids of the sessions that build.
   *
   * @param pids the sessions asked about
   */
  public static Map<Integer, Double> of(Session session, Collection<Integer> pids) {
    var shares = new HashMap<Integer, Double>();
    session.forEach(
        """
        select pid, phase, blocks_done, blocks_total, tuples_done, tuples_total
        from pg_catalog.pg_stat_progress_create_index where pid::text = any (cast(? as text[]))
        """,
        row ->
            shares.put(
                row.intValue(1),
                share(
                    row.string(2),
                    ratio(row.longValue(3), row.longValue(4)),
                    ratio(row.longValue(5), row.longValue(6)))),
        pids.stream().map(String::valueOf).toList());
    return shares;
  }

  private static double share(String phase, double blocks, double tuples) {
    if (phase.contains("scanning table")) {
      return SCAN * blocks;
    }
    if (phase.contains("sorting")) {
      return SCAN;
    }
    if (phase.contains("loading tuples")) {
      return SCAN + SORT + (1 - SCAN - SORT) * tuples;
    }
    // Other kinds of index name no phases; some count blocks all the same.
    return phase.startsWith("building index") ? blocks : 0;
  }

  private static double ratio(long done, long total) {
    return total <= 0 ? 0 : Math.min(1, (double) done / total);
  }
}
