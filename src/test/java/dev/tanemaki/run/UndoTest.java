package dev.tanemaki.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tanemaki.database.CatalogReader;
import dev.tanemaki.database.Database;
import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.problem.Code;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.problem.Problem.Kind;
import dev.tanemaki.problem.ProblemException;
import dev.tanemaki.run.RunOptions.Mode;
import dev.tanemaki.run.RunRecord.Status;
import dev.tanemaki.schema.TableName;
import dev.tanemaki.verify.Verifier;
import dev.tanemaki.verify.check.Check;
import dev.tanemaki.verify.check.CheckKind;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An undo removes the rows of its run, all of them and no others, or nothing at all. */
@Order(1)
class UndoTest {

  private static final long ROWS = 3_000;
  private static final String NOTHING = "region 0 0\ncustomer 0 0\npurchase 0 0\n";

  private static Target seeded(String key) {
    Target target = TestServer.freshDatabase();
    assertThat(Shop.run(target, Shop.plan(ROWS, key), Shop.options(2, 500)))
        .isInstanceOf(RunState.Finished.class);
    return target;
  }

  private static Target seeded() {
    return seeded("{sequence: {start: 1}}");
  }

  private static RunState undo(Target target, long run) {
    return Shop.end(Shop.service().undo(target, run));
  }

  private static Status status(Target target, long run) {
    return Shop.service().list(target).stream()
        .filter(r -> r.run() == run)
        .findFirst()
        .orElseThrow()
        .status();
  }

  /** Refused with nothing touched. */
  private static Problem refused(Target target, long run) {
    String before = everything(target);
    RunState end = undo(target, run);
    assertThat(end).isInstanceOf(RunState.Failed.class);
    Problem problem = ((RunState.Failed) end).problem();
    assertThat(problem.kind()).as(problem.message()).isEqualTo(Kind.REFUSED);
    assertThat(problem.next()).isNotEmpty();
    assertThat(everything(target)).isEqualTo(before);
    return problem;
  }

  private static String everything(Target target) {
    return Shop.content(target)
        + Shop.with(
            target,
            s ->
                Shop.content(s, "tanemaki.execution")
                    + Shop.content(s, "tanemaki.batch")
                    + Shop.content(s, "tanemaki.audit"));
  }

  @ParameterizedTest(name = "key {0}")
  @ValueSource(
      strings = {
        "{sequence: {start: 1}}",
        "{sequence: {start: 1, shuffled: true}}",
        "{sequence: {start: 10, step: 10}}",
        "{sequence: {start: -1, step: -1}}",
      })
  void rowsOfPeopleStayWhereTheyAre(String key) {
    Target target = seeded(key);
    Shop.execute(
        target,
        """
        insert into region values (99, 'by hand');
        insert into customer values (9999, 99, 'by hand');
        insert into purchase values (100005, 9999, 'open', 1), (-100005, 9999, 'open', 1);
        update purchase set note = 'looked at' where customer < 100;
        """);
    var end = undo(target, 1);
    assertThat(end).isInstanceOf(RunState.Finished.class);
    assertThat(((RunState.Finished) end).summary().rows()).isEqualTo(ROWS + 503);
    assertThat(Shop.count(target, "select count(*) from region where code = 99")).isOne();
    assertThat(Shop.count(target, "select count(*) from region")).isOne();
    assertThat(Shop.count(target, "select count(*) from customer")).isOne();
    assertThat(Shop.count(target, "select sum(id) + count(*) from purchase")).isEqualTo(2);
    var record = Shop.service().list(target).getFirst();
    assertThat(record.status()).isEqualTo(Status.UNDONE);
    assertThat(record.rows()).isZero();
  }

  @Test
  void keysBetweenThoseOfTheRunAreNotItsOwn() {
    Target target = seeded("{sequence: {start: 10, step: 10}}");
    Shop.execute(
        target,
        """
        insert into region values (99, 'by hand');
        insert into customer values (9999, 99, 'by hand');
        insert into purchase values (15, 9999, 'open', 1);
        """);
    assertThat(undo(target, 1)).isInstanceOf(RunState.Finished.class);
    assertThat(Shop.count(target, "select sum(id) from purchase")).isEqualTo(15);
  }

  @Test
  void runsAreUndoneFromTheLastToTheFirst() {
    Target target = seeded();
    String first = Shop.content(target);
    Shop.run(target, Shop.plan(ROWS), Shop.options(2, 500));

    assertThat(refused(target, 1).why())
        .contains("rows that are not of it")
        .contains("(references");
    assertThat(undo(target, 2)).isInstanceOf(RunState.Finished.class);
    assertThat(Shop.content(target)).isEqualTo(first);
    assertThat(undo(target, 1)).isInstanceOf(RunState.Finished.class);
    assertThat(Shop.content(target)).isEqualTo(NOTHING);
  }

