package dev.tanemaki.run.ledger;

import dev.tanemaki.copy.CopyFormat;
import dev.tanemaki.database.Row;
import dev.tanemaki.database.ServerInfo;
import dev.tanemaki.database.Session;
import dev.tanemaki.run.RunOptions;
import dev.tanemaki.run.RunOptions.Constraints;
import dev.tanemaki.run.RunOptions.Mode;
import dev.tanemaki.run.RunPlace;
import dev.tanemaki.run.RunRecord;
import dev.tanemaki.run.RunRecord.Status;
import dev.tanemaki.run.ledger.Audit.Act;
import dev.tanemaki.telemetry.Throughput;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The book of runs in a target. Every method is one statement or two in the session's transaction;
 * {@link LedgerSchema#ensure} comes first.
 */
public final class Ledger {

  /**
   * What has to be known to begin a run, or to go on with it.
   *
   * @param planText the canonical plan, whole
   */
  public record Entry(
      String planName,
      String planText,
      String fingerprint,
      String generatorVersion,
      RunOptions options,
      List<Extent> extents) {
    public Entry {
      extents = List.copyOf(extents);
    }

    long totalRows() {
      return extents.stream().mapToLong(Extent::rows).sum();
    }
  }

  /**
   * Batches of one table that are in.
   *
   * @param firstRows where they begin
   * @param rows how many rows they hold together
   */
  public record Committed(Set<Long> firstRows, long rows) {
    public static final Committed NONE = new Committed(Set.of(), 0);
  }

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

  private Ledger() {}

  /** Writes a new run down and gives its number. */
  public static long begin(Session session, Entry entry) {
    long run =
        session.queryLong(
            """
            insert into tanemaki.execution (plan_name, fingerprint, generator_version, plan,
              batch_size, workers, mode, constraints, format, status, total_rows,
              host, application, home, machine, server, settings)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'running', ?, ?, ?, ?, ?,
              'PostgreSQL ' || current_setting('server_version'),
              (select jsonb_object_agg(name, setting) from (
                 select name, current_setting(name, true) as setting
                 from pg_catalog.pg_settings where name = any (?)) s where setting is not null))
            returning run
            """,
            entry.planName(),
            entry.fingerprint(),
            entry.generatorVersion(),
            entry.planText(),
            entry.options().batchSize(),
            entry.options().workers(),
            entry.options().mode().name().toLowerCase(Locale.ROOT),
            entry.options().constraints().label(),
            entry.options().format().label(),
            entry.totalRows(),
            Client.host(),
            Client.application(),
            Home.of(session).text(),
            Client.machine(),
            ServerInfo.SETTINGS);
    int position = 0;
    for (Extent extent : entry.extents()) {
      session.execute(
          """
          insert into tanemaki.extent (run, position, table_name, first_row, rows, merged)
          values (?, ?, ?, ?, ?, ?)
          """,
          run,
          position++,
          extent.table(),
          extent.firstRow(),
          extent.rows(),
          extent.merged());
    }
    Audit.write(session, Act.START, run);
    return run;
  }

  /**
   * Takes a batch for the transaction under way.
   *
   * @param attempts how often it has been tried, this time included
   * @return whether it is taken; otherwise its rows are in already
   */
  public static boolean claim(Session session, long run, Extent batch, int worker, int attempts) {
    return session.execute(
            """
            insert into tanemaki.batch (run, table_name, first_row, rows, worker, attempts)
            values (?, ?, ?, ?, ?, ?) on conflict do nothing
            """,
            run,
            batch.table(),
            batch.firstRow(),
            batch.rows(),
            worker,
            attempts)
        == 1;
  }

  /** Completes a claim with what was loaded, before the commit. */
  public static void loaded(
      Session session, long run, Extent batch, long rows, long bytes, long millis) {
    session.execute(
        """
        update tanemaki.batch
        set rows = ?, bytes = ?, millis = ?, committed = clock_timestamp()
        where run = ? and table_name = ? and first_row = ?
        """,
        rows,
        bytes,
        millis,
        run,
        batch.table(),
        batch.firstRow());
  }

  /** Keeps what the catalog said of a run's tables, if that is not kept already. */
  public static void describe(Session session, long run, List<String> catalog) {
    session.execute(
        "update tanemaki.execution set catalog = ? where run = ? and cardinality(catalog) = 0",
        catalog,
        run);
  }

  /** Whether two runs are of plans of the same name, which speak of the same tables. */
  static boolean samePlan(Session session, long run, long other) {
    return session.queryLong(
            """
            select count(*) from tanemaki.execution a join tanemaki.execution b using (plan_name)
            where a.run = ? and b.run = ?
            """,
            run,
            other)
        > 0;
  }

  /** What the catalog said of a run's tables; empty where nothing has stepped aside. */
  public static List<String> description(Session session, long run) {
    return session
        .queryOne(
            "select catalog from tanemaki.execution where run = ?", row -> row.strings(1), run)
        .orElse(List.of());
  }

  /** Batches of a run that are in, by table. */
  public static Map<String, Committed> committed(Session session, long run) {
    var committed = new HashMap<String, Committed>();
    session.forEach(
        "select table_name, first_row, rows from tanemaki.batch where run = ?",
        row -> {
          var firsts = new HashSet<>(Set.of(row.longValue(2)));
          committed.merge(
              row.string(1),
              new Committed(firsts, row.longValue(3)),
              (a, b) -> {
                a.firstRows().addAll(b.firstRows());
                return new Committed(a.firstRows(), a.rows() + b.rows());
              });
        },
        run);
    return committed;
  }

  /** Batches of one table of a run that hold rows, the last first. */
  public static List<Extent> batches(Session session, long run, String table) {
    return session.query(
        """
        select first_row, rows from tanemaki.batch
        where run = ? and table_name = ? and rows > 0 order by first_row desc
        """,
        row -> new Extent(table, row.longValue(1), row.longValue(2), false),
        run,
        table);
  }

  /** A run's rows begin to go. From here on its rows are those of its batches that are left. */
  public static void undoing(Session session, long run) {
    session.execute(
        """
        update tanemaki.execution set status = 'undoing', rows = 0, ended = null, error = ''
        where run = ?
        """,
        run);
    Audit.write(session, Act.UNDO, run);
  }

  /**
   * Takes a batch out, for the transaction that removes its rows.
   *
   * @return false where it is out already
   */
  public static boolean forget(Session session, long run, Extent batch) {
    return session.execute(
            "delete from tanemaki.batch where run = ? and table_name = ? and first_row = ?",
            run,
            batch.table(),
            batch.firstRow())
        == 1;
  }

  /** An interrupted run goes on. One that has finished stays so: nothing is left to do but look. */
  public static void reopen(Session session, long run) {
    session.execute(
        """
        update tanemaki.execution set status = 'running', ended = null, error = ''
        where run = ? and status <> 'finished'
        """,
        run);
    Audit.write(session, Act.RESUME, run);
  }

  /**
   * Notes how work on a run ended. One that had finished stays so, whatever becomes of another look
   * at its rows: they are in, and the last verification that came to its end stands.
   *
   * @param error empty where nothing failed
   * @param retries how often something was tried again
   * @param part what came in since the run began or went on; another look adds nothing
   * @return the throughput of all its parts
   */
  public static Throughput end(
      Session session, long run, Status status, String error, long retries, Throughput part) {
    boolean stopped = status == Status.CANCELLED || status == Status.FAILED;
    Optional<Throughput> whole =
        session.queryOne(
            """
            update tanemaki.execution e set
              status = case when kept then e.status else ? end,
              error = case when kept then e.error else ? end,
              ended = coalesce(ended, clock_timestamp()), retries = retries + ?,
              rows = (select coalesce(sum(b.rows), 0) from tanemaki.batch b where b.run = e.run),
              load_rows = e.load_rows + open * p.load_rows,
              load_seconds = e.load_seconds + open * p.load_seconds,
              loaded_rows = e.loaded_rows + open * p.rows,
              seconds = e.seconds + open * p.seconds
            from (select run, status = 'finished' and ? as kept,
                    case when status = 'finished' then 0 else 1 end as open
                  from tanemaki.execution) k,
              (values (?, ?, ?, ?)) p (load_rows, load_seconds, rows, seconds)
            where e.run = ? and k.run = e.run
            returning e.load_rows, e.load_seconds, e.loaded_rows, e.seconds
            """,
            row -> throughput(row, 1),
            status.label(),
            error,
            retries,
            stopped,
            part.loadRows(),
            part.loadSeconds(),
            part.rows(),
            part.seconds(),
            run);
    boolean undoCancelled = status == Status.UNDOING && error.isEmpty();
    if (status == Status.CANCELLED || undoCancelled) {
      Audit.write(session, Act.CANCEL, run);
    }
    return whole.orElse(part);
  }

  /**
   * Keeps the operator's words with a run, in place of earlier ones.
   *
   * @return false where there is no such run
   */
  public static boolean note(Session session, long run, String words) {
    return session.execute("update tanemaki.execution set note = ? where run = ?", words, run) == 1;
  }

  /** All runs, newest first. */
  public static List<RunRecord> list(Session session) {
    var suspended = SuspendedDefinitions.outstanding(session);
    return session.query(RECORD + "order by e.run desc", row -> record(row, suspended));
  }

  public static Optional<RunRecord> find(Session session, long run) {
    var suspended = SuspendedDefinitions.outstanding(session);
    return session.queryOne(RECORD + "where e.run = ?", row -> record(row, suspended), run);
  }

  /** All that is needed to go on with a run that {@link #find} has found. */
  static Entry entry(Session session, RunRecord record) {
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
    return new Entry(
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

  private static Throughput throughput(Row row, int column) {
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
