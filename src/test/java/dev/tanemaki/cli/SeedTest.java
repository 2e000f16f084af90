package dev.tanemaki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.Secret;
import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The main job in the terminal, against a real server. */
class SeedTest extends TerminalOnDatabase {

  @Test
  void aPlanIsLoadedCheckedAndRemembered() throws IOException {
    Path file = home.resolve("run.json");
    var seed = tanemaki.run("seed", plan, "--url", url, "--json", file.toString()).ok();
    assertThat(seed.out())
        .contains("Run 1: 2,050 rows")
        .contains("orders", "2,000 rows")
        .contains("0 violations");
    var json = CliHarness.json(file);
    assertThat(json.path("status").asText()).isEqualTo("finished");
    assertThat(json.path("run").asLong()).isEqualTo(1);
    assertThat(json.path("rows").asLong()).isEqualTo(2_050);
    assertThat(json.path("violations").asLong(-1)).isZero();
    assertThat(json.path("tables").path("orders").asLong()).isEqualTo(2_000);
    assertThat(json.path("phases").isObject()).isTrue();
    for (String key :
        new String[] {"seconds", "rowsPerSecond", "bytes", "peakHeapBytes", "peakResidentBytes"}) {
      assertThat(json.path(key).isNumber()).as(key).isTrue();
    }
    assertThat(count("select count(*) from orders")).isEqualTo(2_000);

    tanemaki.run("runs", "list", "--url", url, "--json", file.toString()).ok();
    var run = CliHarness.json(file).path(0);
    assertThat(run.path("run").asLong()).isEqualTo(1);
    assertThat(run.path("status").asText()).isEqualTo("finished");
    assertThat(run.path("rows").asLong()).isEqualTo(2_050);
    assertThat(run.path("started").asText()).endsWith("Z");
    assertThat(tanemaki.run("runs", "show", "1", "--url", url).ok().out())
        .contains("shop")
        .containsPattern("start +[\\d: -]+ by ");
    assertThat(tanemaki.run("runs", "show", "9", "--url", url).refusedWith(2).err())
        .contains("no run 9");
  }

  @Test
  void aPlanThatChangedSinceDoesNotGoOn() {
    tanemaki.run("seed", plan, "--url", url, "--rows", "3000").ok();
    tanemaki.run("runs", "resume", "1", "--url", url, "--plan", plan, "--rows", "3000").ok();
    assertThat(
            tanemaki.run("runs", "resume", "1", "--url", url, "--plan", plan).refusedWith(3).err())
        .contains("rows: 3000\" became \"rows: ");
    assertThat(
            tanemaki.run("runs", "resume", "1", "--url", url, "--seed", "99").refusedWith(3).err())
        .contains("became \"seed: 99\"");
  }

  @Test
  void whatTheTargetLacksIsPointedAtInThePlansOwnFile() throws IOException {
    execute("create table customer (id bigint primary key)");
    Path bare = home.resolve("bare.yml");
    Files.writeString(
        bare,
        """
        plan: bare
        seed: 1
        tables:
          customer:
            rows: 5
            columns:
              id: {sequence: 1}
              colour: {sequence: 1}
        """);
    for (String command : List.of("seed", "forecast")) {
      assertThat(
              tanemaki
                  .run(command, bare.toString(), "--rows", "7", "--url", url)
                  .refusedWith(2)
                  .err())
          .contains("bare.yml:8:7: customer.colour: ");
    }
  }

  @Test
  void rowsSetTheMainTable() {
    tanemaki.run("seed", plan, "--url", url, "--rows", "3_000").ok();
    assertThat(count("select count(*) from orders")).isEqualTo(3_000);
    assertThat(count("select count(*) from customer")).isEqualTo(50);
  }

  @Test
  void verifyPassesWhatWasLoadedAndFailsWhatWasChanged() throws IOException {
    Path file = home.resolve("checks.json");
    tanemaki.run("seed", plan, "--url", url).ok();
    var sound = tanemaki.run("verify", plan, "--url", url, "--json", file.toString()).ok();
    assertThat(sound.out()).contains("orders.status").contains("0 violations");
    assertThat(CliHarness.json(file).path("violations").asLong(-1)).isZero();
    for (var check : CliHarness.json(file).path("checks")) {
      assertThat(check.path("verdict").asText()).isEqualTo("passed");
      assertThat(check.path("kind").asText()).isNotEmpty();
      assertThat(check.path("rows").asLong()).isPositive();
    }
    execute("update orders set status = 'paid'");
    var changed = tanemaki.run("verify", plan, "--url", url, "--json", file.toString());
    assertThat(changed.refusedWith(1).err()).contains("orders.status");
    assertThat(CliHarness.json(file).path("status").asText()).isEqualTo("failed");
  }

