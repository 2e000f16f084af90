package dev.tanemaki.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.plan.PlanFiles;
import dev.tanemaki.plan.PlanReader;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.problem.Problem.Kind;
import dev.tanemaki.problem.ProblemException;
import dev.tanemaki.run.RunOptions.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalTest {

  @Test
  void aServerThatCannotBeReachedIsNamed() {
    Problem problem = failure(TestServer.unreachable());
    assertThat(problem.message()).contains("127.0.0.1");
    assertThat(problem.next()).isNotEmpty();
  }

  @Test
  void aWrongPasswordIsSaid() {
    Target target = TestServer.freshDatabase();
    Problem problem = failure(TestServer.withWrongPassword(target));
    assertThat(problem.message()).containsIgnoringCase("password");
    assertThat(Shop.service().list(target)).isEmpty();
  }

  @Test
  void aRoleThatMayNotMakeTheLedgerIsToldTheGrant() {
    Target target = TestServer.freshDatabase();
    Problem problem = failure(TestServer.withUnprivilegedRole(target));
    assertThat(problem.kind()).isEqualTo(Kind.REFUSED);
    assertThat(problem.next()).contains("GRANT");
    assertThat(Shop.count(target, "select count(*) from pg_class where relname = 'purchase'"))
        .isZero();
  }

  @Test
  void aRoleThatMayNotWriteTheTablesIsToldTheGrant() {
    Target target = TestServer.freshDatabase();
    Shop.execute(target, Shop.ddl());
    Target role = TestServer.withUnprivilegedRole(target);
    Shop.execute(
        target, "grant create on database %s to %s".formatted(target.database(), role.user()));
    Problem problem = failure(role);
    assertThat(problem.kind()).isEqualTo(Kind.REFUSED);
    assertThat(problem.next()).contains("GRANT SELECT, INSERT ON").contains("purchase");
  }

  @Test
  void aTableOfAnotherShapeIsLeftAlone() {
    Target target = TestServer.freshDatabase();
    Shop.execute(target, Shop.ddl());
    Shop.execute(target, "alter table purchase drop column note");
    Problem problem = failure(target);
    assertThat(problem.kind()).isEqualTo(Kind.REFUSED);
    assertThat(problem.message()).contains("purchase").contains("another shape").contains("note");
    assertThat(Shop.count(target, "select count(*) from region")).isZero();
  }

  @Test
  void aParentThatNobodyHasIsNamedBeforeARunBegins() {
    Target target = TestServer.freshDatabase();
    String ddl =
        "create table parent (id int primary key);"
            + " create table child (id int primary key, p int references parent);";
    Shop.execute(target, ddl);
    var plan =
        PlanReader.parse(
                "p.yml",
                "tables: {child: {rows: 9, columns: {id: {sequence: 1}, p: {sequence: 1}}}}",
                PlanFiles.none())
            .orThrow()
            .plan();
    assertThat(Shop.run(target, plan, Shop.options(1, 100)))
        .isInstanceOfSatisfying(
            RunState.Failed.class,
            end ->
                assertThat(end.problem().message())
                    .contains("child.p: references public.parent", "empty in the target"));
    Shop.execute(target, "insert into parent select generate_series(1, 9)");
    Shop.run(target, plan, Shop.options(1, 100));
    assertThat(Shop.count(target, "select count(*) from child")).isEqualTo(9);
  }

  @Test
  void tablesOfWhichSomeAreMissingAreLeftAlone() {
    Target target = TestServer.freshDatabase();
    Shop.execute(
        target, "create table region (code integer primary key, name varchar(20) not null)");
    Problem problem = failure(target);
    assertThat(problem.message()).contains("customer").contains("purchase");
  }

  @Test
  void aKeyWithoutRoomIsNamedAndNothingIsLoaded() {
    Target target = TestServer.freshDatabase();
    Shop.run(target, Shop.plan(100), Shop.options(1, 100));
    Shop.execute(target, "update purchase set id = 9223372036854775800 where id = 100");
    Problem problem = failure(target);
    assertThat(problem.kind()).isEqualTo(Kind.USAGE);
    assertThat(problem.message()).contains("purchase").contains("9,223,372,036,854,775,807");
    assertThat(Shop.count(target, "select count(*) from customer")).isEqualTo(500);
    assertThat(Shop.service().list(target)).hasSize(1);
  }

  @Test
  void aKeyThatCountsDownHasRoomBelow() {
    Target target = TestServer.freshDatabase();
    var down = Shop.plan(100, "{sequence: {start: 50, step: -1}}");
    Shop.run(target, down, Shop.options(1, 100));
    Shop.run(target, down, Shop.options(1, 100));
    assertThat(Shop.count(target, "select min(id) from purchase")).isEqualTo(-149);
  }

  @Test
  void replacingIsRefusedWhileOthersReferenceTheTables() {
    Target target = TestServer.freshDatabase();
    Shop.run(target, Shop.plan(100), Shop.options(1, 100));
    Shop.execute(target, "create table bill (id int, purchase bigint references purchase)");
    String before = Shop.content(target);
    RunState end =
        Shop.run(
            target,
            Shop.plan(100),
            new RunOptions(100, 1, Mode.REPLACE, RunOptions.Constraints.AUTO));
    Problem problem = ((RunState.Failed) end).problem();

    assertThat(problem.kind()).isEqualTo(Kind.REFUSED);
    assertThat(problem.message()).contains("bill");
    assertThat(Shop.content(target)).isEqualTo(before);
  }

  @Test
  void aFullDiskLeavesWholeBatchesAndAResumableRun() {
    var target = TestServer.onTinyDisk(24);
    assumeTrue(target.isPresent(), "no small file system can be mounted here");
    try {
      var run = Shop.service().start(target.get(), Shop.plan(400_000), Shop.options(2, 2_000));
      untilHeld(run);
      run.cancel();
      RunState end = Shop.end(run);

      assertThat(end).isInstanceOf(RunState.Failed.class);
      Problem problem = ((RunState.Failed) end).problem();
      assertThat(problem.message()).containsIgnoringCase("space").contains("runs resume");
      assertThat(Shop.count(target.get(), "select count(*) % 2000 from purchase")).isZero();
    } finally {
      // The whole server cannot checkpoint while a full disk holds pages it has not written.
      Shop.execute(
          target.get().withDatabase("postgres"),
          "drop database " + target.get().database() + " with (force)");
    }
  }

  @Test
  void aRunOnAFullDiskGoesOnWhenThereIsRoom() {
    var target = TestServer.onTinyDisk(28);
    assumeTrue(target.isPresent(), "no small file system can be mounted here");
    try {
      Shop.execute(
          target.get(),
          "create table filler as select md5(i::text) || md5((-i)::text) as junk from"
              + " generate_series(1, 130000) i");
      var run = Shop.service().start(target.get(), Shop.plan(120_000), Shop.options(2, 2_000));
      untilHeld(run);
      var paused = (RunState.Paused) run.state();
      assertThat(paused.problem().orElseThrow().what()).contains("disk is full");
      Shop.execute(target.get(), "drop table filler");
      run.resume();

      assertThat(Shop.end(run)).isInstanceOf(RunState.Finished.class);
      assertThat(Shop.count(target.get(), "select count(*) from purchase")).isEqualTo(120_000);
    } finally {
      Shop.execute(
          target.get().withDatabase("postgres"),
          "drop database " + target.get().database() + " with (force)");
    }
  }

  private static void untilHeld(Run run) {
    Shop.until(
        run, () -> run.state() instanceof RunState.Paused(var problem) && problem.isPresent());
  }

  @Test
  void aRunThatDoesNotExistIsSaid() {
    Target target = TestServer.freshDatabase();
    assertThat(resumed(target, 3).message()).contains("no run 3");
    Shop.run(target, Shop.plan(100), Shop.options(1, 100));
    assertThat(resumed(target, 3).message()).contains("no run 3");
  }

  @Test
  void aRunOfAnotherGeneratorOrPlanDoesNotGoOn() {
    Target target = TestServer.freshDatabase();
    Shop.run(target, Shop.plan(100), Shop.options(1, 100));
    Shop.execute(
        target, "update tanemaki.execution set plan = replace(plan, 'seed: 7', 'seed: 8')");
    assertThat(resumed(target, 1).message()).contains("no longer the one");
    Shop.execute(target, "update tanemaki.execution set generator_version = 'other'");
    assertThat(resumed(target, 1).message()).contains("generator version other");
  }

  @Test
  void aLedgerOfANewerVersionIsLeftAlone() {
    Target target = TestServer.freshDatabase();
    Shop.run(target, Shop.plan(100), Shop.options(1, 100));
    Shop.execute(
        target, "update tanemaki.flyway_schema_history set version = '999' where version = '2'");
    assertThat(failure(target).message()).contains("newer");
    assertThatThrownBy(() -> Shop.service().list(target))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("newer");
  }

  @Test
  void aLedgerWithoutItsTablesIsLeftAlone() {
    Target target = TestServer.freshDatabase();
    Shop.run(target, Shop.plan(100), Shop.options(1, 100));
    Shop.execute(target, "drop table tanemaki.batch");
    assertThat(failure(target).message()).contains("damaged").contains("batch");
  }

  @ParameterizedTest(name = "batches of {0}, {1} workers")
  @CsvSource({"0, 1", "99, 1", "1000001, 1", "1000, 0", "1000, 65", "-5, 2"})
  void numbersOutOfRangeAreRefusedWithTheRange(int batchSize, int workers) {
    assertThatThrownBy(
            () -> new RunOptions(batchSize, workers, Mode.APPEND, RunOptions.Constraints.AUTO))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("out of range");
  }

  private static Problem failure(Target target) {
    RunState end = Shop.run(target, Shop.plan(100), Shop.options(1, 100));
    assertThat(end).isInstanceOf(RunState.Failed.class);
    return ((RunState.Failed) end).problem();
  }

  private static Problem resumed(Target target, long run) {
    RunState end = Shop.end(Shop.service().resume(target, run));
    assertThat(end).isInstanceOf(RunState.Failed.class);
    return ((RunState.Failed) end).problem();
  }
}
