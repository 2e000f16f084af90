package dev.tanemaki.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.Database;
import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.problem.Code;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.LogLine.Event;
import dev.tanemaki.run.RunOptions.Constraints;
import dev.tanemaki.schema.Table.ForeignKey;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Indexes and foreign keys step aside for a load and come back as they were. */
@Order(1)
class SuspensionTest {

  private static final long ROWS = 4_000;
  private static final RunOptions SUSPEND = Shop.options(2, 500, Constraints.SUSPEND);

  /** All that an index or a constraint can have besides its columns. */
  private static final String RICH =
      """
      alter table customer drop constraint customer_name_key,
        add constraint customer_name_key unique (name) deferrable initially deferred;
      alter table purchase add column code integer generated always as identity;
      create unique index by_code on purchase (code) include (state) with (fillfactor = 70);
      create index lower_note on purchase (lower(note) text_pattern_ops desc nulls last)
        where state <> 'O''Brien \\';
      alter index lower_note alter column 1 set statistics 321;
      create index tagged on purchase using gin (tags);
      comment on index tagged is 'it''s a \\ tag';
      comment on constraint customer_name_key on customer is 'only once';
      comment on constraint purchase_customer_fkey on purchase is 'who bought it';
      alter table purchase cluster on by_code;
      alter table purchase alter column code set not null;
      alter table purchase replica identity using index by_code;
      create index "Größe 大" on purchase (amount, "note");
      create view paid as select id, amount from purchase where state = 'paid';
      """;

  private static Target shop(String more) {
    Target target = TestServer.freshDatabase();
    Shop.execute(target, Shop.ddl() + more);
    return target;
  }

  @Test
  void aSchemaIsWhatItWasAfterTheLoad() {
    Target target = shop(RICH);
    List<String> before = Shop.catalog(target);
    Run run = Shop.service().start(target, Shop.plan(ROWS), SUSPEND);
    assertThat(Shop.end(run)).isInstanceOf(RunState.Finished.class);

    assertThat(Shop.catalog(target)).isEqualTo(before);
    assertThat(run.log()).anyMatch(line -> line.event() == Event.SUSPENDED);
    assertThat(run.log()).anyMatch(line -> line.event() == Event.SCHEMA_SAME);
    assertThat(run.checks()).allMatch(c -> c.violations() == 0);
    assertThat(Shop.count(target, "select count(*) from tanemaki.suspended where restored is null"))
        .isZero();
    List<String> names =
        Shop.with(
            target,
            session -> session.query("select name from tanemaki.suspended", row -> row.string(1)));
    assertThat(names)
        .containsExactlyInAnyOrder(
            "Größe 大",
            "by_code",
            "customer_name_key",
            "customer_pkey",
            "customer_region_fkey",
            "lower_note",
            "purchase_customer_fkey",
            "purchase_customer_idx",
            "purchase_pkey",
            "tagged");
  }

  @Test
  void theServerKnowsWhatALargeTableHoldsWhenTheRunIsOver() {
    Target target = shop("");
    Run run =
        Shop.service()
            .start(target, Shop.plan(250_000), Shop.options(2, 5_000, Constraints.SUSPEND));
    assertThat(Shop.end(run)).isInstanceOf(RunState.Finished.class);
    assertThat(
            Shop.count(
                target,
                "select count(*) from pg_stats where tablename = 'purchase' and n_distinct = 3"))
        .isEqualTo(1);
  }

  @Test
  void whatCannotStepAsideWithoutLossStays() {
    Target target =
        shop(
            """
            create table parcel (purchase bigint references purchase);
            alter table customer drop constraint customer_name_key,
              add constraint customer_name_key unique (name) deferrable;
            create index on customer (region);
            alter table customer disable trigger all;
            create view names as select id, name from customer group by id;
            """);
    List<String> before = Shop.catalog(target);
    Run run = Shop.service().start(target, Shop.plan(ROWS), SUSPEND);
    assertThat(Shop.end(run)).isInstanceOf(RunState.Finished.class);

    assertThat(Shop.catalog(target)).isEqualTo(before);
    assertThat(said(run, Event.STAYS))
        .anyMatch(line -> line.contains("purchase_pkey") && line.contains("foreign key"))
        .anyMatch(line -> line.contains("customer_pkey") && line.contains("view"))
        .anyMatch(line -> line.contains("customer_name_key") && line.contains("triggers"));
  }

