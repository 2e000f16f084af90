package dev.tanemaki.run.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.run.RunState;
import dev.tanemaki.run.Shop;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Seeding processes that are killed without warning. */
class ClientKillTest {

  private static final long ROWS = 60_000;
  private static final int WORKERS = 2;
  private static final int BATCH = 500;

  @Test
  @Timeout(1_800)
  void whateverTheInstantOfTheKillResumingGivesTheUndisturbedTables() throws Exception {
    Target undisturbed = TestServer.freshDatabase();
    Process whole = SeedProcess.start(undisturbed, ROWS);
    long began = System.nanoTime();
    whole.waitFor();
    long millis = (System.nanoTime() - began) / 1_000_000;
    String expected = Shop.content(undisturbed);
    var random = new Random(1);
    for (int i = 0; i < Faults.times(3, 100); i++) {
      Target target = TestServer.freshDatabase();
      Process process = SeedProcess.start(target, ROWS);
      SeedProcess.killAfter(process, millis / 4 + random.nextLong(millis * 3 / 4), target);

      var runs = Shop.service().list(target);
      RunState end =
          runs.isEmpty()
              ? Shop.run(target, Shop.plan(ROWS), Shop.options(WORKERS, BATCH))
              : Shop.end(Shop.service().resume(target, runs.getFirst().run()));
      assertThat(end).isInstanceOf(RunState.Finished.class);
      assertThat(Shop.content(target)).as("kill %d", i).isEqualTo(expected);
      // Rows that were inserted and rolled back count here, too.
      assertThat(
              Shop.count(
                  target, "select n_tup_ins from pg_stat_user_tables where relname = 'purchase'"))
          .as("rows made again after kill %d", i)
          .isLessThanOrEqualTo(ROWS + WORKERS * BATCH);
      Shop.drop(target);
    }
  }
}
