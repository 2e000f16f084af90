package dev.tanemaki.run.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.run.RunRecord.Status;
import dev.tanemaki.run.RunState;
import dev.tanemaki.run.Shop;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Undoing processes that are killed without warning. */
class UndoKillTest {

  private static final long BEFORE = 5_000;
  private static final long ROWS = 40_000;

  @Test
  @Timeout(1_800)
  void whateverTheInstantOfTheKillUndoingLeavesWhatWasThereBefore() throws Exception {
    var random = new Random(4);
    int halfway = 0;
    for (int i = 0; i < Faults.times(3, 50); i++) {
      Target target = TestServer.freshDatabase();
      Shop.run(target, Shop.plan(BEFORE), Shop.options(2, 500));
      String before = Shop.content(target);
      Shop.run(target, Shop.plan(ROWS), Shop.options(2, 500));
      long left = BEFORE + 1 + random.nextLong(ROWS - 1_000);
      Process process = SeedProcess.undo(target, 2);
      while (process.isAlive() && Shop.count(target, "select count(*) from purchase") > left) {
        Thread.onSpinWait();
      }
      process.destroyForcibly().waitFor();

      halfway += status(target) == Status.UNDOING ? 1 : 0;
      assertThat(purchases(target)).as("rows without their line after kill %d", i).isTrue();
      assertThat(Shop.end(Shop.service().undo(target, 2))).isInstanceOf(RunState.Finished.class);
      assertThat(Shop.content(target)).as("kill %d", i).isEqualTo(before);
      assertThat(status(target)).isEqualTo(Status.UNDONE);
      Shop.drop(target);
    }
    assertThat(halfway).as("kills that hit an undo under way").isPositive();
  }

  private static Status status(Target target) {
    return Shop.service().list(target).getFirst().status();
  }

  /** Whether the rows that are there are those that the ledger has. */
  private static boolean purchases(Target target) {
    return Shop.count(
            target,
            "select (select count(*) from purchase) - (select sum(rows) from tanemaki.batch"
                + " where table_name = 'purchase')")
        == 0;
  }
}
