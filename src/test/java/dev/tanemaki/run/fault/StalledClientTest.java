package dev.tanemaki.run.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.Await;
import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.run.RunState;
import dev.tanemaki.run.Shop;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A process that is stopped in mid COPY, as by a suspended laptop. */
@DisabledOnOs(OS.WINDOWS)
class StalledClientTest {

  private static final long ROWS = 200_000;

  @Test
  void aStoppedProcessGoesOnAndLeavesNoLock() throws Exception {
    Target target = TestServer.freshDatabase();
    Process process = SeedProcess.start(target, ROWS);
    untilLoading(process, target);
    Cluster.signal("STOP", process.pid());
    // Time itself is what is tested: nothing happens meanwhile that could be waited for.
    new CountDownLatch(1).await(Faults.times(3, 60), TimeUnit.SECONDS);
    Cluster.signal("CONT", process.pid());
    assertThat(process.waitFor(Shop.LONG)).isTrue();

    assertThat(process.exitValue()).isZero();
    assertThat(Shop.count(target, "select count(*) from purchase")).isEqualTo(ROWS);
    // A server process outlives its client for a moment.
    Await.until("no lock is left", () -> Shop.count(target, LOCKS) == 0);
  }

  @Test
  void theRunOfAStoppedProcessThatIsKilledIsTakenOver() throws Exception {
    Target target = TestServer.freshDatabase();
    Process process = SeedProcess.start(target, ROWS);
    untilLoading(process, target);
    Cluster.signal("STOP", process.pid());
    SeedProcess.kill(process, target);
    RunState end = Shop.end(Shop.service().resume(target, 1));

    assertThat(end).isInstanceOf(RunState.Finished.class);
    assertThat(Shop.count(target, "select count(*) from purchase")).isEqualTo(ROWS);
  }

  private static final String LOCKS =
      "select count(*) from pg_locks join pg_stat_activity using (pid)"
          + " where datname = current_database() and pid <> pg_backend_pid()"
          + " and backend_type = 'client backend'";

  private static void untilLoading(Process process, Target target) {
    Await.until("the process loads", () -> !process.isAlive() || loading(target));
  }

  private static boolean loading(Target target) {
    return Shop.count(
            target,
            "select count(*) from pg_stat_activity where datname = current_database()"
                + " and query ilike 'copy %purchase%' and state = 'active'")
        > 0;
  }
}
