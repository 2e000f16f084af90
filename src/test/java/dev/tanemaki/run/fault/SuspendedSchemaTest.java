package dev.tanemaki.run.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.Database;
import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.run.Run;
import dev.tanemaki.run.RunOptions;
import dev.tanemaki.run.RunOptions.Constraints;
import dev.tanemaki.run.RunState;
import dev.tanemaki.run.Shop;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs that end early while indexes and foreign keys are aside: the schema is never lost. */
@Order(1)
@DisabledOnOs(OS.WINDOWS)
@Timeout(1_800)
class SuspendedSchemaTest {

  private static final long ROWS = 40_000;
  private static final RunOptions SUSPEND = Shop.options(2, 500, Constraints.SUSPEND);

  @TempDir static Path home;

  /** Where a run is held by a lock of somebody else's, so that what happens there is no chance. */
  enum Phase {
    LOAD(RunState.Loading.class),
    RESTORE(RunState.Restoring.class),
    VERIFY(RunState.Verifying.class);

    private final Class<? extends RunState> state;

    Phase(Class<? extends RunState> state) {
      this.state = state;
    }
  }

  private static Target shop(Target target) {
    Shop.execute(target, Shop.ddl());
    // A run before makes the ledger, and parents for the next.
    Shop.run(target, Shop.plan(100), Shop.options(2, 500));
    return target;
  }

  /** A run that waits in a phase while work is done. */
  private interface Meanwhile {
    void happens(Run run) throws Exception;
  }

  private static Run held(Target target, Phase phase, Meanwhile meanwhile) throws Exception {
    try (var others = Database.open(target, 2);
        var first = others.session();
        var second = others.session()) {
      first.begin();
      first.execute(
          "lock table tanemaki.%s in exclusive mode"
              .formatted(phase == Phase.VERIFY ? "verification" : "batch"));
      Run run = Shop.service().start(target, Shop.plan(ROWS), SUSPEND);
      if (phase == Phase.RESTORE) {
        // Held before its first batch first: earlier this lock would keep the indexes in place.
        Shop.until(run, () -> run.state() instanceof RunState.Loading && waiting(target));
        second.begin();
        second.execute("lock table purchase in row exclusive mode");
        first.rollback();
      }
      Shop.until(run, () -> phase.state.isInstance(run.state()) && waiting(target));
      assertThat(Shop.count(target, "select count(*) from tanemaki.suspended where run = 2"))
          .isPositive();
      meanwhile.happens(run);
      return run;
    }
  }

  private static boolean waiting(Target target) {
    return Shop.count(
            target,
            "select count(*) from pg_stat_activity where datname = current_database()"
                + " and wait_event_type = 'Lock' and application_name = 'tanemaki'")
        > 0;
  }

  @ParameterizedTest
  @EnumSource
  void aCancelledRunLeavesASchemaThatComesBack(Phase phase) throws Exception {
    Target target = shop(TestServer.freshDatabase());
    List<String> before = Shop.catalog(target);
    Run run =
        held(
            target,
            phase,
            held -> {
              held.cancel();
              // The lock is still held: nothing but the cancel can end it.
              assertThat(Shop.end(held)).isInstanceOf(RunState.Cancelled.class);
            });
    assertThat(Shop.end(Shop.service().restore(target, run.number())))
        .isInstanceOf(RunState.Finished.class);
    assertThat(Shop.catalog(target)).isEqualTo(before);

    assertGoesOn(target, run.number(), before);
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatDiesAndComesBackCostsNothing(Phase phase) throws Exception {
    try (var cluster = new Cluster(home.resolve(phase.name()))) {
      Target target = shop(cluster.database("shop"));
      List<String> before = Shop.catalog(target);
      Run run =
          held(
              target,
              phase,
              held -> {
                cluster.stopImmediately();
                cluster.start();
              });
      assertThat(Shop.end(run)).isInstanceOf(RunState.Finished.class);
      assertThat(Shop.catalog(target)).isEqualTo(before);
      assertThat(Shop.count(target, "select count(*) from purchase")).isEqualTo(100 + ROWS);
    }
  }

  @Test
  void whateverTheInstantOfTheKillTheSchemaComesBack() throws Exception {
    var random = new Random(4);
    long millis = 0;
    for (int i = 0; i <= Faults.times(4, 100); i++) {
      Target target = shop(TestServer.freshDatabase());
      List<String> before = Shop.catalog(target);
      long began = System.nanoTime();
      Process process = SeedProcess.start(target, ROWS, Constraints.SUSPEND);
      if (i == 0) {
        // The first is left alone, to know how long there is.
        process.waitFor();
        millis = (System.nanoTime() - began) / 1_000_000;
      } else {
        SeedProcess.killAfter(process, millis / 4 + random.nextLong(millis * 3 / 4), target);
      }
      boolean begun = Shop.count(target, "select max(run) from tanemaki.execution") == 2;
      if (begun && i % 2 == 0) {
        assertThat(Shop.end(Shop.service().restore(target, 2)))
            .as("restore after kill %d", i)
            .isInstanceOf(RunState.Finished.class);
        assertThat(Shop.catalog(target)).as("schema after kill %d", i).isEqualTo(before);
      }
      if (begun) {
        assertGoesOn(target, 2, before);
      } else {
        assertThat(Shop.catalog(target)).as("schema after kill %d", i).isEqualTo(before);
      }
      Shop.drop(target);
    }
  }

  private static void assertGoesOn(Target target, long run, List<String> before) {
    assertThat(Shop.end(Shop.service().resume(target, run))).isInstanceOf(RunState.Finished.class);
    assertThat(Shop.catalog(target)).isEqualTo(before);
    assertThat(Shop.count(target, "select count(*) from purchase")).isEqualTo(100 + ROWS);
    assertThat(Shop.count(target, "select count(distinct id) from purchase")).isEqualTo(100 + ROWS);
  }
}
