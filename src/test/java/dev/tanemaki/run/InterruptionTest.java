package dev.tanemaki.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.Database;
import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.run.RunRecord.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterruptionTest {

  private static final long ROWS = 30_000;

  /** What every interrupted run has to come to; made once. */
  private static final class Undisturbed {
    static final String CONTENT = content();

    private static String content() {
      Target target = TestServer.freshDatabase();
      Shop.run(target, Shop.plan(ROWS), Shop.options(2, 1_000));
      return Shop.content(target);
    }
  }

  @Test
  void aCancelledRunGoesOnToTheSameContent() {
    Target target = TestServer.freshDatabase();
    Run run = cancelledMidway(target);
    assertThat(Shop.service().list(target).getFirst().status()).isEqualTo(Status.CANCELLED);

    RunState end = Shop.end(Shop.service().resume(target, run.number()));
    assertThat(end).isInstanceOf(RunState.Finished.class);
    assertThat(Shop.content(target)).isEqualTo(Undisturbed.CONTENT);
    assertThat(Shop.service().list(target).getFirst().status()).isEqualTo(Status.FINISHED);
  }

  private static Run cancelledMidway(Target target) {
    Shop.execute(target, Shop.ddl());
    try (var other = Database.open(target, 1);
        var session = other.session()) {
      Shop.block(session, 20_001);
      var run = Shop.service().start(target, Shop.plan(ROWS), Shop.options(2, 500));
      Shop.until(run, () -> run.snapshot().rows() > 3_000 && Shop.waiting(target) > 0);
      run.cancel();
      assertEnds(run, RunState.Cancelled.class);
      assertThat(run.snapshot().rows()).isBetween(3_001L, ROWS);
      return run;
    }
  }

  @ParameterizedTest(name = "while {0} is locked by somebody else")
  @ValueSource(strings = {"region", "customer", "purchase"})
  void aRunThatWaitsForALockIsCancelledWhileItWaits(String table) {
    Target target = TestServer.freshDatabase();
    Shop.execute(target, Shop.ddl());
    try (var other = Database.open(target, 1);
        var session = other.session()) {
      session.begin();
      session.execute("lock table " + table + " in share row exclusive mode");
      var run = Shop.service().start(target, Shop.plan(ROWS), Shop.options(2, 500));
      Shop.untilWaiting(target, run);
      run.cancel();
      assertEnds(run, RunState.Cancelled.class);
      session.rollback();
      Shop.end(Shop.service().resume(target, run.number()));
    }
    assertThat(Shop.content(target)).isEqualTo(Undisturbed.CONTENT);
  }

  @Test
  void aPauseKeepsNoTransactionOpenAndLosesNothing() {
    Target target = TestServer.freshDatabase();
    Shop.execute(target, Shop.ddl());
    try (var other = Database.open(target, 1);
        var session = other.session()) {
      session.begin();
      session.execute("lock table purchase in share row exclusive mode");
      var run = Shop.service().start(target, Shop.plan(ROWS), Shop.options(2, 500));
      Shop.untilWaiting(target, run);
      run.pause();
      assertThat(run.state()).isInstanceOf(RunState.Paused.class);
      Shop.until(run, () -> Shop.waiting(target) == 0);
      session.rollback();
      long rows = run.snapshot().rows();
      assertThat(Shop.count(target, "select count(*) from purchase")).isZero();
      assertThat(run.snapshot().rows()).isEqualTo(rows);
      run.resume();
      assertThat(Shop.end(run)).isInstanceOf(RunState.Finished.class);
    }
    assertThat(Shop.content(target)).isEqualTo(Undisturbed.CONTENT);
  }

  @Test
  void aPausedRunCanBeCancelled() {
    Target target = TestServer.freshDatabase();
    var run = Shop.service().start(target, Shop.plan(ROWS), Shop.options(2, 500));
    // At once: a run that is paused before it loads cannot be through before the cancel.
    run.pause();
    Shop.until(run, () -> run.number() == 1);
    run.cancel();
    assertEnds(run, RunState.Cancelled.class);
  }

  @Test
  void aRunCancelledAtOnceEnds() {
    var run =
        Shop.service().start(TestServer.freshDatabase(), Shop.plan(ROWS), Shop.options(2, 500));
    run.cancel();
    assertEnds(run, RunState.Cancelled.class);
  }

  @Test
  void connectionsThatAreCutAreMadeAgain() {
    Target target = TestServer.freshDatabase();
    Shop.execute(target, Shop.ddl());
    Run run;
    try (var other = Database.open(target, 1);
        var session = other.session()) {
      Shop.block(session, 20_001);
      run = Shop.service().start(target, Shop.plan(ROWS), Shop.options(2, 500));
      Shop.untilWaiting(target, run);
      session.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where datname = current_database() and pid <> pg_backend_pid()");
      session.rollback();
    }
    RunState end = Shop.end(run);

    assertThat(end).isInstanceOf(RunState.Finished.class);
    assertThat(run.snapshot().retries()).isPositive();
    assertThat(run.log()).anyMatch(line -> line.text().contains("trying again"));
    assertThat(Shop.service().detail(target, run.number()).retried()).isNotEmpty();
    assertThat(Shop.content(target)).isEqualTo(Undisturbed.CONTENT);
  }

  @Test
  void aFinishedRunHasNothingToGoOnWith() {
    Target target = TestServer.freshDatabase();
    var run = Shop.service().start(target, Shop.plan(1_000), Shop.options(2, 500));
    Shop.end(run);
    Shop.execute(target, "insert into region values (99, 'marker')");
    String before = Shop.content(target);

    assertThat(Shop.end(Shop.service().resume(target, run.number())))
        .isInstanceOf(RunState.Finished.class);
    assertThat(Shop.content(target)).isEqualTo(before);
  }

  @Test
  void aFinishedRunStaysFinishedWhenAnotherLookAtItIsCancelledOrFails() {
    Target target = TestServer.freshDatabase();
    Shop.run(target, Shop.plan(1_000), Shop.options(2, 500));
    RunRecord finished = Shop.service().list(target).getFirst();
    try (var other = Database.open(target, 1);
        var session = other.session()) {
      session.begin();
      session.execute("lock table tanemaki.verification in exclusive mode");
      var look = Shop.service().resume(target, 1);
      Shop.untilWaiting(target, look);
      assertThat(look.state()).isInstanceOf(RunState.Verifying.class);
      look.cancel();
      assertEnds(look, RunState.Cancelled.class);
    }
    assertThat(Shop.service().list(target)).containsExactly(finished);

    Shop.execute(target, BROKEN_VERIFICATION);
    assertThat(Shop.end(Shop.service().resume(target, 1))).isInstanceOf(RunState.Failed.class);
    assertThat(Shop.service().list(target)).containsExactly(finished);
  }

  @Test
  void aRunWhoseVerificationFailsHasFailedAndGoesOnThere() {
    Target target = TestServer.freshDatabase();
    Shop.run(target, Shop.plan(100), Shop.options(2, 500));
    Shop.execute(target, BROKEN_VERIFICATION);
    assertThat(Shop.run(target, Shop.plan(1_000), Shop.options(2, 500)))
        .isInstanceOf(RunState.Failed.class);
    RunRecord failed = Shop.service().list(target).getFirst();
    assertThat(failed.status()).isEqualTo(Status.FAILED);
    assertThat(failed.error()).isNotEmpty();
    Shop.execute(target, "alter table tanemaki.verification drop constraint broken");

    assertThat(Shop.end(Shop.service().resume(target, failed.run())))
        .isInstanceOf(RunState.Finished.class);
    RunRecord finished = Shop.service().list(target).getFirst();
    assertThat(finished.status()).isEqualTo(Status.FINISHED);
    assertThat(finished.error()).isEmpty();
  }

  private static final String BROKEN_VERIFICATION =
      "alter table tanemaki.verification add constraint broken check (violations < 0) not valid";

  @Test
  void theFirstErrorStopsAllWorkersAndNamesTheBatch() {
    Target target = TestServer.freshDatabase();
    Shop.execute(target, Shop.ddl());
    Shop.execute(target, "alter table purchase add constraint few check (id + 0 <= 5000)");
    var run = Shop.service().start(target, Shop.plan(ROWS), Shop.options(2, 500));
    RunState end = Shop.end(run);

    assertThat(end).isInstanceOf(RunState.Failed.class);
    var problem = ((RunState.Failed) end).problem();
    assertThat(problem.what()).contains("purchase");
    assertThat(problem.message())
        .contains("few")
        .containsPattern("Row 5,[05]00: id=5[05]01, customer=");
    assertThat(run.snapshot().retries()).isZero();
    assertThat(problem.next()).contains("rows are in").contains("runs undo " + run.number());
    assertThat(Shop.service().list(target).getFirst().status()).isEqualTo(Status.FAILED);
    Shop.execute(target, "alter table purchase drop constraint few");
    Shop.end(Shop.service().resume(target, run.number()));
    assertThat(Shop.content(target)).isEqualTo(Undisturbed.CONTENT);
  }

  private static void assertEnds(Run run, Class<? extends RunState> state) {
    assertThat(Shop.end(run)).isInstanceOf(state);
  }
}