  @ParameterizedTest(name = "key {0}")
  @ValueSource(
      strings = {
        "{sequence: {start: 1}}",
        "{sequence: {start: 1, shuffled: true}}",
        "{sequence: {start: -1, step: -1}}",
      })
  void numbersOfAnUndoneRunAreNotMissing(String key) {
    Target target = seeded(key);
    Shop.run(target, Shop.plan(ROWS, key), Shop.options(2, 500));
    Shop.run(target, Shop.plan(ROWS, key), Shop.options(2, 500));
    // As an undo of it alone leaves them, where nothing refers to its rows.
    Shop.execute(
        target,
        """
        delete from purchase where abs(id) > 3000 and abs(id) <= 6000;
        delete from tanemaki.batch where run = 2 and table_name = 'purchase';
        update tanemaki.execution set status = 'undone' where run = 2;
        """);
    assertThat(sequence(target, key).violations()).isZero();
    Shop.execute(target, "delete from purchase where abs(id) between 2001 and 2007");
    var check = sequence(target, key);
    assertThat(check.violations()).isEqualTo(7);
    assertThat(check.examples())
        .singleElement()
        .asString()
        .contains(key.contains("-1") ? "-2001–-2007 missing" : "2001–2007 missing");
  }

  @Test
  void whoMayNotReadTheLedgerVerifiesWithoutIt() {
    String key = "{sequence: {start: 1}}";
    Target owner = seeded(key);
    Target role = TestServer.withUnprivilegedRole(owner);
    Shop.execute(owner, "grant select on region, customer, purchase to " + role.user());
    Shop.execute(owner, "delete from purchase where id between 2001 and 2007");
    assertThat(sequence(role, key).violations()).isEqualTo(7);
  }

