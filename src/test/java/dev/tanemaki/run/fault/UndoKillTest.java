package dev.tanemaki.run.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.Await;
import dev.tanemaki.database.Database;
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
      if (i == 0) {
        killedMidway(target);
      } else {
        Process process = SeedProcess.undo(target, 2);
        Await.until(
            "enough is gone",
            () ->
                !process.isAlive() || Shop.count(target, "select count(*) from purchase") <= left);
        SeedProcess.kill(process, target);
      }

      halfway += status(target) == Status.UNDOING ? 1 : 0;
      assertThat(purchases(target)).as("rows without their line after kill %d", i).isTrue();
      assertThat(Shop.end(Shop.service().undo(target, 2))).isInstanceOf(RunState.Finished.class);
      assertThat(Shop.content(target)).as("kill %d", i).isEqualTo(before);
      assertThat(status(target)).isEqualTo(Status.UNDONE);
      Shop.drop(target);
    }
    assertThat(halfway).as("kills that hit an undo under way").isPositive();
  }

  /** Where chance might miss: while it waits for a row that somebody else has locked. */
  private static void killedMidway(Target target) throws Exception {
    Process process;
    try (var other = Database.open(target, 1);
        var session = other.session()) {
      session.begin();
      session.execute("select from purchase where id = 20000 for update");
      process = SeedProcess.undo(target, 2);
      Await.until("it waits", () -> Shop.waiting(target) > 0);
      process.destroyForcibly().waitFor();
    }
    SeedProcess.kill(process, target);
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
