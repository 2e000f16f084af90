package dev.tanemaki.run.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.run.RunState;
import dev.tanemaki.run.Shop;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A process that is stopped in mid COPY, as by a suspended laptop. */
@DisabledOnOs(OS.WINDOWS)
class StalledClientTest {

  private static final long ROWS = 200_000;

  @Test
  @Timeout(600)
  void aStoppedProcessGoesOnAndLeavesNoLock() throws Exception {
    Target target = TestServer.freshDatabase();
    Process process = SeedProcess.start(target, ROWS);
    while (process.isAlive() && !loading(target)) {
      Thread.onSpinWait();
    }
    Cluster.signal("STOP", process.pid());
    // Time itself is what is tested: nothing happens meanwhile that could be waited for.
    new CountDownLatch(1).await(Faults.times(3, 60), TimeUnit.SECONDS);
    Cluster.signal("CONT", process.pid());
    assertThat(process.waitFor(Shop.LONG.plus(Duration.ofMinutes(1)))).isTrue();

    assertThat(process.exitValue()).isZero();
    assertThat(Shop.count(target, "select count(*) from purchase")).isEqualTo(ROWS);
    assertThat(
            Shop.count(
                target,
                "select count(*) from pg_locks where pid <> pg_backend_pid() and database ="
                    + " (select oid from pg_database where datname = current_database())"))
        .isZero();
  }

  @Test
  @Timeout(600)
  void theRunOfAStoppedProcessThatIsKilledIsTakenOver() throws Exception {
    Target target = TestServer.freshDatabase();
    Process process = SeedProcess.start(target, ROWS);
    while (process.isAlive() && !loading(target)) {
      Thread.onSpinWait();
    }
    Cluster.signal("STOP", process.pid());
    Cluster.signal("KILL", process.pid());
    process.waitFor();
    RunState end = Shop.end(Shop.service().resume(target, 1));

    assertThat(end).isInstanceOf(RunState.Finished.class);
    assertThat(Shop.count(target, "select count(*) from purchase")).isEqualTo(ROWS);
  }

  private static boolean loading(Target target) {
    return Shop.count(
            target,
            "select count(*) from pg_stat_activity where datname = current_database()"
                + " and query ilike 'copy %purchase%' and state = 'active'")
        > 0;
  }
}
