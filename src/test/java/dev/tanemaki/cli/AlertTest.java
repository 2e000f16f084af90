package dev.tanemaki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Alerts in the terminal: told, kept, and the exit code where one asks for it. */
class AlertTest extends TerminalOnDatabase {

  @Test
  void whatIsOverItsLimitIsToldKeptAndFailsWhereAsked() throws IOException {
    Path file = home.resolve("result.json");
    String[] seed = {
      "seed",
      plan,
      "--url",
      url,
      "--alert",
      "lost>0",
      "--alert",
      "duplicates(orders.customer_id)>5%",
      "--json",
      file.toString()
    };
    assertThat(tanemaki.run(seed).ok().out())
        .contains("Alert duplicates(orders.customer_id)>5%: ")
        .doesNotContain("lost>0");
    var alerts = CliHarness.json(file).path("alerts");
    assertThat(alerts).hasSize(1);
    assertThat(alerts.path(0).path("actual").asDouble()).isBetween(0.9, 1.0);
    assertThat(tanemaki.run("runs", "show", "1", "--url", url).ok().out())
        .contains("duplicates(orders.customer_id)>5%: 9");

    execute("delete from orders where id > 1990");
    String[] verify = {
      "verify", "--run", "1", "--url", url, "--alert", "lost(orders)>0.1%", "--fail-on", "alert"
    };
    // A check fails as well: the rows of the run are not all there.
    assertThat(tanemaki.run(verify).refusedWith(1).out())
        .contains("Alert lost(orders)>0.1%: 0.5% of 2,000 rows");
  }

  @Test
  void anAlertAloneEndsWithItsOwnExitCode() {
    tanemaki.run("seed", plan, "--url", url).ok();
    String[] verify = {
      "verify", plan, "--url", url, "--alert", "duplicates(orders.customer_id)>5%"
    };
    assertThat(tanemaki.run(verify).ok().out()).contains("Alert duplicates");
    tanemaki
        .run(
            "verify",
            plan,
            "--url",
            url,
            "--alert",
            "duplicates(orders.customer_id)>5%",
            "--fail-on",
            "alert")
        .refusedWith(4);
    tanemaki.run("verify", plan, "--url", url, "--alert", "errors>0", "--fail-on", "alert").ok();
  }

  @Test
  void anAlertOfASeedEndsWithItsOwnExitCodeWhereAskedAndTheRowsAreIn() {
    String rule = "duplicates(orders.customer_id)>5%";
    var seed = tanemaki.run("seed", plan, "--url", url, "--alert", rule, "--fail-on", "alert");
    assertThat(seed.refusedWith(4).err()).isEqualTo("1 alert is up: " + rule + "\n");
    assertThat(count("select count(*) from orders")).isEqualTo(2_000);
    tanemaki.run("seed", plan, "--url", url, "--alert", "lost>0", "--fail-on", "alert").ok();
  }

  @Test
  void aRuleThatCannotBeIsToldBeforeAnythingHappens() {
    assertThat(
            tanemaki
                .run("seed", plan, "--url", url, "--alert", "nulls(orders)>1")
                .refusedWith(2)
                .err())
        .contains("is of a column");
    assertThat(
            tanemaki
                .run("seed", plan, "--url", url, "--alert", "nulls(orders.nobody)>1")
                .refusedWith(2)
                .err())
        .contains("no column nobody");
    assertThat(tanemaki.run("runs", "list", "--url", url).ok().out()).contains("No runs");
  }
}
