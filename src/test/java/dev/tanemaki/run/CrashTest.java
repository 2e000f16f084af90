package dev.tanemaki.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Processes that are killed without warning. {@code -Dtanemaki.crashes=50} for the long form. */
class CrashTest {

  private static final long ROWS = 60_000;
  private static final int CRASHES = Integer.getInteger("tanemaki.crashes", 3);

  @Test
  @Timeout(600)
  void whateverTheInstantOfTheKillResumingGivesTheUndisturbedTables() throws Exception {
    Target undisturbed = TestServer.freshDatabase();
    Process whole = SeedProcess.start(undisturbed, ROWS);
    long began = System.nanoTime();
    whole.waitFor();
    long millis = (System.nanoTime() - began) / 1_000_000;
    String expected = Shop.content(undisturbed);
    var random = new Random(1);
    for (int i = 0; i < CRASHES; i++) {
      Target target = TestServer.freshDatabase();
      Process process = SeedProcess.start(target, ROWS);
      SeedProcess.killAfter(process, millis / 4 + random.nextLong(millis * 3 / 4));

      var runs = Shop.service().list(target);
      RunState end =
          runs.isEmpty()
              ? Shop.run(target, Shop.plan(ROWS), Shop.options(2, 500))
              : Shop.end(Shop.service().resume(target, runs.getFirst().run()));
      assertThat(end).isInstanceOf(RunState.Finished.class);
      assertThat(Shop.content(target)).as("crash %d", i).isEqualTo(expected);
    }
  }
}
