package dev.tanemaki.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.tanemaki.database.Await;
import dev.tanemaki.database.Database;
import dev.tanemaki.database.Scratch;
import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.PlanFiles;
import dev.tanemaki.plan.PlanReader;
import dev.tanemaki.plan.PlanSource;
import dev.tanemaki.problem.Problem.Kind;
import dev.tanemaki.problem.ProblemException;
import dev.tanemaki.run.RunOptions;
import dev.tanemaki.run.RunState;
import dev.tanemaki.run.Shop;
import dev.tanemaki.run.target.Ground;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Measuring on a real server. How fast it is nobody asserts; what comes of it everybody may. */
class ForecasterTest {

  private static final String SCRATCH =
      "select count(*) from pg_class c where relname ~ '^scratch_' and relkind in ('r', 'S')";

  /** Sizes need no long measurement. */
  private static Forecast forecast(Target target, Plan plan, RunOptions options) {
    return Forecaster.forecast(target, plan, options, new Pilot.Effort(0.1, 0.1));
  }

  private static Target shop() {
    Target target = TestServer.freshDatabase();
    for (String statement : Shop.ddl().split(";")) {
      if (!statement.isBlank()) {
        Shop.execute(target, statement);
      }
    }
    return target;
  }

  @Test
  void sizesOfAForecastAreThoseOfTheRunAfterIt() {
    Target target = TestServer.freshDatabase();
    var plan = Shop.plan(60_000);
    var options = Shop.options(2, 5_000);
    Forecast forecast = forecast(target, plan, options);

    assertThat(Shop.count(target, "select count(to_regclass('purchase'))"))
        .as("tables that the run is to make are not there yet")
        .isZero();
    assertThat(Shop.count(target, SCRATCH)).isZero();
    assertThat(forecast.rows()).isEqualTo(60_503);
    assertThat(forecast.pilotRows()).isEqualTo(10_503);

    assertThat(Shop.run(target, plan, options)).isInstanceOf(RunState.Finished.class);
    long tables = Shop.count(target, sum("pg_table_size"));
    long indexes = Shop.count(target, sum("pg_indexes_size"));
    assertThat(forecast.keep().tableBytes()).isCloseTo(tables, Percentage.withPercentage(15));
    assertThat(forecast.keep().indexBytes()).isCloseTo(indexes, Percentage.withPercentage(40));
    assertThat(forecast.keepCeiling()).isPositive();
    assertThat(forecast.suspendCeiling()).isPositive();
    for (Cost cost : new Cost[] {forecast.keep(), forecast.suspend()}) {
      assertThat(cost.loadSeconds()).isPositive();
      assertThat(cost.verifySeconds()).isPositive();
      assertThat(cost.walBytes()).isGreaterThan(cost.tableBytes() / 2);
    }
    assertThat(forecast.suspend().restoreSeconds()).isPositive();
    assertThat(forecast.keep().restoreSeconds()).isEqualTo(0, within(0.0));
  }

  private static String sum(String function) {
    return "select sum(%s(t::regclass))::bigint from unnest(array['region','customer','purchase']) t"
        .formatted(function);
  }

  @Test
  void tablesThatAreThereStayAsTheyAre() {
    Target target = shop();
    Shop.run(target, Shop.plan(2_000), Shop.options(1, 1_000));
    String before = Shop.content(target);
    String catalog = catalog(target);
    forecast(target, Shop.plan(5_000), Shop.options(3, 1_000));
    assertThat(Shop.content(target)).isEqualTo(before);
    assertThat(catalog(target)).isEqualTo(catalog);
  }

  private static String catalog(Target target) {
    return Shop.with(
        target,
        session ->
            session
                .query(
                    """
                    select c.oid::text || relname || relfilenode from pg_class c
                    join pg_namespace n on n.oid = relnamespace
                    where nspname in ('public', 'tanemaki') order by c.oid
                    """,
                    row -> row.string(1))
                .toString());
  }

  @Test
  void aRoleThatMayNotMakeTablesIsToldTheGrantThatHelps() {
    Target owner = shop();
    Shop.run(owner, Shop.plan(300), Shop.options(1, 100));
    Target role = TestServer.withUnprivilegedRole(owner);
    Shop.execute(owner, "grant usage on schema tanemaki to " + role.user());
    Shop.execute(
        owner, "grant select, insert, update on all tables in schema tanemaki to " + role.user());
    Shop.execute(owner, "grant select, insert on all tables in schema public to " + role.user());
    var refused =
        catchThrowableOfType(
            ProblemException.class,
            () -> Forecaster.ceiling(role, Shop.plan(300), Shop.options(1, 100)));
    assertThat(refused.problem().kind()).isEqualTo(Kind.REFUSED);
    String grant = refused.problem().next();
    Shop.execute(owner, grant.substring(grant.indexOf("GRANT")));
    assertThat(Forecaster.ceiling(role, Shop.plan(300), Shop.options(1, 100))).isPresent();
    assertThat(Shop.count(owner, SCRATCH)).isZero();
  }

  @Test
  void whatADeadProcessLeftGoesAndWhatALivingOneHasStays() {
    Target target = shop();
    try (var database = Database.open(target, 4);
        var session = database.session()) {
      Ground.require(session, PlanSource.of(Shop.plan(100)));
      try (var living = Scratch.open(database)) {
        Ground.show(session, Shop.plan(100), schema -> living.copy(session, schema));
        session.execute("create table tanemaki.scratch_17_0 (a integer)");
        session.execute("create table tanemaki.scratchy (a integer)");
        Scratch.sweep(session);
        assertThat(session.queryLong("select count(to_regclass('tanemaki.scratch_17_0'))"))
            .isZero();
        assertThat(session.queryLong("select count(to_regclass('tanemaki.scratchy'))")).isOne();
        assertThat(session.queryLong(SCRATCH)).isEqualTo(3);
      }
      assertThat(session.queryLong(SCRATCH)).isZero();
    }
  }

