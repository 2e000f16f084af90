package dev.tanemaki.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.problem.Problem.Kind;
import dev.tanemaki.run.RunOptions.Mode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A run whose rows or tables are no longer what they were does not go on. */
@Order(1)
class ResumeRefusalTest {

  private static final long ROWS = 3_000;

  /** A database with run 1, of which 1,000 purchases are in and the others are still to come. */
  private static Target interrupted() {
    Target target = TestServer.freshDatabase();
    Shop.execute(target, Shop.ddl());
    Shop.execute(target, "alter table purchase add constraint few check (id + 0 <= 1000)");
    assertThat(Shop.run(target, Shop.plan(ROWS), Shop.options(1, 500)))
        .isInstanceOf(RunState.Failed.class);
    Shop.execute(target, "alter table purchase drop constraint few");
    assertThat(Shop.count(target, "select count(*) from purchase")).isEqualTo(1_000);
    return target;
  }

  private static Problem refused(Target target) {
    String ledger = ledger(target);
    RunState end = Shop.end(Shop.service().resume(target, 1));
    assertThat(end).isInstanceOf(RunState.Failed.class);
    Problem problem = ((RunState.Failed) end).problem();
    assertThat(problem.kind()).as(problem.message()).isEqualTo(Kind.REFUSED);
    assertThat(problem.what()).isEqualTo("Run 1 cannot go on");
    assertThat(problem.why()).isNotEmpty();
    assertThat(problem.next()).isNotEmpty();
    assertThat(ledger(target)).isEqualTo(ledger);
    return problem;
  }

  private static String ledger(Target target) {
    return Shop.with(
        target,
        s ->
            Shop.content(s, "tanemaki.execution")
                + Shop.content(s, "tanemaki.extent")
                + Shop.content(s, "tanemaki.batch"));
  }

  @Test
  void aRunThatALaterOneHasReplacedDoesNotGoOn() {
    Target target = interrupted();
    assertThat(
            Shop.run(
                target,
                Shop.plan(2_000),
                new RunOptions(500, 1, Mode.REPLACE, RunOptions.Constraints.AUTO)))
        .isInstanceOf(RunState.Finished.class);
    String before = Shop.content(target);
    assertThat(refused(target).message()).contains("run 2 has replaced its rows");
    assertThat(Shop.content(target)).isEqualTo(before);
  }

