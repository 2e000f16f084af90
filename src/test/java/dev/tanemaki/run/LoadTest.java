package dev.tanemaki.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tanemaki.database.Await;
import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.run.CheckProgress.Stage;
import dev.tanemaki.run.RunOptions.Mode;
import dev.tanemaki.run.RunRecord.Status;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadTest {

  @Test
  void aRunLoadsEveryTableAndFindsNothingWrong() {
    Target target = TestServer.freshDatabase();
    var run = Shop.service().start(target, Shop.plan(20_000), Shop.options(2, 1_000));
    RunState end = Shop.end(run);

    assertThat(end).isInstanceOf(RunState.Finished.class);
    RunSummary summary = ((RunState.Finished) end).summary();
    assertThat(summary.tables())
        .containsEntry("region", 3L)
        .containsEntry("customer", 500L)
        .containsEntry("purchase", 20_000L);
    assertThat(summary.violations()).isZero();
    assertThat(summary.bytes()).isPositive();
    assertThat(summary.phases()).containsKeys("prepare", "load", "verify");
    assertThat(run.checks())
        .isNotEmpty()
        .allMatch(c -> c.stage() == Stage.VERIFIED && c.violations() == 0);
    assertThat(run.checks())
        .filteredOn(c -> c.table().equals("purchase"))
        .allMatch(c -> c.rows() == 20_000);
    assertThat(run.snapshot().rows()).isEqualTo(run.snapshot().totalRows()).isEqualTo(20_503);
    assertThat(Shop.count(target, "select count(*) from purchase")).isEqualTo(20_000);
  }

  /** A role named as the ledger's schema has that first on its search path. */
  @Test
  void tablesAreNotMadeAmongTheLedgers() {
    Target target = TestServer.freshDatabase();
    assertThat(target.user()).isEqualTo("tanemaki");
    Shop.run(target, Shop.plan(100), Shop.options(1, 100));
    Shop.run(target, Shop.plan(100), Shop.options(1, 100));
    assertThat(Shop.count(target, "select count(*) from public.purchase")).isEqualTo(200);
    assertThat(Shop.count(target, "select count(to_regclass('tanemaki.purchase'))")).isZero();
  }

  @Test
  void theShapesOfThePlanAreFoundInTheTable() {
    Target target = TestServer.freshDatabase();
    var run = Shop.service().start(target, Shop.plan(20_000), Shop.options(2, 5_000));
    Shop.end(run);

    assertThat(run.distributions())
        .extracting(d -> d.column())
        // Bands are looked at twice: how many rows each has, and how they lie within.
        .containsExactlyInAnyOrder("region", "customer", "state", "amount", "amount", "tags");
    assertThat(run.distributions())
        .allMatch(d -> d.fits() && d.rows() == (d.table().equals("customer") ? 500 : 20_000));
  }

  @ParameterizedTest(name = "{0} workers, batches of {1}")
  @CsvSource({"1, 500", "2, 5000", "4, 7500", "3, 100"})
  void contentDependsOnNeitherWorkersNorBatches(int workers, int batchSize) {
    Target target = TestServer.freshDatabase();
    Shop.run(target, Shop.plan(12_345), Shop.options(workers, batchSize));

    assertThat(Shop.content(target)).isEqualTo(Undisturbed.CONTENT);
  }

  /** What the others have to equal; made once. */
  private static final class Undisturbed {
    static final String CONTENT = content();

    private static String content() {
      Target target = TestServer.freshDatabase();
      Shop.run(target, Shop.plan(12_345), Shop.options(1, 1_000_000));
      return Shop.content(target);
    }
  }

  /** All but the reference: the second time there are more customers to choose from. */
  @Test
  void appendingTwiceEqualsSeedingTwiceAsMuch() {
    Target once = TestServer.freshDatabase();
    Shop.run(once, Shop.plan(4_000), Shop.options(2, 700));
    Target twice = TestServer.freshDatabase();
    Shop.run(twice, Shop.plan(2_000), Shop.options(2, 700));
    RunState second = Shop.run(twice, Shop.plan(2_000), Shop.options(2, 700));

    assertThat(second).isInstanceOf(RunState.Finished.class);
    String columns = "(select id, state, amount, tags, note from purchase)";
    String expected = Shop.with(once, s -> Shop.content(s, columns));
    String actual = Shop.with(twice, s -> Shop.content(s, columns));
    assertThat(actual).isEqualTo(expected);
    assertThat(Shop.count(twice, "select count(*) from customer")).isEqualTo(1_000);
    assertThat(Shop.count(twice, "select count(*) from purchase where customer > 500"))
        .isPositive();
  }

  @Test
  void rowsOfAListThatAreThereAreNotToldAsLoaded() {
    Target target = TestServer.freshDatabase();
    Shop.run(target, Shop.plan(100), Shop.options(1, 100));
    var run = Shop.service().start(target, Shop.plan(100), Shop.options(1, 100));
    assertThat(Shop.end(run)).isInstanceOf(RunState.Finished.class);

    assertThat(run.log()).anyMatch(line -> line.text().startsWith("Loaded 600 rows"));
    assertThat(Shop.service().list(target))
        .extracting(RunRecord::rows, RunRecord::totalRows)
        .containsExactly(tuple(600L, 600L), tuple(603L, 603L));
  }

  @Test
  void goingOnWithAFinishedRunLeavesItsEndAsItWas() {
    Target target = TestServer.freshDatabase();
    Shop.run(target, Shop.plan(100), Shop.options(1, 100));
    RunRecord before = Shop.service().list(target).getFirst();
    RunState again = Shop.end(Shop.service().resume(target, before.run()));
    assertThat(again).isInstanceOf(RunState.Finished.class);
    assertThat(Shop.service().list(target)).containsExactly(before);
  }

  @Test
  void aShuffledKeyCannotGoOn() {
    Target target = TestServer.freshDatabase();
    var plan = Shop.plan(100, "{sequence: {start: 1, shuffled: true}}");
    assertThat(Shop.run(target, plan, Shop.options(2, 100))).isInstanceOf(RunState.Finished.class);
    RunState second = Shop.run(target, plan, Shop.options(2, 100));

    assertThat(second).isInstanceOf(RunState.Failed.class);
    assertThat(((RunState.Failed) second).problem().message()).contains("shuffled");
    assertThat(Shop.count(target, "select count(*) from purchase")).isEqualTo(100);
  }

  @Test
  void aListThatIsCompleteIsLeftAlone() {
    Target target = TestServer.freshDatabase();
    Shop.run(target, Shop.plan(100), Shop.options(2, 100));
    Shop.execute(target, "update region set name = 'mine' where code = 1");
    var end = (RunState.Finished) Shop.run(target, Shop.plan(100), Shop.options(2, 100));

    assertThat(end.summary().tables()).containsEntry("region", 0L);
    assertThat(Shop.count(target, "select count(*) from region where name = 'mine'")).isEqualTo(1);
  }

  @Test
  void aListThatIsPartlyInIsCompleted() {
    Target target = TestServer.freshDatabase();
    Shop.execute(target, Shop.ddl());
    Shop.execute(target, "insert into region values (2, 'mine')");
    var run = Shop.service().start(target, Shop.plan(100), Shop.options(2, 100));
    var end = (RunState.Finished) Shop.end(run);

    assertThat(end.summary().tables()).containsEntry("region", 2L);
    assertThat(run.snapshot().rows()).isEqualTo(run.snapshot().totalRows());
    assertThat(Shop.count(target, "select count(*) from region")).isEqualTo(3);
    assertThat(Shop.count(target, "select count(*) from region where name = 'mine'")).isEqualTo(1);
  }

  @Test
  void replacingLeavesTheRowsOfThePlanAlone() {
    Target target = TestServer.freshDatabase();
    Shop.run(target, Shop.plan(3_000), Shop.options(2, 500));
    String before = Shop.content(target);
    RunState end =
        Shop.run(
            target,
            Shop.plan(3_000),
            new RunOptions(800, 2, Mode.REPLACE, RunOptions.Constraints.AUTO));

    assertThat(end).isInstanceOf(RunState.Finished.class);
    assertThat(Shop.content(target)).isEqualTo(before);
  }

  @Test
  void theLedgerKnowsTheRun() {
    Target target = TestServer.freshDatabase();
    assertThat(Shop.service().list(target)).isEmpty();
    Shop.run(target, Shop.plan(1_000), Shop.options(2, 300));
    List<RunRecord> runs = Shop.service().list(target);

    assertThat(runs).hasSize(1);
    assertThat(runs.getFirst().status()).isEqualTo(Status.FINISHED);
    assertThat(runs.getFirst().rows()).isEqualTo(1_503).isEqualTo(runs.getFirst().totalRows());
    assertThat(runs.getFirst().ended()).isPresent();
    assertThat(
            Shop.count(target, "select count(*) from tanemaki.batch where table_name = 'purchase'"))
        .isEqualTo(4);
  }

  @Test
  void nothingStaysConnectedAfterARun() {
    Target target = TestServer.freshDatabase();
    Shop.run(target, Shop.plan(1_000), Shop.options(3, 100));

    // The server notices that a client has gone a moment after it went.
    Await.until("nobody is connected", () -> clients(target) == 0);
  }

  private static long clients(Target target) {
    return Shop.count(
        target,
        "select count(*) from pg_stat_activity where datname = current_database()"
            + " and pid <> pg_backend_pid() and backend_type = 'client backend'");
  }
}