  @Test
  void anInterruptEndsItAndLeavesNothing() throws InterruptedException {
    Target target = TestServer.freshDatabase();
    var thrown = new AtomicReference<Throwable>();
    var interrupted = new AtomicReference<Boolean>();
    Thread waiting =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    forecast(target, Shop.plan(3_000_000), Shop.options(2, 5_000));
                  } catch (ProblemException e) {
                    thrown.set(e);
                  }
                  interrupted.set(Thread.currentThread().isInterrupted());
                });
    Await.until("it measures", () -> Shop.count(target, SCRATCH) > 0 || !waiting.isAlive());
    waiting.interrupt();
    waiting.join();
    assertThat(thrown.get())
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().kind()).isEqualTo(Kind.CANCELLED));
    assertThat(interrupted.get()).isTrue();
    assertThat(Shop.count(target, SCRATCH)).isZero();
  }

  @Test
  void rowsThatReferenceRowsBeforeThemCanBeForecast() {
    Target target = TestServer.freshDatabase();
    Forecast forecast = forecast(target, folders(), Shop.options(4, 50_000));
    assertThat(forecast.keep().rowsPerSecond()).isPositive();
    assertThat(forecast.keepCeiling()).isNaN();
    assertThat(forecast.suspendCeiling()).isPositive();
  }

  @Test
  void keysThatTheServerCountsCountInTheCopyAlone() {
    String table = "create table note (id serial primary key, body text not null);";
    Target absent = TestServer.freshDatabase();
    assertThat(forecast(absent, notes(table), Shop.options(2, 500)).rows()).isEqualTo(1_000);
    assertThat(Shop.count(absent, "select count(to_regclass('note'))")).isZero();
    Target present = TestServer.freshDatabase();
    Shop.execute(present, table);
    forecast(present, notes(table), Shop.options(2, 500));
    assertThat(Shop.count(present, "select nextval('note_id_seq')")).isOne();
    assertThat(Shop.count(present, SCRATCH)).isZero();
  }

  @Test
  void whatCannotBeTakenAwayAgainIsNotMade() {
    String ddl =
        "create domain words as text; create table note (id serial primary key, body words not"
            + " null);";
    Target target = TestServer.freshDatabase();
    var refused =
        catchThrowableOfType(
            ProblemException.class, () -> forecast(target, notes(ddl), Shop.options(1, 500)));
    assertThat(refused.problem().kind()).isEqualTo(Kind.REFUSED);
    assertThat(Shop.count(target, "select count(to_regtype('words'))")).isZero();
    assertThat(Shop.run(target, notes(ddl), Shop.options(1, 500)))
        .isInstanceOf(RunState.Finished.class);
    assertThat(forecast(target, notes(ddl), Shop.options(1, 500)).rows()).isEqualTo(1_000);
  }

  private static Plan notes(String ddl) {
    return PlanReader.parse(
            "notes.yml",
            """
            plan: notes
            seed: 7
            reference: 2026-01-01T00:00:00Z
            schema:
              sql: "%s"
            tables:
              note:
                rows: 1000
                columns:
                  body: {template: "words"}
            """
                .formatted(ddl),
            PlanFiles.none())
        .orThrow()
        .plan();
  }

  private static Plan folders() {
    return PlanReader.parse(
            "folders.yml",
            """
            plan: folders
            seed: 7
            reference: 2026-01-01T00:00:00Z
            schema:
              sql: "create table folder (id bigint primary key, parent bigint references folder);"
            tables:
              folder:
                rows: 30000
                columns:
                  id: {sequence: {start: 1}}
                  parent: {reference: folder, nulls: 0.1}
            """,
            PlanFiles.none())
        .orThrow()
        .plan();
  }

  @Test
  void theForecastStandsInTheLedgerBesideTheOutcome() throws InterruptedException {
    Target target = TestServer.freshDatabase();
    var plan = Shop.plan(12_000);
    var options = Shop.options(2, 5_000);
    Forecast forecast = forecast(target, plan, options);
    var beside =
        ForecastRun.start(
            target, plan, forecast, () -> Shop.service().start(target, plan, options));
    assertThat(Shop.end(beside.run())).isInstanceOf(RunState.Finished.class);
    beside.await(Shop.LONG);

    var entry = ForecastLedger.find(target, beside.run().number()).orElseThrow();
    assertThat(entry.forecast()).isEqualTo(forecast);
    assertThat(entry.outcome()).isEqualTo(beside.outcome()).isPresent();
    Cost outcome = entry.outcome().orElseThrow();
    assertThat(outcome.tableBytes()).isEqualTo(Shop.count(target, sum("pg_table_size")));
    assertThat(outcome.indexBytes()).isEqualTo(Shop.count(target, sum("pg_indexes_size")));
    assertThat(outcome.walBytes()).isGreaterThan(outcome.tableBytes() / 2);
    assertThat(outcome.loadSeconds()).isPositive();
    assertThat(ForecastLedger.find(target, 99)).isEmpty();
    assertThat(ForecastLedger.find(TestServer.freshDatabase(), 1)).isEmpty();
  }
}
