package dev.tanemaki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code runs undo}: asks with the numbers, removes after a yes only. */
class UndoCommandTest extends TerminalOnDatabase {

  @BeforeEach
  void seed() {
    tanemaki.run("seed", plan, "--url", url, "--yes").ok();
  }

  private long orders() {
    return count("select count(*) from orders");
  }

  @Test
  void nothingGoesWithoutAYes() {
    var refused = tanemaki.run("runs", "undo", "1", "--url", url).refusedWith(3);
    assertThat(refused.err()).contains("removes 2,050 rows of run 1").contains("--yes");
    var no = new CliHarness(home).answering("n\n").run("runs", "undo", "1", "--url", url);
    no.refusedWith(3);
    assertThat(orders()).isEqualTo(2_000);
  }

  @Test
  void theRowsOfTheRunAreRemovedAndCounted() throws IOException {
    Path json = home.resolve("undo.json");
    var undone =
        new CliHarness(home)
            .run("runs", "undo", "1", "--url", url, "--yes", "--json", json.toString())
            .ok();
    assertThat(undone.out()).contains("Run 1 undone: 2,050 rows removed").contains("orders");
    assertThat(orders()).isZero();
    var result = CliHarness.json(json);
    assertThat(result.path("status").asText()).isEqualTo("undone");
    assertThat(result.path("run").asLong()).isEqualTo(1);
    assertThat(result.path("rows").asLong()).isEqualTo(2_050);
    assertThat(result.path("tables").path("orders").asLong()).isEqualTo(2_000);

    assertThat(tanemaki.run("runs", "list", "--url", url).ok().out()).contains("undone");
    assertThat(tanemaki.run("runs", "undo", "1", "--url", url).ok().out())
        .contains("nothing left to remove");
    tanemaki.run("runs", "resume", "1", "--url", url, "--yes").refusedWith(3);
  }

  @Test
  void whatWasReplacedIsSaidNotToComeBack() throws IOException {
    tanemaki.run("seed", plan, "--url", url, "--mode", "replace", "--yes").ok();
    assertThat(tanemaki.run("runs", "undo", "2", "--url", url).err())
        .contains("had replaced does not come back");
    assertThat(
            new CliHarness(home)
                .run("runs", "undo", "1", "--url", url, "--yes")
                .refusedWith(3)
                .err())
        .contains("run 2 has replaced its rows");
    assertThat(orders()).isEqualTo(2_000);
  }

  @Test
  void rowsOfOthersThatDependOnThemRefuseIt() throws IOException {
    execute("insert into orders values (90001, 7, 1, 'paid')");
    Path json = home.resolve("undo.json");
    var refused =
        new CliHarness(home)
            .run("runs", "undo", "1", "--url", url, "--yes", "--json", json.toString())
            .refusedWith(3);
    assertThat(refused.err()).contains("1 row of orders (references customer)");
    assertThat(CliHarness.json(json).path("status").asText()).isEqualTo("refused");
    assertThat(orders()).isEqualTo(2_001);
  }

  @Test
  void aRunThatIsNotThereIsWrongUsage() {
    tanemaki.run("runs", "undo", "77", "--url", url, "--yes").refusedWith(2);
  }
}