  private static Check sequence(Target target, String key) {
    var plan = Shop.plan(ROWS, key);
    var found = new ConcurrentLinkedQueue<Check>();
    try (var database = Database.open(target, Verifier.SESSIONS)) {
      var names = plan.tables().stream().map(t -> TableName.parse(t.name())).toList();
      var schema = database.with(session -> CatalogReader.read(session, names));
      new Verifier(database::with).verify(schema, Optional.of(plan), found::add);
    }
    return found.stream()
        .filter(c -> c.table().equals("purchase") && c.kind() == CheckKind.SEQUENCE)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anUndoneRunHasNothingLeftAndDoesNotGoOn() {
    Target target = seeded();
    undo(target, 1);
    Shop.execute(target, "insert into region values (1, 'by hand')");
    var again = undo(target, 1);
    assertThat(again).isInstanceOf(RunState.Finished.class);
    assertThat(((RunState.Finished) again).summary().rows()).isZero();
    assertThat(Shop.count(target, "select count(*) from region")).isOne();

    var resumed = Shop.end(Shop.service().resume(target, 1));
    assertThat(((RunState.Failed) resumed).problem().message()).contains("undone");
    assertThat(Shop.count(target, "select count(*) from purchase")).isZero();
  }

  @Test
  void anInterruptedRunIsUndoneAsFarAsItCame() {
    Target target = TestServer.freshDatabase();
    Shop.execute(target, Shop.ddl());
    try (var other = Database.open(target, 1);
        var session = other.session()) {
      Shop.block(session, 20_001);
      var run = Shop.service().start(target, Shop.plan(30_000), Shop.options(1, 500));
      Shop.untilWaiting(target, run);
      run.cancel();
      assertThat(Shop.end(run)).isInstanceOf(RunState.Cancelled.class);
    }
    assertThat(Shop.count(target, "select count(*) from purchase")).isEqualTo(20_000);
    Shop.execute(
        target,
        """
        insert into region values (99, 'by hand');
        insert into customer values (9999, 99, 'by hand');
        insert into purchase values (30000, 9999, 'open', 1);
        """);
    assertThat(undo(target, 1)).isInstanceOf(RunState.Finished.class);
    assertThat(Shop.count(target, "select sum(id) from purchase")).isEqualTo(30_000);
  }

  @Test
  void anUndoThatIsCancelledGoesOn() {
    Target target = TestServer.freshDatabase();
    Shop.run(target, Shop.plan(30_000), Shop.options(2, 200));
    try (var other = Database.open(target, 1);
        var session = other.session()) {
      session.begin();
      session.execute("select from purchase where id = 15000 for update");
      var undo = Shop.service().undo(target, 1);
      Shop.until(undo, () -> undo.snapshot().rows() > 2_000 && Shop.waiting(target) > 0);
      undo.cancel();
      assertThat(Shop.end(undo)).isInstanceOf(RunState.Cancelled.class);
    }
    assertThat(status(target, 1)).isEqualTo(Status.UNDOING);
    long left = Shop.count(target, "select count(*) from purchase");
    assertThat(left).isBetween(1L, 28_000L);
    assertThat(Shop.service().removable(target, 1).rows()).isEqualTo(left + 503);
    assertThat(Shop.end(Shop.service().resume(target, 1))).isInstanceOf(RunState.Failed.class);

    var end = undo(target, 1);
    assertThat(((RunState.Finished) end).summary().rows()).isEqualTo(left + 503);
    assertThat(Shop.content(target)).isEqualTo(NOTHING);
    assertThat(status(target, 1)).isEqualTo(Status.UNDONE);
  }

  @Test
  void anUndoWhoseConnectionsAreCutGoesOnByItself() {
    Target target = TestServer.freshDatabase();
    Shop.run(target, Shop.plan(30_000), Shop.options(2, 200));
    Shop.execute(target, "insert into region values (99, 'by hand')");
    Run undo;
    try (var other = Database.open(target, 1);
        var session = other.session()) {
      session.begin();
      session.execute("select from purchase where id = 15000 for update");
      undo = Shop.service().undo(target, 1);
      Shop.untilWaiting(target, undo);
      session.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where datname = current_database() and pid <> pg_backend_pid()");
      session.rollback();
    }
    assertThat(Shop.end(undo)).isInstanceOf(RunState.Finished.class);
    assertThat(undo.snapshot().retries()).isPositive();
    assertThat(Shop.count(target, "select count(*) from purchase")).isZero();
    assertThat(Shop.count(target, "select sum(code) from region")).isEqualTo(99);
  }

  @Test
  void anUndoThatFailsMidwaySaysHowFarItCameAndGoesOn() {
    Target target = seeded();
    Shop.execute(
        target,
        """
        create function no() returns trigger language plpgsql as
          'begin if old.id = 1200 then raise ''not this one''; end if; return old; end';
        create trigger no before delete on purchase for each row execute function no();
        """);
    Problem problem = ((RunState.Failed) undo(target, 1)).problem();
    assertThat(problem.code()).isEqualTo(Code.UNDO_STOPPED);
    assertThat(problem.kind()).isEqualTo(Kind.FAILED);
    long removed = ROWS - Shop.count(target, "select count(*) from purchase");
    assertThat(problem.why()).contains("not this one");
    assertThat(problem.next())
        .contains("%,d rows are removed; go on with: tanemaki runs undo 1".formatted(removed));
    assertThat(status(target, 1)).isEqualTo(Status.UNDOING);

    Shop.execute(target, "drop trigger no on purchase");
    assertThat(undo(target, 1)).isInstanceOf(RunState.Finished.class);
    assertThat(Shop.content(target)).isEqualTo(NOTHING);
  }

  @Test
  void rowsThatPeopleHaveRemovedAreTold() {
    Target target = seeded();
    Shop.execute(target, "delete from purchase where id between 1001 and 1007");
    var undo = Shop.service().undo(target, 1);
    var end = Shop.end(undo);
    assertThat(((RunState.Finished) end).summary().rows()).isEqualTo(ROWS + 503 - 7);
    assertThat(undo.log()).anyMatch(l -> l.text().equals("7 rows of purchase were gone already"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "insert into purchase values (100000, 7, 'open', 1)"
            + " | 1 row of purchase (references customer)",
        "create table visit (customer text references customer (name));"
            + " insert into visit select name from customer limit 12"
            + " | 12 rows of visit (references customer)",
        "drop table purchase | its tables are no longer there: purchase",
        "alter table purchase drop constraint purchase_pkey | cannot be told from others",
      })
  void whatStandsInTheWayIsTold(String mischief, String why) {
    Target target = seeded();
    Shop.execute(target, mischief);
    if (mischief.startsWith("drop")) {
      var end = undo(target, 1);
      assertThat(((RunState.Failed) end).problem().why()).contains(why);
      assertThat(Shop.count(target, "select count(*) from customer")).isEqualTo(500);
    } else {
      assertThat(refused(target, 1).why()).contains(why);
    }
  }

  /** As a run leaves it that ended while an early batch was still being loaded. */
  @Test
  void rowsThatStandInTheWayAreFoundOnBothSidesOfABatchThatIsMissing() {
    Target target = seeded();
    Shop.execute(
        target,
        """
        delete from purchase where id between 501 and 1000;
        delete from tanemaki.batch where table_name = 'purchase' and first_row = 500;
        update tanemaki.execution set status = 'cancelled', rows = rows - 500;
        insert into region values (99, 'by hand');
        insert into customer values (9999, 99, 'by hand');
        insert into purchase values (700, 9999, 'open', 1);
        create table visit (purchase bigint references purchase);
        insert into visit values (3), (700), (1001);
        """);
    assertThat(refused(target, 1).message()).contains("2 rows of visit (references purchase)");
    Shop.execute(target, "delete from visit where purchase <> 700");
    assertThat(undo(target, 1)).isInstanceOf(RunState.Finished.class);
    assertThat(Shop.count(target, "select sum(id) from purchase")).isEqualTo(700);
  }

  @Test
  void aRunThatALaterOneReplacedIsNotUndone() {
    Target target = seeded();
    Shop.run(
        target, Shop.plan(ROWS), new RunOptions(500, 1, Mode.REPLACE, RunOptions.Constraints.AUTO));
    assertThat(refused(target, 1).message()).contains("run 2 has replaced its rows");
    assertThat(Shop.service().removable(target, 2).replaced()).isTrue();
    assertThat(undo(target, 2)).isInstanceOf(RunState.Finished.class);
    assertThat(Shop.content(target)).isEqualTo(NOTHING);
  }

  @Test
  void rowsThatALaterRunLoadedOnTheSameKeysAreNotRemoved() {
    Target target = seeded();
    Shop.execute(target, "truncate region, customer, purchase");
    Shop.run(target, Shop.plan(ROWS), Shop.options(1, 500));
    assertThat(refused(target, 1).message()).contains("run 2 has replaced its rows");
  }

  @Test
  void aRunUnderWayIsLeftToItsOwner() {
    Target target = TestServer.freshDatabase();
    Shop.execute(target, Shop.ddl());
    try (var other = Database.open(target, 1);
        var session = other.session()) {
      session.begin();
      session.execute("lock table purchase in share row exclusive mode");
      var run = Shop.service().start(target, Shop.plan(ROWS), Shop.options(1, 500));
      Shop.until(run, () -> run.snapshot().rows() == 503);
      var end = undo(target, 1);
      assertThat(((RunState.Failed) end).problem().message()).contains("Run 1 is under way");
      session.rollback();
      assertThat(Shop.end(run)).isInstanceOf(RunState.Finished.class);
    }
  }

  @Test
  void aListThatWasPartlyThereIsLeftAlone() {
    Target target = TestServer.freshDatabase();
    Shop.execute(target, Shop.ddl());
    Shop.execute(target, "insert into region values (2, '南')");
    Shop.run(target, Shop.plan(ROWS), Shop.options(1, 500));
    var removable = Shop.service().removable(target, 1);
    assertThat(removable.leftAlone()).containsExactly("region");
    assertThat(removable.rows()).isEqualTo(ROWS + 500);

    var undo = Shop.service().undo(target, 1);
    assertThat(Shop.end(undo)).isInstanceOf(RunState.Finished.class);
    assertThat(undo.log()).anyMatch(l -> l.text().startsWith("Rows of region stay"));
    assertThat(Shop.count(target, "select count(*) from region")).isEqualTo(3);
    assertThat(Shop.count(target, "select count(*) from customer")).isZero();
  }

  @Test
  void aListThatWasMergedWholeIsRemoved() {
    Target target = TestServer.freshDatabase();
    Shop.execute(target, Shop.ddl());
    Shop.execute(target, "insert into region values (99, 'by hand')");
    Shop.run(target, Shop.plan(ROWS), Shop.options(1, 500));
    assertThat(undo(target, 1)).isInstanceOf(RunState.Finished.class);
    assertThat(Shop.count(target, "select sum(code) from region")).isEqualTo(99);
  }

  @Test
  void aRoleThatMayNotDeleteIsToldWhatItNeeds() {
    Target owner = seeded();
    Target role = TestServer.withUnprivilegedRole(owner);
    Shop.execute(
        owner,
        """
        grant usage on schema tanemaki to %1$s;
        grant select, insert, update on all tables in schema tanemaki to %1$s;
        grant select, insert on region, customer, purchase to %1$s;
        """
            .formatted(role.user()));
    for (int grants = 0; grants < 2; grants++) {
      var problem = ((RunState.Failed) undo(role, 1)).problem();
      assertThat(problem.kind()).as(problem.message()).isEqualTo(Kind.REFUSED);
      assertThat(problem.next()).contains("DELETE");
      Shop.execute(owner, problem.next().substring(problem.next().indexOf("GRANT")));
    }
    assertThat(undo(role, 1)).isInstanceOf(RunState.Finished.class);
    assertThat(Shop.content(owner)).isEqualTo(NOTHING);
  }

  @Test
  void aRunThatIsNotThereIsWrongUsage() {
    Target target = seeded();
    var unknown =
        catchThrowableOfType(ProblemException.class, () -> Shop.service().removable(target, 99));
    assertThat(unknown.problem().kind()).isEqualTo(Kind.USAGE);
    assertThat(((RunState.Failed) undo(target, 99)).problem().kind()).isEqualTo(Kind.USAGE);
  }
}
