package dev.tanemaki.run;

import java.time.Instant;
import java.util.List;

/**
 * What the ledger knows of a past run beyond its record. All lists are empty where an older
 * Tanemaki has kept the ledger.
 *
 * @param retried batches that took more than one try, in the order of tables and rows
 * @param checks the constraints as verified after the run's last load
 * @param acts what operators did to it, the first first
 * @param alerts what was over its limit after the run's last load
 */
public record RunDetail(
    List<Retried> retried, List<Check> checks, List<Done> acts, List<Raised> alerts) {

  /** A batch that took more than one try. */
  public record Retried(String table, long firstRow, long rows, int attempts) {}

  /** A constraint over the rows of its table; {@code kind} as in {@link CheckProgress.Kind}. */
  public record Check(String table, String name, String kind, long rows, long violations) {}

  /**
   * Something that was done to the run.
   *
   * @param operator the role of the server
   * @param from the client's host name and its address as the server sees it, as far as known
   */
  public record Done(Instant at, String act, String operator, String from) {}

  /**
   * Something that was over its limit.
   *
   * @param rule as the operator wrote it
   * @param value in the unit of the rule's limit
   * @param rows that it was measured of
   */
  public record Raised(String rule, String value, long rows) {}

  public RunDetail {
    retried = List.copyOf(retried);
    checks = List.copyOf(checks);
    acts = List.copyOf(acts);
    alerts = List.copyOf(alerts);
  }
}
