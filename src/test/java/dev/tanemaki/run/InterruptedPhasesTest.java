package dev.tanemaki.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.Database;
import dev.tanemaki.database.Session;
import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.run.RunRecord.Status;
import org.junit.jupiter.api.Test;

/**
 * Cancels and pauses while somebody else holds what the phase needs, so that nothing but the cancel
 * or the pause can end the wait. {@link InterruptionTest} has those of the load.
 */
class InterruptedPhasesTest {

  private static final long ROWS = 1_000;

  private static Target seeded() {
    Target target = TestServer.freshDatabase();
    assertThat(Shop.run(target, Shop.plan(ROWS), Shop.options(2, 500)))
        .isInstanceOf(RunState.Finished.class);
    return target;
  }

  private static void assertCancelled(Run run) {
    run.cancel();
    assertThat(Shop.end(run)).isInstanceOf(RunState.Cancelled.class);
  }

  private static Session locked(Database other, String table) {
    Session session = other.session();
    session.begin();
    session.execute("lock table " + table + " in access exclusive mode");
    return session;
  }

  @Test
  void aRunThatPreparesIsCancelledAndLeavesNothing() {
    Target target = seeded();
    try (var other = Database.open(target, 1);
        var session = locked(other, "purchase")) {
      Run run = Shop.service().start(target, Shop.plan(ROWS), Shop.options(2, 500));
      Shop.untilWaiting(target, run);
      assertThat(run.state()).isInstanceOf(RunState.Preparing.class);
      assertCancelled(run);
      session.rollback();
    }
    assertThat(Shop.service().list(target)).hasSize(1);
  }

  @Test
  void aPauseWhilePreparingWaitsForItsEndAndLoadsNothing() {
    Target target = seeded();
    Run run;
    try (var other = Database.open(target, 1);
        var session = locked(other, "purchase")) {
      run = Shop.service().start(target, Shop.plan(ROWS), Shop.options(2, 500));
      Shop.untilWaiting(target, run);
      run.pause();
      assertThat(run.state()).isInstanceOf(RunState.Paused.class);
      session.rollback();
    }
    Shop.until(run, () -> run.number() == 2);
    assertThat(run.state()).isInstanceOf(RunState.Paused.class);
    assertThat(Shop.count(target, "select count(*) from purchase")).isEqualTo(ROWS);
    run.resume();
    assertThat(Shop.end(run)).isInstanceOf(RunState.Finished.class);
    assertThat(Shop.count(target, "select count(*) from purchase")).isEqualTo(2 * ROWS);
  }

  @Test
  void aRunThatVerifiesIsCancelledAndGoesOn() {
    Target target = seeded();
    try (var other = Database.open(target, 1);
        var session = locked(other, "tanemaki.verification")) {
      Run run = Shop.service().start(target, Shop.plan(ROWS), Shop.options(2, 500));
      Shop.untilWaiting(target, run);
      assertThat(run.state()).isInstanceOf(RunState.Verifying.class);
      assertCancelled(run);
      session.rollback();
    }
    RunRecord cancelled = Shop.service().list(target).getFirst();
    assertThat(cancelled.status()).isEqualTo(Status.CANCELLED);
    assertThat(cancelled.rows()).isEqualTo(cancelled.totalRows() - 3);
    assertThat(Shop.end(Shop.service().resume(target, 2))).isInstanceOf(RunState.Finished.class);
  }

  @Test
  void aRunThatVerifiesIsPausedAndGoesOn() {
    Target target = seeded();
    Run run;
    try (var other = Database.open(target, 2);
        var session = locked(other, "tanemaki.verification")) {
      run = Shop.service().start(target, Shop.plan(ROWS), Shop.options(2, 500));
      Shop.untilWaiting(target, run);
      assertLetsGo(target, run);
      session.rollback();
    }
    run.resume();
    assertThat(Shop.end(run)).isInstanceOf(RunState.Finished.class);
  }

  @Test
  void anUndoIsCancelledAndGoesOn() {
    Target target = seeded();
    try (var other = Database.open(target, 1);
        var session = other.session()) {
      session.begin();
      session.execute("select id from purchase where id = 700 for update");
      Run undo = Shop.service().undo(target, 1);
      Shop.untilWaiting(target, undo);
      assertThat(undo.state()).isInstanceOf(RunState.Undoing.class);
      assertCancelled(undo);
      session.rollback();
    }
    assertThat(Shop.service().list(target).getFirst().status()).isEqualTo(Status.UNDOING);
    assertThat(Shop.end(Shop.service().undo(target, 1))).isInstanceOf(RunState.Finished.class);
    assertThat(Shop.count(target, "select count(*) from purchase")).isZero();
  }

  @Test
  void anUndoIsPausedAndGoesOn() {
    Target target = seeded();
    Run undo;
    try (var other = Database.open(target, 1);
        var session = other.session()) {
      session.begin();
      session.execute("select id from purchase where id = 700 for update");
      undo = Shop.service().undo(target, 1);
      Shop.untilWaiting(target, undo);
      assertLetsGo(target, undo);
      session.rollback();
    }
    undo.resume();
    assertThat(Shop.end(undo)).isInstanceOf(RunState.Finished.class);
    assertThat(Shop.count(target, "select count(*) from purchase")).isZero();
  }

  @Test
  void anUndoThatPreparesIsCancelledAndTheRunIsAsItWas() {
    Target target = seeded();
    RunRecord before = Shop.service().list(target).getFirst();
    try (var other = Database.open(target, 1);
        var session = locked(other, "purchase")) {
      Run undo = Shop.service().undo(target, 1);
      Shop.untilWaiting(target, undo);
      assertThat(undo.state()).isInstanceOf(RunState.Preparing.class);
      assertCancelled(undo);
      session.rollback();
    }
    assertThat(Shop.service().list(target)).containsExactly(before);
  }

  /** Pauses, and sees that nothing waits on the server any more while the run stays paused. */
  private static void assertLetsGo(Target target, Run run) {
    run.pause();
    Shop.until(run, () -> Shop.waiting(target) == 0);
    assertThat(run.state()).isInstanceOf(RunState.Paused.class);
  }
}
