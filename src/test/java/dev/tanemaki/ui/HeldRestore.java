package dev.tanemaki.ui;

import static dev.tanemaki.ui.ConsoleFixture.await;

import dev.tanemaki.database.Database;
import dev.tanemaki.database.Session;
import dev.tanemaki.database.Target;
import dev.tanemaki.telemetry.Snapshot.Restore;

/**
 * Somebody else's lock on a table that a foreign key of {@code jobs} references: what comes back
 * stops at that key for as long as the lock is held, after all indexes and some of the keys.
 */
final class HeldRestore implements AutoCloseable {

  private final Database database;
  private final Session session;

  HeldRestore(Target target) {
    database = Database.open(target, 1);
    session = database.session();
    session.begin();
    session.execute("lock table employment_type_master in row exclusive mode");
  }

  /** Holds the run under way, once it has let go: only its way back is to wait. */
  static HeldRestore of(ConsoleFixture console, Target target) {
    await(() -> console.bench.run().frame() != null);
    await(() -> !console.bench.run().frame().snapshot().restores().isEmpty());
    var held = new HeldRestore(target);
    held.reached(console);
    return held;
  }

  /** Waits until the window shows the run at the key that is held. */
  void reached(ConsoleFixture console) {
    await(() -> console.bench.run().frame() != null);
    await(
        () ->
            console.bench.run().frame().snapshot().restores().stream()
                .anyMatch(
                    r ->
                        r.name().equals("jobs_employment_type_cd_fkey")
                            && r.step() == Restore.Step.UNDER_WAY));
  }

  @Override
  public void close() {
    session.close();
    database.close();
  }
}
