package dev.tanemaki.run.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.Target;
import dev.tanemaki.run.Run;
import dev.tanemaki.run.RunState;
import dev.tanemaki.run.Shop;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Servers that die under a run, which goes on by itself when they are back. */
@DisabledOnOs(OS.WINDOWS)
class ServerDeathTest {

  @TempDir static Path home;

  @Test
  @Timeout(1_800)
  void aServerThatStopsAtOnceAndComesBackCostsNothing() throws Exception {
    var random = new Random(2);
    try (var cluster = new Cluster(home.resolve("stopped"))) {
      int hits = 0;
      for (int i = 0; hits < Faults.times(2, 30); i++) {
        Target target = cluster.database("stopped_" + i);
        Run run = started(target, random);
        cluster.stopImmediately();
        cluster.start();
        hits += goneOnExactly(run, target, "stop " + i);
      }
    }
  }

  @Test
  @Timeout(1_800)
  void aServerProcessThatIsKilledCostsNothing() throws Exception {
    var random = new Random(3);
    try (var cluster = new Cluster(home.resolve("killed"))) {
      int hits = 0;
      for (int i = 0; hits < Faults.times(2, 30); i++) {
        Target target = cluster.database("killed_" + i);
        Run run = started(target, random);
        cluster.killBackend();
        hits += goneOnExactly(run, target, "kill " + i);
      }
    }
  }

  /** A run that has come some way. */
  private static Run started(Target target, Random random) {
    Run run = Shop.service().start(target, Shop.plan(Undisturbed.ROWS), Shop.options(2, 500));
    long rows = 1_000 + random.nextLong(Undisturbed.ROWS / 2);
    Shop.until(run, () -> run.snapshot().rows() > rows);
    return run;
  }

  /** 1 where the run was hit, 0 where it was through before, as may be on a busy machine. */
  private static int goneOnExactly(Run run, Target target, String which) {
    assertThat(Shop.end(run)).as(which).isInstanceOf(RunState.Finished.class);
    assertThat(Shop.content(target)).as(which).isEqualTo(Undisturbed.content());
    return run.snapshot().retries() > 0 ? 1 : 0;
  }
}