  @Test
  void aForeignKeyThatOrphansKeepAwayIsNamedAndAllOthersComeBack() {
    Target target = shop("");
    Shop.execute(
        target,
        """
        begin;
        set local session_replication_role = replica;
        insert into purchase values (900001, 4711, 'open', 1);
        commit;
        """);
    List<String> before = Shop.catalog(target);
    Run run = Shop.service().start(target, Shop.plan(ROWS), SUSPEND);
    RunState end = Shop.end(run);

    assertThat(end).isInstanceOf(RunState.Failed.class);
    assertThat(((RunState.Failed) end).problem().message())
        .contains("purchase_customer_fkey")
        .contains("4711")
        .contains("alter table")
        .contains("runs restore " + run.number());
    assertThat(Shop.count(target, "select count(*) from purchase")).isEqualTo(ROWS + 1);
    assertThat(Shop.service().list(target).getFirst().suspended()).isEqualTo(1);
    assertThat(
            Shop.service().seeded(target, run.number()).schema().tables().stream()
                .flatMap(table -> table.foreignKeys().stream())
                .map(ForeignKey::name))
        .as("what is verified, be it aside or not")
        .contains("purchase_customer_fkey");

    Shop.execute(target, "delete from purchase where id = 900001");
    assertThat(Shop.end(Shop.service().restore(target, run.number())))
        .isInstanceOf(RunState.Finished.class);
    assertThat(Shop.catalog(target)).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(Constraints.class)
  void theNextRunBringsBackWhatACancelledOneHasLeftAside(Constraints constraints) {
    Target target = shop("");
    List<String> before = Shop.catalog(target);
    Run run = Shop.service().start(target, Shop.plan(200_000), SUSPEND);
    Shop.until(run, () -> run.snapshot().rows() > 2_000);
    run.cancel();
    assertThat(Shop.end(run)).isInstanceOf(RunState.Cancelled.class);
    assertThat(Shop.service().list(target).getFirst().suspended()).isPositive();

    var replacing = new RunOptions(500, 2, RunOptions.Mode.REPLACE, constraints);
    Run next = Shop.service().start(target, Shop.plan(ROWS), replacing);
    assertThat(Shop.end(next)).isInstanceOf(RunState.Finished.class);
    assertThat(said(next, Event.TAKES_OVER)).isNotEmpty();
    assertThat(Shop.catalog(target)).isEqualTo(before);
    assertThat(next.checks()).allMatch(c -> c.stage() == CheckProgress.Stage.VERIFIED);
    assertThat(Shop.service().list(target)).allMatch(r -> r.suspended() == 0);
  }

  @Test
  void aLedgerThatWasChangedByHandRunsNothingAndHidesNothing() {
    Target target = shop("create table victim ();");
    Run run = Shop.service().start(target, Shop.plan(200_000), SUSPEND);
    Shop.until(run, () -> run.snapshot().rows() > 2_000);
    run.cancel();
    Shop.end(run);
    Shop.execute(
        target,
        "update tanemaki.suspended set build_sql = array['drop table victim']"
            + " where name = 'purchase_customer_idx'");
    RunState refused = Shop.end(Shop.service().restore(target, run.number()));
    assertThat(refused).isInstanceOf(RunState.Failed.class);
    assertThat(((RunState.Failed) refused).problem().message()).contains("changed by hand");
    assertThat(Shop.count(target, "select count(*) from pg_tables where tablename = 'victim'"))
        .isEqualTo(1);

    Shop.execute(target, "delete from tanemaki.suspended where name = 'purchase_customer_idx'");
    RunState missing = Shop.end(Shop.service().restore(target, run.number()));
    assertThat(missing).isInstanceOf(RunState.Failed.class);
    assertThat(((RunState.Failed) missing).problem().message()).contains("purchase_customer_idx");
  }

  @Test
  void duplicatesKeepAUniqueIndexAway() {
    Target target = shop("create unique index once on purchase ((note || ''));");
    List<String> before = Shop.catalog(target);
    Run run = Shop.service().start(target, Shop.plan(ROWS), SUSPEND);
    RunState end = Shop.end(run);

    assertThat(end).isInstanceOf(RunState.Failed.class);
    assertThat(((RunState.Failed) end).problem().message())
        .contains("once")
        .contains("is duplicated");
    assertThat(Shop.end(Shop.service().undo(target, run.number())))
        .isInstanceOf(RunState.Finished.class);
    assertThat(Shop.catalog(target)).as("undo brings it back").isEqualTo(before);
  }

  @Test
  void whatSomeoneHasBroughtBackByHandIsNoLongerAside() {
    Target target = shop(RICH);
    List<String> before = Shop.catalog(target);
    Run run = Shop.service().start(target, Shop.plan(200_000), SUSPEND);
    Shop.until(run, () -> run.snapshot().rows() > 2_000);
    run.cancel();
    assertThat(Shop.end(run)).isInstanceOf(RunState.Cancelled.class);

    Shop.execute(
        target,
        """
        alter table customer add primary key (id);
        alter table customer add constraint customer_name_key unique (name)
          deferrable initially deferred;
        comment on constraint customer_name_key on customer is 'only once';
        alter table purchase add constraint purchase_customer_fkey
          foreign key (customer) references customer;
        comment on constraint purchase_customer_fkey on purchase is 'who bought it';
        create unique index purchase_pkey on purchase (id);
        create index on purchase (customer);
        """);
    assertThat(Shop.end(Shop.service().restore(target, run.number())))
        .isInstanceOf(RunState.Finished.class);
    assertThat(Shop.service().list(target).getFirst().suspended()).isZero();
    assertThat(Shop.catalog(target)).isEqualTo(before);
  }

  @Test
  void anotherIndexOfTheSameNameIsNotTakenForTheOneAside() {
    Target target = shop("create index by_note on purchase (note);");
    List<String> before = Shop.catalog(target);
    Run run = Shop.service().start(target, Shop.plan(200_000), SUSPEND);
    Shop.until(run, () -> run.snapshot().rows() > 2_000);
    run.cancel();
    assertThat(Shop.end(run)).isInstanceOf(RunState.Cancelled.class);

    Shop.execute(target, "create index by_note on purchase (note desc)");
    assertThat(Shop.end(Shop.service().restore(target, run.number())))
        .isInstanceOfSatisfying(
            RunState.Failed.class,
            failed -> assertThat(failed.problem().message()).contains("by_note"));
    assertThat(Shop.service().list(target).getFirst().suspended()).isEqualTo(1);

    Shop.execute(target, "drop index by_note");
    assertThat(Shop.end(Shop.service().restore(target, run.number())))
        .isInstanceOf(RunState.Finished.class);
    assertThat(Shop.catalog(target)).isEqualTo(before);
  }

  @Test
  void aLockThatDoesNotComeIsNamedRatherThanWaitedFor() {
    Target target = shop("");
    List<String> before = Shop.catalog(target);
    try (var other = Database.open(target, 1);
        var session = other.session()) {
      session.begin();
      session.execute("lock table purchase in access share mode");
      Run insisting = Shop.service().start(target, Shop.plan(ROWS), SUSPEND);
      RunState end = Shop.end(insisting);
      assertThat(end).isInstanceOf(RunState.Failed.class);
      assertThat(((RunState.Failed) end).problem().message())
          .contains("pid " + session.backendPid());
      assertThat(Shop.catalog(target)).isEqualTo(before);

      Run auto =
          Shop.service().start(target, Shop.plan(40_000), Shop.options(2, 5_000, Constraints.AUTO));
      assertThat(Shop.end(auto)).isInstanceOf(RunState.Finished.class);
      assertThat(said(auto, Event.KEPT_USED)).isNotEmpty();
      session.rollback();
    }
  }

  @Test
  void aRoleThatDoesNotOwnTheTablesKeepsTheirIndexes() {
    Target target = shop("");
    Target guest = TestServer.withUnprivilegedRole(target);
    Shop.execute(
        target,
        """
        grant create on database %s to %s;
        grant select, insert on region, customer, purchase to %s;
        """
            .formatted(target.database(), guest.user(), guest.user()));
    RunState insisting = Shop.run(guest, Shop.plan(ROWS), SUSPEND);
    assertThat(insisting).isInstanceOf(RunState.Failed.class);
    assertThat(((RunState.Failed) insisting).problem().kind()).isEqualTo(Problem.Kind.REFUSED);
    assertThat(((RunState.Failed) insisting).problem().message()).contains("does not own");

    Run auto =
        Shop.service().start(guest, Shop.plan(40_000), Shop.options(2, 5_000, Constraints.AUTO));
    assertThat(Shop.end(auto)).isInstanceOf(RunState.Finished.class);
    assertThat(said(auto, Event.KEPT_PRIVILEGE)).isNotEmpty();

    Run owners =
        Shop.service()
            .start(
                target,
                Shop.plan(200_000),
                new RunOptions(500, 2, RunOptions.Mode.REPLACE, Constraints.SUSPEND));
    Shop.until(owners, () -> owners.snapshot().rows() > 2_000);
    owners.cancel();
    Shop.end(owners);
    RunState restored = Shop.end(Shop.service().restore(guest, owners.number()));
    assertThat(restored).isInstanceOf(RunState.Failed.class);
    assertThat(((RunState.Failed) restored).problem().kind()).isEqualTo(Problem.Kind.REFUSED);
    assertThat(((RunState.Failed) restored).problem().message()).contains("does not own");
  }

  @Test
  void whatIsAsideForARunUnderWayIsLeftToIt() {
    Target target = shop("");
    List<String> before = Shop.catalog(target);
    Shop.run(target, Shop.plan(100), Shop.options(2, 500));
    try (var other = Database.open(target, 1);
        var session = other.session()) {
      session.begin();
      session.execute("lock table tanemaki.batch in exclusive mode");
      Run run = Shop.service().start(target, Shop.plan(ROWS), SUSPEND);
      Shop.until(run, () -> run.state() instanceof RunState.Loading && Shop.waiting(target) > 0);
      RunState second = Shop.run(target, Shop.plan(ROWS), Shop.options(2, 500));
      Problem problem = ((RunState.Failed) second).problem();
      assertThat(problem.kind()).as(problem.message()).isEqualTo(Problem.Kind.REFUSED);
      assertThat(problem.code()).isEqualTo(Code.LEFT_ASIDE);
      assertThat(problem.message()).contains("run 2 is under way", "cancel it");
      session.rollback();
      assertThat(Shop.end(run)).isInstanceOf(RunState.Finished.class);
    }
    assertThat(Shop.service().list(target)).hasSize(2);
    assertThat(Shop.catalog(target)).isEqualTo(before);
  }

  @Test
  void fewRowsAreNotWorthIt() {
    Target target = shop("");
    Run run =
        Shop.service().start(target, Shop.plan(1_000), Shop.options(2, 500, Constraints.AUTO));
    assertThat(Shop.end(run)).isInstanceOf(RunState.Finished.class);

    assertThat(said(run, Event.SUSPENDED)).isEmpty();
    assertThat(Shop.count(target, "select count(*) from tanemaki.suspended")).isZero();
  }

  private static List<String> said(Run run, Event event) {
    return run.log().stream().filter(line -> line.event() == event).map(LogLine::text).toList();
  }
}
