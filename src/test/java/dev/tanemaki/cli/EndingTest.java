package dev.tanemaki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.run.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a run ends, the operator hears of it once: what, why, and what to do next. */
class EndingTest extends TerminalOnDatabase {

  private static final String DDL =
      """
      create table customer (id integer primary key, name varchar(40) not null);
      create table orders (id integer primary key, customer_id integer not null references customer,
        amount integer not null check (amount > 0), status text);
      """;

  private String plan(String... replacements) throws IOException {
    return CliHarness.plan(home, replacements).toString();
  }

  private long tables() {
    return count(
        "select count(*) from pg_tables where schemaname not in ('pg_catalog',"
            + " 'information_schema')");
  }

  @ParameterizedTest(name = "somebody watches: {0}")
  @ValueSource(booleans = {true, false})
  void aWorkerThatFailsIsToldOnceAndNotByTheOthers(boolean interactive) throws IOException {
    execute(DDL + "alter table orders add constraint few check (id + 0 <= 100)");
    if (interactive) {
      tanemaki.answering("");
    }
    var seed =
        tanemaki.run(
            "seed",
            plan(),
            "--url",
            url,
            "--rows",
            "20000",
            "--batch-size",
            "100",
            "--workers",
            "4");
    assertThat(seed.refusedWith(1).err())
        .contains("of orders were not loaded")
        .contains("few")
        .contains("tanemaki runs undo 1; then seed the changed plan")
        .doesNotContain("runs resume");
    assertThat(seed.out()).doesNotContain("few").doesNotContain("resume");
    assertThat(count("select count(*) % 100 from orders")).isZero();

    tanemaki.run("runs", "undo", "1", "--url", url, "--yes").ok();
    tanemaki.run("seed", plan(), "--url", url, "--rows", "100", "--yes").ok();
    assertThat(count("select count(*) from orders")).isEqualTo(100);
  }

  /** A backend that is killed takes the whole server down, which then recovers by itself. */
  @Test
  void aServerThatCrashesAndComesBackCostsTheRunNoRow() throws Exception {
    var own = TestServer.sandbox(home.resolve("own"));
    try {
      Target server = own.start();
      String there = CliHarness.url(server);
      String plan = plan();
      var seeding =
          CompletableFuture.supplyAsync(
              () -> tanemaki.run("seed", plan, "--url", there, "--rows", "800000"),
              Thread.ofVirtual()::start);
      while (Shop.count(server, "select count(to_regclass('tanemaki.batch'))") == 0
          || Shop.count(server, "select count(*) from tanemaki.batch") < 3) {
        assertThat(seeding).isNotDone();
      }
      long backend =
          Shop.count(
              server,
              "select max(pid) from pg_stat_activity where backend_type = 'client backend'"
                  + " and datname = current_database() and pid <> pg_backend_pid()");
      assertThat(ProcessHandle.of(backend).get().destroyForcibly()).isTrue();
      var seed = seeding.get(8, TimeUnit.MINUTES).ok();
      assertThat(seed.err()).isEmpty();
      assertThat(seed.out()).containsOnlyOnce("Run 1:").contains("0 violations");
      assertThat(Shop.count(server, "select count(*) from orders")).isEqualTo(800_000);
    } finally {
      own.reset();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"varchar(2)", "smallint"})
  void keysThatDoNotFitTheirTypeLeaveNothing(String type) throws IOException {
    String rows = type.equals("smallint") ? "40000" : "101";
    String id = type.equals("smallint") ? "{sequence: {start: 1}}" : "{template: \"{n}\"}";
    Path plan =
        Files.writeString(
            home.resolve("keys.yml"),
            """
            plan: keys
            seed: 7
            reference: 2026-04-01T09:00:00+09:00
            schema:
              sql: "create table item (id %s primary key);"
            tables:
              item:
                rows: %s
                columns:
                  id: %s
                with:
                  n: {sequence: {start: 1}}
            """
                .formatted(type, rows, id));
    var seed = tanemaki.run("seed", plan.toString(), "--url", url);
    assertThat(seed.refusedWith(2).err()).contains("item").contains("id").contains(type);
    assertThat(tables()).isZero();
  }

  @Test
  void aRoleThatMayNotMakeTablesIsRefusedWithTheGrant() throws IOException {
    Target role = TestServer.withUnprivilegedRole(target);
    execute("grant create on database %s to %s".formatted(target.database(), role.user()));
    var seed = tanemaki.run("seed", plan(), "--url", CliHarness.url(role));
    assertThat(seed.refusedWith(3).err()).contains("GRANT USAGE, CREATE ON SCHEMA \"public\"");
    assertThat(tables()).isZero();
  }

  @Test
  void aRoleThatMayNotInsertIsRefusedWithTheGrant() throws IOException {
    execute(DDL);
    Target role = TestServer.withUnprivilegedRole(target);
    execute("grant select on customer, orders to " + role.user());
    var seed = tanemaki.run("seed", plan(), "--url", CliHarness.url(role));
    assertThat(seed.refusedWith(3).err()).contains("GRANT SELECT, INSERT ON").contains("orders");
    assertThat(tables()).isEqualTo(2);
  }

  @Test
  void aRunThatWasReplacedDoesNotGoOn() throws IOException {
    tanemaki.run("seed", plan(), "--url", url).ok();
    tanemaki.run("seed", plan(), "--url", url, "--mode", "replace", "--yes").ok();
    assertThat(tanemaki.run("runs", "resume", "1", "--url", url).refusedWith(3).err())
        .contains("run 2 has replaced its rows")
        .contains("tanemaki runs show 2");
  }

  @Test
  void aSequenceThatMayNotBeMovedIsANoticeOfAFinishedRun() throws IOException {
    execute(DDL.replace("table orders (id integer", "table orders (id serial"));
    Target role = TestServer.withUnprivilegedRole(target);
    execute(
        "grant create on database %s to %s; grant select, insert on customer, orders to %s"
            .formatted(target.database(), role.user(), role.user()));
    var seed = tanemaki.run("seed", plan(), "--url", CliHarness.url(role)).ok();
    assertThat(seed.out())
        .containsOnlyOnce("GRANT SELECT, UPDATE ON SEQUENCE orders_id_seq TO")
        .contains("Run 1: 2,050 rows");
    assertThat(seed.err()).isEmpty();
  }
}