  @Test
  void aRunThatALaterOneOnlyAppendedToGoesOn() {
    Target target = TestServer.freshDatabase();
    Shop.run(target, Shop.plan(ROWS), Shop.options(1, 500));
    Shop.run(target, Shop.plan(1_000), Shop.options(1, 500));
    assertThat(Shop.end(Shop.service().resume(target, 1))).isInstanceOf(RunState.Finished.class);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "truncate purchase | 1,000 of the 1,000 rows that it had loaded into purchase",
        "truncate region, customer, purchase | no longer there",
        "delete from purchase where id = 7 | 1 of the 1,000 rows",
        "insert into purchase select 2000, customer, state, amount from purchase limit 1"
            + " | keys of purchase that it still needs are taken by other rows (1)",
        "drop table purchase | its tables are no longer there: purchase",
        "drop table purchase, customer, region | region, customer, purchase",
        "alter table purchase drop column note | column note is missing",
        "alter table purchase alter amount type bigint | amount is bigint",
      })
  void aRunWhoseTablesWereChangedDoesNotGoOn(String mischief, String why) {
    Target target = interrupted();
    Shop.execute(target, mischief);
    assertThat(refused(target).message()).contains(why);
  }

  @Test
  void aTableEmptiedAndFilledAgainByHandIsNoticed() {
    Target target = interrupted();
    Shop.execute(target, "truncate purchase");
    Shop.execute(
        target,
        "insert into purchase select i, 1, 'open', 1 from generate_series(1000001, 1002000) i");
    assertThat(refused(target).message()).contains("no longer there");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "update tanemaki.extent set rows = 2999 where table_name = 'purchase'"
            + " | 2,999 rows for purchase, its plan 3,000",
        "update tanemaki.extent set first_row = -1 where table_name = 'purchase' | begin at -1",
        "delete from tanemaki.extent where table_name = 'purchase' | no rows for purchase",
        "insert into tanemaki.extent values (1, 9, 'other', 0, 10, false) | has rows for other",
        "update tanemaki.batch set table_name = 'other' where table_name = 'purchase'"
            + " and first_row = 0 | a table that the run does not load",
        "update tanemaki.batch set first_row = 3500 where table_name = 'purchase'"
            + " and first_row = 500 | outside the rows of the run",
        "update tanemaki.batch set first_row = 250 where table_name = 'purchase'"
            + " and first_row = 500 | overlaps with others",
        "update tanemaki.batch set rows = 499 where table_name = 'purchase' and first_row = 500"
            + " | has 499 rows instead of 500",
        "update tanemaki.execution set batch_size = 300 | has 500 rows instead of 300",
        "delete from tanemaki.batch where table_name = 'customer' | its batches hold 1,003 rows",
        "update tanemaki.execution set total_rows = 7 | the run 7",
      })
  void aLedgerThatContradictsItselfIsNotGoneOnWith(String edit, String contradiction) {
    Target target = interrupted();
    Shop.execute(target, edit);
    assertThat(refused(target).message()).contains("edited by hand").contains(contradiction);

    RunState undone = Shop.end(Shop.service().undo(target, 1));
    assertThat(((RunState.Failed) undone).problem().message()).contains(contradiction);
    assertThat(Shop.count(target, "select count(*) from purchase")).isEqualTo(1_000);
  }

  @Test
  void aFinishedRunWhoseBatchesAreMissingIsNotLoadedAgain() {
    Target target = TestServer.freshDatabase();
    Shop.run(target, Shop.plan(ROWS), Shop.options(1, 500));
    Shop.execute(target, "delete from tanemaki.batch where table_name = 'purchase'");
    assertThat(refused(target).message()).contains("its batches hold 503 rows, the run 3,503");
  }

  @Test
  void aPlanThatChangedSinceIsToldWithTheDifference() {
    Target target = interrupted();
    RunState end =
        Shop.end(Shop.service().resume(target, 1, plan -> plan.withSeed(8), Watching.NOTHING));
    assertThat(((RunState.Failed) end).problem().message())
        .contains("its plan has changed since: \"seed: 7\" became \"seed: 8\"");
    end = Shop.end(Shop.service().resume(target, 1, plan -> Shop.plan(ROWS + 1), Watching.NOTHING));
    assertThat(((RunState.Failed) end).problem().message())
        .contains("under tables > purchase \"rows: 3000\" became \"rows: 3001\"");

    assertThat(
            Shop.end(Shop.service().resume(target, 1, plan -> Shop.plan(ROWS), Watching.NOTHING)))
        .isInstanceOf(RunState.Finished.class);
  }

  @Test
  void aPlanThatCanNoLongerBeReadIsNotGoneOnWith() {
    Target target = interrupted();
    Shop.execute(target, "update tanemaki.execution set plan = 'plan: ['");
    RunState end = Shop.end(Shop.service().resume(target, 1));
    assertThat(((RunState.Failed) end).problem().message()).contains("cannot be read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"with its rows", "without them"})
  void aRunGoesOnOnlyWhereItWasBegun(String how) {
    Target original = interrupted();
    Target copy = TestServer.freshDatabase("template " + original.database());
    if (how.startsWith("without")) {
      Shop.execute(copy, "truncate purchase, customer, region");
    }
    assertThat(refused(copy).message()).contains("begun in database").contains("copied");
    RunState undone = Shop.end(Shop.service().undo(copy, 1));
    assertThat(((RunState.Failed) undone).problem().message()).contains("begun in database");

    assertThat(Shop.end(Shop.service().resume(original, 1))).isInstanceOf(RunState.Finished.class);
  }
}
