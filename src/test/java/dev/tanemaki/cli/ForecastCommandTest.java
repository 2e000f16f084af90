package dev.tanemaki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.run.Shop;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Order(1)
class ForecastCommandTest extends TerminalOnDatabase {

  @Test
  void aForecastChangesNothingAndSaysBothWays() throws IOException {
    Path json = home.resolve("forecast.json");
    String url = CliHarness.url(target);
    var told = tanemaki.run("forecast", plan, "--url", url, "--json", json.toString()).ok();
    assertThat(told.out())
        .contains("Forecast of 2,050 rows")
        .contains("kept")
        .contains("suspended");
    var result = CliHarness.json(json);
    assertThat(result.get("rows").asLong()).isEqualTo(2_050);
    for (String way : new String[] {"keep", "suspend"}) {
      assertThat(result.get(way).get("tableBytes").asLong()).isPositive();
      assertThat(result.get(way).get("ceilingRowsPerSecond").asLong()).isPositive();
    }
    assertThat(tanemaki.run("runs", "list", "--url", url).ok().out()).contains("No runs");
    assertThat(Shop.count(target, "select count(to_regclass('orders'))")).isZero();
  }

  @Test
  void aRunThatWasForecastTellsBothAndSoDoesItsLedger() throws IOException {
    Path json = home.resolve("run.json");
    String url = CliHarness.url(target);
    var told =
        tanemaki.run("seed", plan, "--forecast", "--url", url, "--json", json.toString()).ok();
    assertThat(told.out()).contains("of what this server takes").contains("Forecast and outcome");
    var result = CliHarness.json(json);
    assertThat(result.get("ceilingRowsPerSecond").asLong()).isPositive();
    assertThat(result.get("ceilingShare").asDouble()).isPositive();
    assertThat(result.get("forecast").get("rows").asLong()).isEqualTo(2_050);
    assertThat(result.get("forecast").get("outcome").get("tableBytes").asLong()).isPositive();

    var shown = tanemaki.run("runs", "show", "1", "--url", url, "--json", json.toString()).ok();
    assertThat(shown.out()).contains("Forecast and outcome");
    assertThat(CliHarness.json(json).get("forecast")).isEqualTo(result.get("forecast"));
  }

  @Test
  void aRoleThatMayNotMakeTablesSeedsWithoutAForecast() {
    String owner = CliHarness.url(target);
    tanemaki.run("seed", plan, "--url", owner).ok();
    Target role = TestServer.withUnprivilegedRole(target);
    Shop.execute(target, "grant usage on schema tanemaki to " + role.user());
    Shop.execute(
        target, "grant select, insert, update on all tables in schema tanemaki to " + role.user());
    Shop.execute(target, "grant select, insert on customer, orders to " + role.user());
    var told = tanemaki.run("seed", plan, "--forecast", "--url", CliHarness.url(role)).ok();
    assertThat(told.out()).contains("No forecast.").contains("GRANT USAGE, CREATE ON SCHEMA");
    assertThat(Shop.count(target, "select count(*) from orders")).isEqualTo(4_000);
  }
}
