package dev.tanemaki.run.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.Await;
import dev.tanemaki.database.Database;
import dev.tanemaki.database.Session;
import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.run.RunRecord;
import dev.tanemaki.run.RunState;
import dev.tanemaki.run.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the ledger is made, and how an older one becomes a newer one. */
class LedgerSchemaTest {

  private static final Path SCRIPTS = Path.of("src/main/resources/dev/tanemaki/run/ledger");

  private static List<Path> scripts() {
    try (var files = Files.list(SCRIPTS)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String script(int version) {
    try {
      return Files.readString(scripts().get(version - 1));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String versions(Target target) {
    return Shop.with(
        target,
        s ->
            s.queryOne(
                    "select string_agg(version, ' ' order by installed_rank)"
                        + " from tanemaki.flyway_schema_history where success",
                    row -> row.string(1))
                .orElseThrow());
  }

  @Test
  void everyVersionHasItsScript() {
    assertThat(scripts())
        .hasSize(LedgerSchema.VERSION)
        .allSatisfy(
            script ->
                assertThat(script.getFileName().toString())
                    .startsWith("V" + (scripts().indexOf(script) + 1) + "__"));
  }

  @Test
  void aNewLedgerIsMadeVersionByVersion() {
    Target target = TestServer.freshDatabase();
    Shop.run(target, Shop.plan(300), Shop.options(1, 100));
    assertThat(versions(target)).isEqualTo("1 2 3 4 5 6 7 8");
  }

  @ParameterizedTest(name = "version {0}")
  @ValueSource(ints = {1, 2})
  void aLedgerThatKeptItsVersionItselfGoesOnFromThere(int version) {
    Target target = TestServer.freshDatabase();
    Shop.execute(
        target,
        "create schema tanemaki; create table tanemaki.version (version integer primary key);");
    for (int v = 1; v <= version; v++) {
      Shop.execute(target, script(v) + "; insert into tanemaki.version values (" + v + ")");
    }
    Shop.execute(
        target,
        "insert into tanemaki.execution (plan_name, fingerprint, generator_version, plan,"
            + " batch_size, workers, mode, status, total_rows)"
            + " values ('old', 'f', '1', 'p', 1000, 1, 'append', 'finished', 0)");
    assertThat(Shop.service().list(target)).hasSize(1);
    assertThat(Shop.service().detail(target, 1).checks()).isEmpty();

    assertThat(Shop.run(target, Shop.plan(300), Shop.options(1, 100)))
        .isInstanceOf(RunState.Finished.class);
    assertThat(Shop.service().list(target)).extracting(RunRecord::plan).contains("old", "shop");
    assertThat(versions(target)).isEqualTo(version == 1 ? "1 2 3 4 5 6 7 8" : "2 3 4 5 6 7 8");
    assertThat(Shop.count(target, "select count(*) from tanemaki.audit")).isOne();
  }

  @Test
  void twoThatMeetADatabaseWithoutALedgerMakeOne() {
    Target target = TestServer.freshDatabase();
    try (var database = Database.open(target, 3);
        var first = database.session();
        var second = database.session();
        var watch = database.session()) {
      first.begin();
      LedgerSchema.ensure(first);
      var waiting =
          CompletableFuture.runAsync(
              () ->
                  second.inTransaction(
                      s -> {
                        LedgerSchema.ensure(s);
                        return null;
                      }),
              Thread.ofVirtual()::start);
      Await.until(
          "the second waits",
          () ->
              watch.queryLong(
                      "select count(*) from pg_locks where locktype = 'advisory' and not granted"
                          + " and pid = ?",
                      second.backendPid())
                  == 1);
      first.commit();
      waiting.join();
      assertThat(LedgerSchema.current(watch)).isTrue();
    }
    assertThat(versions(target)).isEqualTo("1 2 3 4 5 6 7 8");
  }

  @Test
  void makingItIsUndoneWithTheTransactionAndLeavesTheSessionAsItWas() {
    Target target = TestServer.freshDatabase();
    try (var database = Database.open(target, 1, Map.of("search_path", "pg_catalog"));
        var session = database.session()) {
      session.begin();
      LedgerSchema.ensure(session);
      assertThat(path(session)).isEqualTo("pg_catalog");
      session.rollback();
      assertThat(LedgerSchema.present(session)).isFalse();
      assertThat(session.queryLong("select count(to_regnamespace('tanemaki'))")).isZero();
    }
  }

  private static String path(Session session) {
    return session.queryOne("show search_path", row -> row.string(1)).orElseThrow();
  }

  @Test
  void aLedgerThatDoesNotSayItsVersionIsDamaged() {
    Target target = TestServer.freshDatabase();
    Shop.run(target, Shop.plan(300), Shop.options(1, 100));
    Shop.execute(target, "drop table tanemaki.flyway_schema_history");
    RunState end = Shop.run(target, Shop.plan(300), Shop.options(1, 100));
    assertThat(((RunState.Failed) end).problem().message()).contains("damaged");
  }

  @Test
  void allTablesAreCoveredByThePrivileges() {
    Target target = TestServer.freshDatabase();
    Shop.run(target, Shop.plan(300), Shop.options(1, 100));
    Target role = TestServer.withUnprivilegedRole(target);
    Shop.execute(
        target,
        "grant usage on schema tanemaki to %s; grant select, insert on region, customer, purchase to %s"
            .formatted(role.user(), role.user()));
    var tables =
        Shop.with(
            target,
            s ->
                s.query(
                    "select oid::regclass::text from pg_class where relkind = 'r'"
                        + " and relnamespace = 'tanemaki'::regnamespace",
                    row -> row.string(1)));
    assertThat(tables).hasSizeGreaterThan(LedgerSchema.VERSION);
    tables.forEach(
        table -> {
          Shop.execute(
              target,
              "grant select, insert, update on all tables in schema tanemaki to %s; revoke select on %s from %s"
                  .formatted(role.user(), table, role.user()));
          RunState end = Shop.run(role, Shop.plan(300), Shop.options(1, 100));
          assertThat(end.toString()).as(table).contains("lacks privileges on the schema tanemaki");
        });
  }
}
