package dev.tanemaki.run.suspension;

import dev.tanemaki.database.ErrorClass;
import dev.tanemaki.database.ServerException;
import dev.tanemaki.database.Session;
import dev.tanemaki.database.suspension.BuildSettings;
import dev.tanemaki.database.suspension.Definition;
import dev.tanemaki.run.LogLine.Event;
import dev.tanemaki.run.control.Parallel;
import dev.tanemaki.run.control.RunLog;
import dev.tanemaki.run.control.Sessions;
import dev.tanemaki.run.control.StoppedException;
import dev.tanemaki.run.ledger.SuspendedDefinitions;
import dev.tanemaki.run.ledger.SuspendedDefinitions.Entry;
import dev.tanemaki.run.target.Locks;
import dev.tanemaki.schema.Table.ForeignKey;
import dev.tanemaki.schema.TableName;
import dev.tanemaki.telemetry.RestoreMeter;
import dev.tanemaki.telemetry.Snapshot.Phase;
import dev.tanemaki.telemetry.Snapshot.Restore.Step;
import dev.tanemaki.telemetry.Telemetry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Brings back what a run has let step aside: first the indexes, several at a time and the dearest
 * first; then those that back constraints become them again; then the foreign keys, which are
 * validated. Each comes in one transaction with its line in the ledger, so that whatever ends this,
 * the next attempt goes on where it was. One that cannot come back, because a row breaks it, does
 * not keep the others away.
 */
public final class Restoration {

  /** Indexes that are built at a time, at most: more than that no disk and no memory takes. */
  private static final int MOST_BUILDS = 8;

  /** What all builds together may sort in; what the server is set to counts where it is more. */
  private static final int MEMORY_MEGABYTES = 512;

  private record Item(Entry entry, RestoreMeter meter) {

    Definition definition() {
      return entry.definition();
    }

    boolean foreignKey() {
      return entry.definition().what() instanceof ForeignKey;
    }
  }

  private final long run;
  private final int connections;
  private final Sessions sessions;
  private final Telemetry telemetry;
  private final RunLog log;
  private final List<Refused> refused = new CopyOnWriteArrayList<>();
  private final Consumer<Definition> back;
  private List<Item> items = List.of();
  private long began;

  /**
   * @param connections how many indexes are built at a time
   * @param back told of each that is back
   */
  public Restoration(
      long run,
      int connections,
      Sessions sessions,
      Telemetry telemetry,
      RunLog log,
      Consumer<Definition> back) {
    this.back = back;
    this.run = run;
    this.connections = Math.min(connections, MOST_BUILDS);
    this.sessions = sessions;
    this.telemetry = telemetry;
    this.log = log;
  }

  /** What is aside and will come back, told to whoever watches. */
  public List<Definition> announce() {
    return items().stream().map(Item::definition).toList();
  }

  private List<Item> items() {
    return sessions.with(session -> SuspendedDefinitions.of(session, run)).stream()
        .map(this::item)
        .toList();
  }

  /** Brings back everything; as {@link #indexes} and {@link #foreignKeys}. */
  public void run() {
    indexes();
    foreignKeys(Set.of());
  }

  /**
   * Brings the indexes back, and the constraints that they back. Nothing happens where nothing is
   * aside.
   *
   * @throws StoppedException when the run is to end first; what is aside stays aside
   */
  public void indexes() {
    items = items();
    if (!items.isEmpty()) {
      telemetry.phase(Phase.RESTORE);
      log.info(Event.RESTORING, items.size());
      began = System.nanoTime();
      build(items.stream().filter(i -> !i.foreignKey() && !i.entry().built()).toList());
      adopt(items);
    }
  }

  /**
   * Brings the foreign keys back, which leaves a processor free for whoever only reads, and sees
   * that the schema is what it was.
   *
   * @param analyzed tables whose statistics are fresh
   * @throws dev.tanemaki.problem.ProblemException failed, after all others are back, where a row
   *     keeps one from coming back, a foreign key or an index
   * @throws StoppedException when the run is to end first; what is aside stays aside
   */
  public void foreignKeys(Set<TableName> analyzed) {
    if (items.isEmpty()) {
      return;
    }
    validate(items.stream().filter(Item::foreignKey).toList());
    items.stream()
        .map(i -> i.definition().table())
        .distinct()
        .filter(table -> !analyzed.contains(table))
        .forEach(table -> sessions.with(session -> session.execute("analyze " + table.sql())));
    if (!refused.isEmpty()) {
      throw Refused.failed(run, refused);
    }
    log.info(Event.RESTORED, items.size(), (System.nanoTime() - began) / 1e9);
    CatalogComparison.tell(run, sessions, log);
  }

