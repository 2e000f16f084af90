package dev.tanemaki.run.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.Await;
import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.RunRecord.Status;
import dev.tanemaki.run.RunState;
import dev.tanemaki.run.Shop;
import org.junit.jupiter.api.Test;

/** A run belongs to one process at a time. */
class TwoOperatorsTest {

  @Test
  void theSecondIsToldWhoHasTheRun() {
    Target target = TestServer.freshDatabase();
    var run = Shop.service().start(target, Shop.plan(Undisturbed.ROWS), Shop.options(2, 500));
    // At once: it cannot be through before.
    run.pause();
    Shop.until(run, () -> run.number() == 1);
    assertThat(Shop.service().list(target).getFirst().status()).isEqualTo(Status.RUNNING);
    RunState second = Shop.end(Shop.service().resume(target, run.number()));

    assertThat(second).isInstanceOf(RunState.Failed.class);
    Problem problem = ((RunState.Failed) second).problem();
    assertThat(problem.kind()).isEqualTo(Problem.Kind.REFUSED);
    assertThat(problem.message()).contains("under way").contains(target.user());
    run.resume();
    assertThat(Shop.end(run)).isInstanceOf(RunState.Finished.class);
    assertThat(Shop.content(target)).isEqualTo(Undisturbed.content());
  }

  @Test
  void theRunOfADeadProcessIsInterruptedAndTakenOver() throws Exception {
    Target target = TestServer.freshDatabase();
    Process process = SeedProcess.start(target, 200_000);
    untilBegun(process, target);
    SeedProcess.kill(process, target);
    RunState end = Shop.end(Shop.service().resume(target, 1));

    assertThat(end).isInstanceOf(RunState.Finished.class);
    assertThat(Shop.count(target, "select count(*) from purchase")).isEqualTo(200_000);
  }

  @Test
  void aRunThatNobodyHasAnyMoreIsInterrupted() throws Exception {
    Target target = TestServer.freshDatabase();
    Process process = SeedProcess.start(target, 200_000);
    untilBegun(process, target);
    SeedProcess.kill(process, target);

    assertThat(Shop.service().list(target).getFirst().status()).isEqualTo(Status.INTERRUPTED);
  }

  private static void untilBegun(Process process, Target target) {
    Await.until(
        "the run is in the ledger",
        () -> !process.isAlive() || !Shop.service().list(target).isEmpty());
  }
}
