package dev.tanemaki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code verify --run N}: what a run seeded, from the plan the ledger keeps of it. */
class VerifyRunTest extends TerminalOnDatabase {

  @BeforeEach
  void seedOnce() {
    tanemaki.run("seed", plan, "--url", url).ok();
  }

  private CliHarness.Result verify(String run, String... more) {
    var args = new java.util.ArrayList<>(java.util.List.of("verify", "--run", run, "--url", url));
    args.addAll(java.util.List.of(more));
    return tanemaki.run(args.toArray(String[]::new));
  }

  @Test
  void itNeedsNoPlanFile() throws IOException {
    Files.delete(Path.of(plan));
    Path file = home.resolve("checks.json");
    assertThat(verify("1", "--json", file.toString()).ok().out())
        .contains("Run 1: shop, finished, 2,050 of 2,050 rows")
        .contains("orders.status")
        .contains("rows of the run")
        .contains("0 violations");
    var json = CliHarness.json(file);
    assertThat(json.path("run").asLong()).isEqualTo(1);
    assertThat(json.path("violations").asLong(-1)).isZero();
    assertThat(json.path("checks"))
        .anyMatch(c -> c.path("kind").asText().equals("rows") && c.path("rows").asLong() == 2_000)
        .allMatch(c -> c.path("verdict").asText().equals("passed"));
  }

  @Test
  void rowsThatWereAppendedSinceAreNoFault() {
    tanemaki.run("seed", plan, "--url", url).ok();
    verify("1").ok();
    verify("2").ok();
  }

  @Test
  void rowsThatWereChangedOrDeletedFailIt() throws IOException {
    execute("update orders set status = 'paid'");
    assertThat(verify("1").refusedWith(1).err()).contains("orders.status");
    execute("delete from orders where id <= 3");
    Path file = home.resolve("checks.json");
    assertThat(verify("1", "--json", file.toString()).refusedWith(1).err())
        .contains("orders (3 rows missing)");
    assertThat(CliHarness.json(file).path("status").asText()).isEqualTo("failed");
  }

  @Test
  void aTableThatACancelledRunHasNotBegunIsNoFaultOfIt() {
    execute("truncate orders");
    execute("delete from tanemaki.batch where table_name = 'orders'");
    assertThat(verify("1").refusedWith(1).err()).contains("orders (empty)");
    execute("update tanemaki.execution set status = 'cancelled'");
    assertThat(verify("1").ok().out()).contains("Run 1: shop, cancelled");
  }

  @Test
  void aRunOfWhichNothingIsLeftFailsItAndNamesTheLaterOne() {
    tanemaki.run("seed", plan, "--url", url, "--mode", "replace", "--yes").ok();
    assertThat(verify("1").refusedWith(1).err())
        .contains("run 2 has replaced its rows")
        .contains("tanemaki verify --run 2");
    verify("2").ok();
    execute("drop table orders");
    assertThat(verify("2").refusedWith(1).err()).contains("no longer there: orders");
  }

  @Test
  void whatCannotBeAskedIsWrongUsage() {
    assertThat(verify("9").refusedWith(2).err()).contains("no run 9").contains("runs list");
    assertThat(verify("1", "--dataset", "job-postings").refusedWith(2).err()).contains("--run 1");
    assertThat(verify("one").refusedWith(2).err()).contains("--run");
  }

  @Test
  void tablesThatMayNotBeReadAreRefusedWithTheGrant() {
    url = CliHarness.url(TestServer.withUnprivilegedRole(target));
    assertThat(tanemaki.run("verify", plan, "--url", url).refusedWith(3).err())
        .contains("may not read", "GRANT SELECT ON ");
  }

  @Test
  void aTableThatIsEmptyAgainstItsPlanFailsIt() throws IOException {
    execute("truncate orders");
    Path file = home.resolve("checks.json");
    var result = tanemaki.run("verify", plan, "--url", url, "--json", file.toString());
    assertThat(result.refusedWith(1).err()).contains("orders (empty)");
    assertThat(result.out())
        .contains("had too few rows to tell")
        .contains("The table is empty where the plan has 2,000 rows.");
    assertThat(CliHarness.json(file).path("checks"))
        .anyMatch(
            c ->
                c.path("kind").asText().equals("not empty")
                    && c.path("name").asText().equals("orders")
                    && c.path("verdict").asText().equals("failed"));
  }

  /** Enough rows that a sample of them is not all of them. */
  @Test
  void aSampleIsSaidToBeOne() throws IOException {
    tanemaki.run("seed", plan, "--url", url, "--rows", "60000", "--mode", "replace", "--yes").ok();
    Path file = home.resolve("checks.json");
    assertThat(verify("2", "--sample", "5,000", "--json", file.toString()).ok().out())
        .containsPattern("orders.status +shares +[0-9],[0-9]{3} of 60,000")
        .containsPattern("looked at a sample: orders, [0-9],[0-9]{3} of 60,000 rows");
    for (var check : CliHarness.json(file).path("checks")) {
      if (check.path("name").asText().equals("orders.status")
          && check.path("kind").asText().equals("shares")) {
        assertThat(check.path("sample").path("of").asLong()).isEqualTo(60_000);
        assertThat(check.path("sample").path("rows").asLong()).isBetween(2_500L, 10_000L);
        assertThat(check.path("sentence").asText()).contains("A sample: ", " of 60,000 rows.");
        assertThat(check.path("adjusted").asDouble(-1)).isBetween(0.0, 1.0);
        assertThat(check.path("pValue").asDouble(-1)).isBetween(0.0, 1.0);
        return;
      }
    }
    assertThat(file).as("has the shares of orders.status").isEmptyFile();
  }

  @Test
  void aSampleOfNothingIsWrongUsage() {
    for (String rows : java.util.List.of("0", "-5", "many", "1.5")) {
      assertThat(verify("1", "--sample", rows).refusedWith(2).err())
          .contains(rows)
          .contains("--sample");
    }
  }

  @Test
  void aLedgerThatMayNotBeReadIsRefusedWithTheGrant() {
    url = CliHarness.url(TestServer.withUnprivilegedRole(target));
    assertThat(verify("1").refusedWith(3).err())
        .contains("GRANT USAGE ON SCHEMA tanemaki TO")
        .contains("GRANT SELECT ON ALL TABLES IN SCHEMA tanemaki TO");
  }
}
