package dev.tanemaki.run.suspension;

import dev.tanemaki.database.ErrorClass;
import dev.tanemaki.database.ServerException;
import dev.tanemaki.database.Session;
import dev.tanemaki.database.suspension.CatalogFingerprint;
import dev.tanemaki.database.suspension.Definition;
import dev.tanemaki.database.suspension.DefinitionReader;
import dev.tanemaki.database.suspension.Definitions;
import dev.tanemaki.database.suspension.LockHolders;
import dev.tanemaki.database.suspension.Staying;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.run.LogLine.Event;
import dev.tanemaki.run.RunOptions.Constraints;
import dev.tanemaki.run.control.RunLog;
import dev.tanemaki.run.control.Sessions;
import dev.tanemaki.run.layout.Prepared;
import dev.tanemaki.run.layout.Step;
import dev.tanemaki.run.layout.TableJob;
import dev.tanemaki.run.ledger.Ledger;
import dev.tanemaki.run.ledger.SuspendedDefinitions;
import dev.tanemaki.run.target.Locks;
import dev.tanemaki.run.target.Privileges;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.Table;
import dev.tanemaki.schema.Table.ForeignKey;
import dev.tanemaki.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Lets indexes and foreign keys step aside before a load, where that is wanted. What goes is in the
 * ledger when it is gone: both happen in one transaction, which locks the tables only for itself.
 */
public final class Suspension {

  /** Nobody expects indexes to leave a table that takes no time. */
  private static final double WORTH_TELLING_SECONDS = 0.05;

  private final Sessions sessions;
  private final RunLog log;

  public Suspension(Sessions sessions, RunLog log) {
    this.sessions = sessions;
    this.log = log;
  }

  /**
   * Decides table by table, says so, and lets go.
   *
   * @throws dev.tanemaki.problem.ProblemException failed, with nothing touched, where the operator
   *     insists and a lock does not come
   */
  public void begin(Prepared prepared) {
    Constraints wanted = prepared.options().constraints();
    sessions.once(
        session -> {
          List<TableJob> jobs = leaving(session, prepared, wanted);
          if (!jobs.isEmpty()) {
            suspend(session, prepared, jobs, wanted);
          }
          return null;
        });
  }

  /** The tables whose definitions are to go. */
  private List<TableJob> leaving(Session session, Prepared prepared, Constraints wanted) {
    Set<TableName> aside =
        SuspendedDefinitions.of(session, prepared.run()).stream()
            .map(entry -> entry.definition().table())
            .collect(Collectors.toSet());
    var leaving = new ArrayList<TableJob>();
    for (TableJob job : prepared.jobs()) {
      long rows = job.extent().rows() - job.committed().rows();
      // A table that takes rows over by their keys needs its keys; one resumed has let go before.
      if (!job.extent().merged() && rows > 0 && !aside.contains(job.table().name())) {
        TableName table = job.table().name();
        List<Definition> movable =
            session.inTransaction(s -> DefinitionReader.read(s, List.of(table))).movable();
        if (!movable.isEmpty()
            && (wanted == Constraints.SUSPEND
                || worth(session, job, rows, movable, prepared.options().batchSize()))) {
          leaving.add(job);
        }
      }
    }
    return leaving;
  }

  private boolean worth(
      Session session, TableJob job, long rows, List<Definition> movable, int batchSize) {
    TableName table = job.table().name();
    String name = job.extent().table();
    var worth = SuspensionWorth.of(movable, rows, present(session, table));
    if (!worth.suspend() && !(rows > batchSize && refersToItself(job.table()))) {
      if (worth.keptSeconds() > WORTH_TELLING_SECONDS) {
        log.info(Event.KEPT, name, worth.asideSeconds(), worth.keptSeconds());
      }
      return false;
    }
    List<String> lacking = Privileges.lackingToSuspend(session, movable);
    if (!lacking.isEmpty()) {
      log.info(Event.KEPT_PRIVILEGE, name, String.join("; ", lacking));
      return false;
    }
    List<String> others = LockHolders.of(session, List.of(table));
    if (!others.isEmpty()) {
      log.info(Event.KEPT_USED, name, String.join("; ", others));
      return false;
    }
    return true;
  }

