package dev.tanemaki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.Database;
import dev.tanemaki.database.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewTest {

  @TempDir Path home;
  private CliHarness tanemaki;

  @BeforeEach
  void makeTerminal() {
    tanemaki = new CliHarness(home);
  }

  @Test
  void aFarRowNeedsNoDatabase() throws IOException {
    Path file = home.resolve("rows.json");
    var preview =
        tanemaki
            .run(
                "preview", "--table", "jobs", "--from", "7000000", "--rows", "20", "--json",
                "" + file)
            .ok();
    assertThat(preview.out()).contains("row 7,000,000", "row 7,000,019");
    var rows = CliHarness.json(file).path("rows");
    assertThat(rows).hasSize(20);
    assertThat(rows.path(0).path("job_id").asLong()).isEqualTo(7_000_001);
    assertThat(rows.path(0).path("is_active").isBoolean()).isTrue();
    assertThat(home.resolve("sandbox")).doesNotExist();
  }

  @Test
  void aPreviewIsTheSameWhereverItBegins() throws IOException {
    Path file = home.resolve("rows.json");
    tanemaki.run("preview", "--from", "1000", "--rows", "1100", "--json", file.toString()).ok();
    var longer = CliHarness.json(file).path("rows");
    tanemaki.run("preview", "--from", "2099", "--rows", "1", "--json", file.toString()).ok();
    assertThat(CliHarness.json(file).path("rows").path(0)).isEqualTo(longer.path(1_099));
  }

  @Test
  void rowsBeyondThePlansOwnAreToldApart() {
    assertThat(tanemaki.run("preview", "--from", "7000000", "--rows", "1").err())
        .contains("The plan makes", "these come with a larger --rows");
    assertThat(tanemaki.run("preview", "--from", "0", "--rows", "1").err()).isEmpty();
  }

  @Test
  void anotherSeedMakesOtherRows() throws IOException {
    var plan = CliHarness.plan(home).toString();
    var own = tanemaki.run("preview", plan).ok().out();
    assertThat(tanemaki.run("preview", plan, "--seed", "7").ok().out()).isEqualTo(own);
    assertThat(tanemaki.run("preview", plan, "--seed", "8").ok().out()).isNotEqualTo(own);
  }

  @Test
  void aListEndsWhereItEnds() {
    var table = tanemaki.run("preview", "--table", "prefecture_master", "--from", "45").ok();
    assertThat(table.out().lines()).hasSize(3);
    assertThat(table.out()).contains("沖縄県");
    tanemaki.run("preview", "--table", "prefecture_master", "--from", "47").refusedWith(2);
  }

  @Test
  void whatIsOutOfRangeIsRefused() {
    tanemaki.run("preview", "--table", "nothing").refusedWith(2);
    tanemaki.run("preview", "--from", "-1").refusedWith(2);
    tanemaki.run("preview", "--rows", "0").refusedWith(2);
    tanemaki.run("preview", "--rows", "100001").refusedWith(2);
  }

  @Test
  void aPlanWithoutDdlTakesItsTablesFromTheTarget() throws IOException {
    Path plan =
        Files.writeString(
            home.resolve("bare.yml"),
            """
            plan: bare
            tables:
              item:
                rows: 10
                columns:
                  id: {sequence: {start: 1}}
                  price: {uniform: {min: 1, max: 9}}
            """);
    var target = TestServer.freshDatabase();
    try (var database = Database.open(target, 1);
        var session = database.session()) {
      session.execute("create table item (id bigint primary key, price numeric(6,2))");
    }
    var url = CliHarness.url(target);
    assertThat(tanemaki.run("preview", plan.toString(), "--url", url).ok().out().lines())
        .hasSize(11);
  }
}