  private Item item(Entry entry) {
    Definition definition = entry.definition();
    var meter =
        telemetry.restore(
            definition.table().name(), definition.name(), definition.what() instanceof ForeignKey);
    if (entry.built()) {
      meter.step(Step.BUILT);
    }
    return new Item(entry, meter);
  }

  /** Builds indexes on several connections at a time; the largest are the first of the list. */
  private void build(List<Item> items) {
    if (items.isEmpty()) {
      return;
    }
    try (var watch = BuildWatch.start(sessions)) {
      Parallel.forEach(
          "tanemaki-restore",
          Math.min(connections, items.size()),
          items,
          item -> attempt(item, session -> build(session, item, watch)));
    }
  }

  private void build(Session session, Item item, BuildWatch watch) {
    try (var seen = watch.of(session, item.meter())) {
      sortInMemory(session);
      if (items.size() > connections) {
        BuildSettings.withoutHelpersOnThisMachine(session);
      }
      item.definition().build().forEach(session::execute);
    }
    if (item.definition().adopt().isEmpty()) {
      SuspendedDefinitions.restored(session, run, item.entry());
    } else {
      SuspendedDefinitions.built(session, run, item.entry());
    }
  }

  private void sortInMemory(Session session) {
    BuildSettings.sortInMegabytes(session, MEMORY_MEGABYTES / connections);
  }

  /** Lets indexes become the constraints, or have the marks, that they had. */
  private void adopt(List<Item> items) {
    for (Item item : items) {
      if (item.foreignKey() || item.definition().adopt().isEmpty() || isRefused(item)) {
        continue;
      }
      var built = new Item(new Entry(item.entry().position(), item.definition(), true), item.meter);
      attempt(
          built,
          session -> {
            item.definition().adopt().forEach(session::execute);
            SuspendedDefinitions.restored(session, run, item.entry());
          });
    }
  }

  private boolean isRefused(Item item) {
    return refused.stream().anyMatch(r -> r.definition().equals(item.definition()));
  }

  /** Those of one table one after another, as the server would let them wait for each other. */
  private void validate(List<Item> items) {
    var byTable =
        items.stream()
            .collect(
                Collectors.groupingBy(
                    i -> i.definition().table(), LinkedHashMap::new, Collectors.toList()));
    Parallel.forEach(
        "tanemaki-restore",
        connections,
        List.copyOf(byTable.values()),
        ofTable -> ofTable.forEach(item -> attempt(item, session -> validate(session, item))));
  }

  private void validate(Session session, Item item) {
    sortInMemory(session);
    item.definition().build().forEach(session::execute);
    SuspendedDefinitions.restored(session, run, item.entry());
  }

  /** A step of one definition, in one transaction, unless an attempt before has done it. */
  private void attempt(Item item, Consumer<Session> step) {
    item.meter().step(Step.UNDER_WAY);
    try {
      sessions.with(session -> attempt(session, item, step));
      boolean whole = item.definition().adopt().isEmpty() || item.entry().built();
      item.meter().step(whole ? Step.BACK : Step.BUILT);
      if (whole) {
        back.accept(item.definition());
      }
    } catch (ServerException e) {
      if (e.errorClass() == ErrorClass.PERMANENT && broughtBackByHand(item)) {
        return;
      }
      item.meter().step(Step.FAILED);
      if (e.errorClass() != ErrorClass.PERMANENT) {
        throw e;
      }
      var refusal = new Refused(item.definition(), e.problem());
      log.attention(Event.NOT_RESTORED, item.definition().name(), refusal.said());
      refused.add(refusal);
    }
  }

  /**
   * Whether someone has made exactly what is to come back, as the message of a failure proposes;
   * then only its line is left to close, or its index to be adopted.
   */
  private boolean broughtBackByHand(Item item) {
    var found =
        sessions.with(session -> session.inTransaction(s -> ByHand.settle(s, run, item.entry())));
    switch (found) {
      case MISSING -> {
        return false;
      }
      case INDEX -> item.meter().step(Step.BUILT);
      case WHOLE -> {
        item.meter().step(Step.BACK);
        back.accept(item.definition());
      }
    }
    return true;
  }

  private Void attempt(Session session, Item item, Consumer<Session> step) {
    try {
      return Locks.inTransaction(
          session,
          s -> {
            if (SuspendedDefinitions.take(s, run, item.entry())) {
              step.accept(s);
            }
            return null;
          });
    } catch (ServerException e) {
      if (e.lockTimedOut()) {
        var table = List.of(item.definition().table());
        log.attention(Event.IN_THE_WAY, item.definition().name(), Locks.holders(session, table));
      }
      throw e;
    }
  }
}
