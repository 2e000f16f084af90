package dev.tanemaki.run.ledger;

import dev.tanemaki.database.ServerInfo;
import dev.tanemaki.database.Session;
import dev.tanemaki.run.RunOptions;
import dev.tanemaki.run.RunRecord.Status;
import dev.tanemaki.run.ledger.Audit.Act;
import dev.tanemaki.telemetry.Throughput;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The book of runs in a target, as they begin, go on, end and are described. Every method is one
 * statement or two in the session's transaction; {@link LedgerSchema#ensure} comes first. What the
 * book says is read by {@link RunRecords}, what is in by {@link Batches}.
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
            row -> RunRecords.throughput(row, 1),
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
    // Of a run that an older Tanemaki has finished nothing was kept: what is told is the look.
    return whole.filter(w -> w.seconds() > 0).orElse(part);
  }

  /**
   * Keeps the operator's words with a run, in place of earlier ones.
   *
   * @return false where there is no such run
   */
  public static boolean note(Session session, long run, String words) {
    return session.execute("update tanemaki.execution set note = ? where run = ?", words, run) == 1;
  }
}
