package dev.tanemaki.run;

import dev.tanemaki.database.Session;
import java.time.Instant;
import java.util.List;

/**
 * What the ledger knows of a past run beyond its record. All lists are empty where an older
 * Tanemaki has kept the ledger.
 *
 * @param retried batches that took more than one try, in the order of tables and rows
 * @param checks the constraints as verified after the run's last load
 * @param acts what operators did to it, the first first
 */
public record RunDetail(List<Retried> retried, List<Check> checks, List<Done> acts) {

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

  public RunDetail {
    retried = List.copyOf(retried);
    checks = List.copyOf(checks);
    acts = List.copyOf(acts);
  }

  static RunDetail read(Session session, long run) {
    if (!LedgerSchema.present(session) || !LedgerSchema.current(session)) {
      return new RunDetail(List.of(), List.of(), List.of());
    }
    var retried =
        session.query(
            """
            select table_name, first_row, rows, attempts from tanemaki.batch
            where run = ? and attempts > 1 order by table_name, first_row
            """,
            row -> new Retried(row.string(1), row.longValue(2), row.longValue(3), row.intValue(4)),
            run);
    var checks =
        session.query(
            """
            select table_name, name, kind, rows, violations from tanemaki.verification
            where run = ? order by table_name, kind, name
            """,
            row ->
                new Check(
                    row.string(1),
                    row.string(2),
                    row.string(3),
                    row.longValue(4),
                    row.longValue(5)),
            run);
    var acts =
        session.query(
            """
            select at, act, operator, concat_ws(' ', nullif(host, ''), '(' || host(client) || ')')
            from tanemaki.audit where run = ? order by entry
            """,
            row -> new Done(row.instant(1), row.string(2), row.string(3), row.string(4)),
            run);
    return new RunDetail(retried, checks, acts);
  }

  /** Writes the checks of a run down, in place of those of an earlier verification. */
  static void write(Session session, long run, List<CheckProgress> checks) {
    for (CheckProgress check : checks) {
      session.execute(
          """
          insert into tanemaki.verification (run, table_name, kind, name, rows, violations)
          values (?, ?, ?, ?, ?, ?) on conflict (run, table_name, kind, name)
          do update set rows = excluded.rows, violations = excluded.violations
          """,
          run,
          check.table(),
          check.kind().name().toLowerCase(java.util.Locale.ROOT),
          check.name(),
          check.rows(),
          check.violations());
    }
  }
}
