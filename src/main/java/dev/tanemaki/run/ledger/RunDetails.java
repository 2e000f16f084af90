package dev.tanemaki.run.ledger;

import dev.tanemaki.database.Session;
import dev.tanemaki.run.CheckProgress;
import dev.tanemaki.run.RunBatch;
import dev.tanemaki.run.RunDetail;
import dev.tanemaki.run.RunDetail.Check;
import dev.tanemaki.run.RunDetail.Done;
import dev.tanemaki.run.RunDetail.Raised;
import dev.tanemaki.run.RunDetail.Retried;
import dev.tanemaki.verify.alert.Alert;
import java.util.List;
import java.util.Optional;

/** Reads what the ledger keeps of a run beyond its record, and writes its checks down. */
public final class RunDetails {

  private RunDetails() {}

  /** What an older Tanemaki has not kept is empty. */
  public static RunDetail read(Session session, long run) {
    if (!LedgerSchema.present(session) || !LedgerSchema.current(session)) {
      return new RunDetail(List.of(), List.of(), List.of(), List.of());
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
    var alerts =
        session.query(
            "select rule, value, rows from tanemaki.alert where run = ? and up order by raised",
            row -> new Raised(row.string(1), row.string(2), row.longValue(3)),
            run);
    return new RunDetail(retried, checks, acts, alerts);
  }

  /** The batches that are in, by table in loading order and by row. */
  public static List<RunBatch> batches(Session session, long run) {
    if (!LedgerSchema.present(session) || !LedgerSchema.current(session)) {
      return List.of();
    }
    return session.query(
        """
        select b.table_name, b.first_row, b.rows, b.worker, b.bytes, b.millis, b.attempts,
               b.committed
        from tanemaki.batch b
        left join tanemaki.extent x on x.run = b.run and x.table_name = b.table_name
        where b.run = ? order by x.position, b.first_row
        """,
        row ->
            new RunBatch(
                row.string(1),
                row.longValue(2),
                row.longValue(3),
                row.intValue(4),
                row.longValue(5),
                row.longValue(6),
                row.intValue(7),
                row.isNull(8) ? Optional.empty() : Optional.of(row.instant(8))),
        run);
  }

  /** Writes the checks of a run down, in place of those of an earlier verification. */
  public static void write(Session session, long run, List<CheckProgress> checks) {
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

  /** Writes down what was over its limit, in place of what an earlier verification has raised. */
  public static void writeAlerts(Session session, long run, List<Alert> alerts) {
    // A role that may only seed has no DELETE.
    session.execute("update tanemaki.alert set up = false where run = ?", run);
    for (Alert alert : alerts) {
      session.execute(
          """
          insert into tanemaki.alert (run, rule, value, rows) values (?, ?, ?, ?)
          on conflict (run, rule) do update set value = excluded.value, rows = excluded.rows,
            raised = excluded.raised, up = true
          """,
          run,
          alert.rule().toString(),
          alert.value(),
          alert.rows());
    }
  }
}
