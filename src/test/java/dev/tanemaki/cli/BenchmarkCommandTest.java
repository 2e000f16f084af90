package dev.tanemaki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tanemaki.database.Database;
import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Order(1)
class BenchmarkCommandTest {

  private static final String CONTENT =
      """
      select (select string_agg(c::text, '' order by id) from customer c)
        || (select string_agg(o::text, '' order by id) from orders o)
      """;

  private static final String LEDGER =
      """
      select (select count(*) from tanemaki.execution) || '/' || (select count(*) from tanemaki.batch)
        || '/' || (select count(*) from tanemaki.audit) || '/'
        || (select count(*) from pg_class where relname like 'scratch%')
      """;

  @TempDir Path home;

  @Test
  void aMatrixLeavesAReportAndNothingOnTheServer() throws IOException {
    var tanemaki = new CliHarness(home);
    Target target = TestServer.freshDatabase();
    String url = CliHarness.url(target);
    String plan = CliHarness.plan(home).toString();
    tanemaki.run("seed", plan, "--rows", "300", "--url", url).ok();
    String rows = ask(target, CONTENT);
    String ledger = ask(target, LEDGER);
    Path json = home.resolve("b.json");

    var result =
        tanemaki.run(
            "benchmark",
            plan,
            "--rows",
            "2000",
            "--batch-sizes",
            "200,1000",
            "--constraints",
            "keep,suspend",
            "--formats",
            "binary,text",
            "--workers",
            "2",
            "--repeat",
            "2",
            "--url",
            url,
            "--yes",
            "--json",
            json.toString(),
            "--note",
            "first");

    assertThat(result.ok().out()).contains("Use ");
    assertThat(ask(target, CONTENT)).isEqualTo(rows);
    assertThat(ask(target, LEDGER)).isEqualTo(ledger);
    JsonNode found = CliHarness.json(json);
    assertThat(found.get("cells")).hasSize(8);
    for (JsonNode cell : found.get("cells")) {
      assertThat(cell.get("samples").asInt()).isEqualTo(2);
      assertThat(cell.get("endToEndRowsPerSecond").get("median").asLong()).isPositive();
      assertThat(cell.get("walBytes").asLong()).isPositive();
    }
    assertThat(found.get("lanes").properties()).hasSize(3);
    Path report = Path.of(found.get("report").asText());
    for (String kind : new String[] {".csv", ".md", ".html", ".json", ".png"}) {
      try (Stream<Path> files = Files.list(report)) {
        assertThat(files.filter(f -> f.toString().endsWith(kind))).as(kind).isNotEmpty();
      }
    }
    assertThat(Files.readString(report.resolve("cells.csv"))).contains(",keep,text,2,");
    assertThat(report.resolve("heat-map-2000-keep-text.png")).exists();
    assertThat(Files.readString(report.resolve("report.md")))
        .contains("| constraints | format | batch |", "ceiling are of binary");
    assertThat(Files.readString(report.resolve("report.html")))
        .contains("prefers-color-scheme: dark")
        .contains("<svg")
        .doesNotContain("<script src")
        .doesNotContain("<link");

    // The same rows; short numbers take fewer bytes as text.
    for (JsonNode sample : CliHarness.json(report.resolve("benchmark.json")).get("samples")) {
      assertThat(sample.get("rows").asLong()).isEqualTo(2050);
      assertThat(sample.get("bytes").asLong() < 50_000)
          .isEqualTo(sample.at("/cell/format").asText().equals("text"));
    }

    // The next run has the next number, as if nothing had been measured.
    tanemaki.run("seed", plan, "--rows", "10", "--url", url, "--json", json.toString()).ok();
    assertThat(CliHarness.json(json).get("run").asLong()).isEqualTo(2);

    Path run = home.resolve("run");
    tanemaki.run("runs", "report", "1", "--url", url, "--report", run.toString()).ok();
    assertThat(Files.readString(run.resolve("batches.csv"))).contains("orders,0,300,");
    assertThat(Files.readString(run.resolve("report.html"))).contains("Run 1 of shop", "<svg");
    assertThat(run.resolve("report.md")).exists();
    assertThat(run.resolve("run.json")).exists();
    assertThat(run.resolve("batch-latency.png")).exists();

    String id = found.get("benchmark").asText();
    assertThat(tanemaki.run("benchmark", "list").ok().out()).contains(id, "first");
    assertThat(tanemaki.run("benchmark", "show", "latest").ok().out()).contains("first");
    tanemaki.run("benchmark", "pin", id).ok();
    assertThat(tanemaki.run("benchmark", "compare", "latest").refusedWith(2).err())
        .contains("with itself", id + " is the baseline");
    tanemaki.run("benchmark", "compare", "latest", id).refusedWith(2);

    // Two cells of one benchmark, whatever their settings; and what tells no one cell is refused.
    Path compared = home.resolve("compared");
    String cell = id + ":rows=2000,constraints=keep,format=text,batch=";
    assertThat(
            tanemaki
                .run(
                    "benchmark",
                    "compare",
                    cell + 200,
                    cell + 1000,
                    id + ":best",
                    "--fail-on-regression",
                    "--report",
                    compared.toString(),
                    "--json",
                    json.toString())
                .ok()
                .out())
        .contains("rows per batch: 200 → 1,000")
        .containsPattern("^Use [ABC]: .* of 2,000 rows\\. (Sure|Not sure)");
    assertThat(CliHarness.json(json).get("contenders")).hasSize(3);
    assertThat(CliHarness.json(json).get("regressions").asInt()).isZero();
    assertThat(CliHarness.json(json).at("/best/sentence").asText()).startsWith("Use ");
    assertThat(CliHarness.json(json).at("/cells/0/entries/1/setting/format").asText())
        .isEqualTo("text");
    for (String told : new String[] {"report.html", "report.md"}) {
      assertThat(Files.readString(compared.resolve(told)))
          .containsPattern("Use [ABC]: .* of 2,000 rows");
    }
    assertThat(Files.readString(compared.resolve("report.html"))).contains("<svg");
    assertThat(
            tanemaki.run("benchmark", "compare", id, id + ":constraints=keep").refusedWith(2).err())
        .contains("4 cells are so");

    // The two runs that were seeded above, with words on one of them.
    assertThat(tanemaki.run("runs", "note", "1", "before the change", "--url", url).ok().out())
        .contains("Kept with run 1");
    assertThat(tanemaki.run("benchmark", "note", "latest", "second").ok().out())
        .contains("Kept with benchmark " + id);
    assertThat(tanemaki.run("runs", "show", "1", "--url", url).ok().out())
        .contains("before the change");
    assertThat(
            tanemaki
                .run("runs", "compare", "1", "2", "--url", url, "--json", json.toString())
                .ok()
                .out())
        .contains("single sample each");
    JsonNode entries = CliHarness.json(json).get("cells").get(0).get("entries");
    assertThat(entries.get(0).get("setting").get("rows").asInt()).isGreaterThan(300);
    tanemaki.run("runs", "note", "77", "no such run", "--url", url).refusedWith(2);
  }