  @Test
  void verifyOfAnEmptyDatabaseSaysWhatIsMissing() {
    assertThat(tanemaki.run("verify", plan, "--url", url).refusedWith(1).err())
        .contains("orders")
        .contains("tanemaki seed");
  }

  @Test
  void replacingRowsIsRefusedWithTheirNumberUntilSomebodySaysYes() {
    tanemaki.run("seed", plan, "--url", url).ok();
    execute("update orders set status = 'mine'");
    var refused = tanemaki.run("seed", plan, "--url", url, "--mode", "replace").refusedWith(3);
    assertThat(refused.err()).contains("removes 2,050 rows").contains("--yes");
    tanemaki.answering("no\n");
    tanemaki.run("seed", plan, "--url", url, "--mode", "replace").refusedWith(3);
    assertThat(count("select count(*) from orders where status = 'mine'")).isEqualTo(2_000);
    tanemaki.answering("yes\n");
    tanemaki.run("seed", plan, "--url", url, "--mode", "replace").ok();
    assertThat(count("select count(*) from orders")).isEqualTo(2_000);
    assertThat(count("select count(*) from orders where status = 'mine'")).isZero();
  }

  @Test
  void productionIsNotTouchedUnasked() {
    tanemaki.run("targets", "add", "shop", "--url", url, "--environment", "production").ok();
    assertThat(tanemaki.run("seed", plan, "--target", "shop").refusedWith(3).err())
        .contains("production")
        .contains("2,050 rows");
    assertThat(count("select count(*) from pg_tables where tablename = 'orders'")).isZero();
    tanemaki.run("seed", plan, "--target", "shop", "--yes").ok();
    assertThat(count("select count(*) from orders")).isEqualTo(2_000);
  }

  @Test
  void aServerElsewhereIsNotTouchedUnasked() {
    assertThat(
            tanemaki
                .run("seed", plan, "--url", "jdbc:postgresql://db.example.com/shop")
                .refusedWith(3)
                .err())
        .contains("db.example.com");
  }

  @Test
  void aServerThatDoesNotAnswerFailsTheRun() throws IOException {
    Path file = home.resolve("run.json");
    String nowhere = CliHarness.url(TestServer.unreachable());
    tanemaki.run("seed", plan, "--url", nowhere, "--json", file.toString()).refusedWith(1);
    assertThat(CliHarness.json(file).path("status").asText()).isEqualTo("failed");
    assertThat(CliHarness.json(file).path("error").asText()).isNotEmpty();
  }

  @Test
  void aWrongPasswordFailsTheRunAndIsNotRepeated() {
    Target other =
        new Target(
            target.name(),
            target.environment(),
            target.jdbcUrl(),
            target.user(),
            new Secret("wr0ng-s3cret"));
    String wrong = CliHarness.url(other);
    assertThat(tanemaki.run("seed", plan, "--url", wrong).refusedWith(1).err())
        .contains("password")
        .doesNotContain("wr0ng-s3cret");
  }

  @Test
  void aMissingPrivilegeIsRefusedWithTheGrantAndNothingIsLoaded() {
    execute("create table customer (id integer primary key, name varchar(40) not null)");
    execute(
        "create table orders (id integer primary key,"
            + " customer_id integer not null references customer,"
            + " amount integer not null check (amount > 0), status text)");
    String nobody = CliHarness.url(TestServer.withUnprivilegedRole(target));
    assertThat(tanemaki.run("seed", plan, "--url", nobody).refusedWith(3).err()).contains("GRANT");
    assertThat(count("select count(*) from customer")).isZero();
  }

  @Test
  void aTableOfAnotherShapeIsRefusedAndStaysAsItIs() {
    execute("create table orders (id integer primary key, total text)");
    assertThat(tanemaki.run("seed", plan, "--url", url).refusedWith(3).err()).contains("orders");
    assertThat(count("select count(*) from orders")).isZero();
    assertThat(count("select count(*) from pg_tables where tablename = 'customer'")).isZero();
  }

  @Test
  void aFullDiskFailsTheRunWithItsRemedy() {
    var tiny = TestServer.onTinyDisk(40);
    org.junit.jupiter.api.Assumptions.assumeTrue(tiny.isPresent());
    target = tiny.get();
    var seed = tanemaki.run("seed", plan, "--url", CliHarness.url(target), "--rows", "2000000");
    assertThat(seed.refusedWith(1).err()).contains("space");
  }
}