  /** Whether a row may refer to one that only a later batch brings. */
  private static boolean refersToItself(Table table) {
    return table.foreignKeys().stream().anyMatch(key -> key.referenced().equals(table.name()));
  }

  /** Rows of a table as the planner would guess: its density when last analyzed, its size now. */
  private static long present(Session session, TableName table) {
    return session.queryLong(
        """
        select (case when c.relpages > 0 and c.reltuples > 0 then c.reltuples / c.relpages
                     else 10 end
                * pg_relation_size(c.oid) / current_setting('block_size')::integer)::bigint
        from pg_catalog.pg_class c where c.oid = cast(? as regclass)
        """,
        table.sql());
  }

  private void suspend(
      Session session, Prepared prepared, List<TableJob> jobs, Constraints wanted) {
    List<TableName> tables = jobs.stream().map(job -> job.table().name()).toList();
    try {
      tell(jobs, Locks.inTransaction(session, s -> suspend(s, prepared, tables)));
    } catch (ServerException e) {
      if (wanted == Constraints.AUTO && e.errorClass() == ErrorClass.TRANSIENT) {
        String names = tables.stream().map(TableName::toString).collect(Collectors.joining(", "));
        log.attention(Event.KEPT_USED, names, Locks.holders(session, locked(session, tables)));
        return;
      }
      throw Locks.problem(
          e,
          session,
          "No lock to suspend indexes and foreign keys",
          locked(session, tables),
          "End those sessions, or load with --constraints keep.");
    }
  }

  private static Definitions suspend(Session session, Prepared prepared, List<TableName> tables) {
    session.execute(
        "lock table "
            + tables.stream().map(TableName::sql).collect(Collectors.joining(", "))
            + " in access exclusive mode");
    // Read under the lock: nothing can be added that would be lost.
    Definitions definitions = DefinitionReader.read(session, tables);
    if (SuspendedDefinitions.of(session, prepared.run()).isEmpty()) {
      // Where something is aside already the catalog does not say all that there is.
      Ledger.describe(session, prepared.run(), CatalogFingerprint.of(session, all(prepared)));
    }
    SuspendedDefinitions.write(session, prepared.run(), definitions.movable());
    // What references goes before what is referenced.
    for (Definition definition : definitions.movable().reversed()) {
      session.execute(definition.drop());
    }
    return definitions;
  }

  /** What could step aside of all tables that the plan generates rows for. */
  public static List<Definition> movable(Session session, Plan plan, Schema schema) {
    List<TableName> tables =
        Step.inOrder(plan, schema).stream()
            .filter(step -> !step.listed())
            .map(step -> step.table().name())
            .toList();
    return session.inTransaction(s -> DefinitionReader.read(s, tables)).movable();
  }

  /** All tables of the plan. */
  static List<TableName> all(Prepared prepared) {
    return prepared.schema().tables().stream().map(t -> t.name()).toList();
  }

  /** Tables that dropping these definitions locks. */
  private static List<TableName> locked(Session session, List<TableName> tables) {
    var locked = new TreeSet<>(tables);
    session
        .inTransaction(s -> DefinitionReader.read(s, tables))
        .movable()
        .forEach(
            d -> {
              if (d.what() instanceof ForeignKey key) {
                locked.add(key.referenced());
              }
            });
    return List.copyOf(locked);
  }

  private void tell(List<TableJob> jobs, Definitions gone) {
    for (TableJob job : jobs) {
      TableName table = job.table().name();
      var definitions = gone.movable().stream().filter(d -> d.table().equals(table)).toList();
      long foreignKeys = definitions.stream().filter(d -> d.what() instanceof ForeignKey).count();
      long rows = job.extent().rows() - job.committed().rows();
      var worth = SuspensionWorth.of(definitions, rows, job.extent().firstRow());
      log.info(
          Event.SUSPENDED,
          job.extent().table(),
          definitions.size() - foreignKeys,
          foreignKeys,
          worth.asideSeconds(),
          worth.keptSeconds());
    }
    for (Staying staying : gone.staying()) {
      log.info(Event.STAYS, staying.name(), staying.table().name(), staying.reason().words());
    }
  }
}
