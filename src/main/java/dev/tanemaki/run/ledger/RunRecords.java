package dev.tanemaki.run.ledger;

import dev.tanemaki.copy.CopyFormat;
import dev.tanemaki.database.Row;
import dev.tanemaki.database.Session;
import dev.tanemaki.run.RunOptions;
import dev.tanemaki.run.RunOptions.Constraints;
import dev.tanemaki.run.RunOptions.Mode;
import dev.tanemaki.run.RunPlace;
import dev.tanemaki.run.RunRecord;
import dev.tanemaki.run.RunRecord.Status;
import dev.tanemaki.telemetry.Throughput;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Runs as the book has them, read for whoever looks at them or goes on with one. */
public final class RunRecords {

  private static final String RECORD =
      """
      select e.run, e.plan_name, e.fingerprint, e.generator_version, e.batch_size, e.workers,
             e.mode,
             case when e.status = 'running' and not held then 'interrupted' else e.status end,
             e.started, e.ended, e.total_rows, e.error,
             greatest(e.rows, (select coalesce(sum(b.rows), 0) from tanemaki.batch b
                               where b.run = e.run)),
             -- Ledgers of before have no such columns.
             coalesce(j ->> 'constraints', 'keep'), coalesce(j ->> 'note', ''),
             coalesce(j ->> 'server', ''), coalesce(j ->> 'machine', ''),
             array(select s.key from jsonb_each_text(j -> 'settings') s order by 1),
             array(select s.value from jsonb_each_text(j -> 'settings') s order by s.key),
             coalesce(j ->> 'format', 'binary'),
             coalesce((j ->> 'load_rows')::bigint, 0),
             coalesce((j ->> 'load_seconds')::double precision, 0),
             coalesce((j ->> 'loaded_rows')::bigint, 0),
             coalesce((j ->> 'seconds')::double precision, 0)
      from tanemaki.execution e cross join lateral (select %s as held) o
        cross join lateral (select to_jsonb(e) - 'plan' - 'catalog' as j offset 0) k
      """
          .formatted(RunLock.HELD);

  private RunRecords() {}

  /** All runs, newest first. */
  public static List<RunRecord> list(Session session) {
    var suspended = SuspendedDefinitions.outstanding(session);
    return session.query(RECORD + "order by e.run desc", row -> record(row, suspended));
  }

  /** The run of this number; empty where there is none. */
  public static Optional<RunRecord> find(Session session, long run) {
    var suspended = SuspendedDefinitions.outstanding(session);
    return session.queryOne(RECORD + "where e.run = ?", row -> record(row, suspended), run);
  }

  /** All that is needed to go on with a run that {@link #find} has found. */
  static Ledger.Entry entry(Session session, RunRecord record) {
    var extents =
        session.query(
            """
            select table_name, first_row, rows, merged from tanemaki.extent
            where run = ? order by position
            """,
            row -> new Extent(row.string(1), row.longValue(2), row.longValue(3), row.bool(4)),
            record.run());
    String text =
        session
            .queryOne(
                "select plan from tanemaki.execution where run = ?",
                row -> row.string(1),
                record.run())
            .orElse("");
    return new Ledger.Entry(
        record.plan(),
        text,
        record.fingerprint(),
        record.generatorVersion(),
        record.options(),
        extents);
  }

  private static Map<String, String> settings(List<String> names, List<String> values) {
    var settings = new HashMap<String, String>();
    for (int i = 0; i < names.size(); i++) {
      settings.put(names.get(i), values.get(i));
    }
    return settings;
  }

  /** Of a run that has ended; older ledgers only tell when. */
  private static Throughput throughput(Row row) {
    Throughput kept = throughput(row, 21);
    Duration took = Duration.between(row.instant(9), row.instant(10));
    return kept.seconds() > 0
        ? kept
        : new Throughput(0, 0, row.longValue(13), took.toNanos() / 1e9);
  }

  /** What four columns from this one on say of a load and of all rows. */
  static Throughput throughput(Row row, int column) {
    return new Throughput(
        row.longValue(column),
        row.doubleValue(column + 1),
        row.longValue(column + 2),
        row.doubleValue(column + 3));
  }

  private static RunRecord record(Row row, Map<Long, Integer> suspended) {
    return new RunRecord(
        row.longValue(1),
        row.string(2),
        row.string(3),
        row.string(4),
        new RunOptions(
            row.intValue(5),
            row.intValue(6),
            Mode.valueOf(row.string(7).toUpperCase(Locale.ROOT)),
            Constraints.valueOf(row.string(14).toUpperCase(Locale.ROOT)),
            CopyFormat.of(row.string(20)).orElseThrow()),
        Status.valueOf(row.string(8).toUpperCase(Locale.ROOT)),
        row.instant(9),
        row.isNull(10) ? Optional.empty() : Optional.of(row.instant(10)),
        row.longValue(13),
        row.longValue(11),
        row.isNull(10) ? Throughput.NONE : throughput(row),
        row.string(12),
        suspended.getOrDefault(row.longValue(1), 0),
        row.string(15),
        new RunPlace(row.string(16), row.string(17), settings(row.strings(18), row.strings(19))));
  }
}