  @Test
  void aPlanThatOnlyTextCanSendIsMeasuredInItLanesIncluded() throws IOException {
    var tanemaki = new CliHarness(home);
    Target target = TestServer.freshDatabase();
    try (var database = Database.open(target, 1);
        var session = database.session()) {
      session.execute("create type mood as enum ('calm', 'gay')");
      session.execute("create table diary (id bigint primary key, moods mood[])");
    }
    Path plan =
        Files.writeString(
            home.resolve("diary.yml"),
            """
            plan: diary
            seed: 1
            reference: 2026-01-01T00:00:00Z
            tables:
              diary:
                rows: 1000
                columns:
                  id: {sequence: 1}
                  moods: {flags: {calm: {probability: 0.5}, gay: {probability: 0.2}}}
            """);
    Path json = home.resolve("b.json");
    String[] command = {
      "benchmark",
      plan.toString(),
      "--rows",
      "1000",
      "--batch-sizes",
      "500",
      "--workers",
      "1",
      "--repeat",
      "1",
      "--formats",
      "text",
      "--url",
      CliHarness.url(target),
      "--yes",
      "--json",
      json.toString()
    };
    var result = tanemaki.run(command);
    assertThat(result.ok().out()).contains("ceiling are of text");
    assertThat(CliHarness.json(json).get("lanes").properties()).hasSize(3);

    int format = List.of(command).indexOf("text");
    command[format] = "binary";
    assertThat(tanemaki.run(command).refusedWith(2).err())
        .contains("--formats text")
        .doesNotContain("--copy-format");

    // What the tables refuse is told of the tables themselves, and nothing is there to go on with.
    command[format] = "text";
    try (var database = Database.open(target, 1);
        var session = database.session()) {
      session.execute("alter table diary add constraint few check (id + 0 <= 700)");
    }
    assertThat(tanemaki.run(command).refusedWith(1).err())
        .contains("of diary were not loaded", "few", "Change the plan")
        .doesNotContain("scratch_")
        .doesNotContain("runs ");
  }

  @Test
  void aSearchEndsWithTheBestOfAFew() throws IOException {
    var tanemaki = new CliHarness(home);
    Path json = home.resolve("b.json");
    tanemaki
        .run(
            "benchmark",
            CliHarness.plan(home).toString(),
            "--find",
            "--rows",
            "4000",
            "--batch-sizes",
            "200,500,1000",
            "--workers",
            "1,2",
            "--repeat",
            "3",
            "--no-lanes",
            "--url",
            CliHarness.url(TestServer.freshDatabase()),
            "--json",
            json.toString())
        .ok();
    JsonNode found = CliHarness.json(json);
    assertThat(found.get("best").get("rows").asLong()).isEqualTo(4000);
    assertThat(
            Stream.iterate(0, i -> i + 1)
                .limit(found.get("cells").size())
                .map(i -> found.get("cells").get(i))
                .filter(c -> c.get("rows").asLong() == 4000))
        .hasSize(3)
        .allMatch(c -> c.get("samples").asInt() == 3);
  }

  @Test
  void whatCannotBeMeasuredIsRefusedBeforeAnythingIs() throws IOException {
    var tanemaki = new CliHarness(home);
    String plan = CliHarness.plan(home).toString();
    String url = CliHarness.url(TestServer.freshDatabase());
    tanemaki.run("benchmark", plan, "--workers", "65", "--url", url).refusedWith(2);
    tanemaki.run("benchmark", plan, "--constraints", "maybe", "--url", url).refusedWith(2);
    tanemaki.run("benchmark", plan, "--formats", "csv", "--url", url).refusedWith(2);
    tanemaki.run("benchmark", plan, "--repeat", "0", "--url", url).refusedWith(2);
    tanemaki.run("benchmark", "show", "nothing").refusedWith(2);
    tanemaki.run("benchmark", "compare", "nothing").refusedWith(2);
  }

  private static String ask(Target target, String query) {
    try (var database = Database.open(target, 1)) {
      return database.with(s -> s.queryOne(query, row -> row.string(1)).orElse(""));
    }
  }
}
