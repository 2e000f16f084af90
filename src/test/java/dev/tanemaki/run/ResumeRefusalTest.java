package dev.tanemaki.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.problem.Problem.Kind;
import dev.tanemaki.run.RunOptions.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run whose rows or tables are no longer what they were does not go on. */
@Timeout(120)
class ResumeRefusalTest {

  private static final long ROWS = 3_000;

  /** A database with run 1, of which 1,000 purchases are in and the others are still to come. */
  private static Target interrupted() {
    Target target = TestServer.freshDatabase();
    Shop.execute(target, Shop.ddl());
    Shop.execute(target, "alter table purchase add constraint few check (id <= 1000)");
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
    assertThat(Shop.run(target, Shop.plan(2_000), new RunOptions(500, 1, Mode.REPLACE)))
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
}
