package dev.tanemaki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the terminal says of a plan before a row is loaded. */
class PlanCommandsTest {

  @TempDir private Path home;

  @Test
  void showDrawsWhatIsAskedForAndWhatComesOut() throws IOException {
    var json = home.resolve("show.json");
    var shown = new CliHarness(home).run("plan", "show", "--json", json.toString()).ok().out();
    assertThat(shown.lines()).allSatisfy(l -> assertThat(TextTable.width(l)).isLessThan(101));
    assertThat(shown)
        .containsPattern("jobs: 100,000 rows, about \\d+ MB and \\d+ MB of indexes")
        .containsPattern("13 東京都 +█+[▏▎▍▌▋▊▉]? +2[345]\\.\\d %   25\\.0 %")
        .containsPattern("1,500–1,999 高時給 +█+[▏▎▍▌▋▊▉]? +(19|20)\\.\\d %   20\\.0 %")
        .containsPattern("null, of all rows +(29|30)\\.\\d %   30\\.0 %")
        .containsPattern("Sunday +█+[▏▎▍▌▋▊▉]? +\\d\\.\\d % +\\d\\.\\d %");
    var lines = shown.lines().filter(l -> l.matches(" +(active|expired) .*%.*%")).toList();
    assertThat(lines)
        .hasSize(2)
        .extracting(l -> TextTable.width(l))
        .containsOnly(TextTable.width(lines.getFirst()));
    var shares = new ObjectMapper().readTree(Files.readString(json)).at("/tables/5/shares/status");
    assertThat(shares.at("/0/value").asText()).isEqualTo("active");
    assertThat(shares.at("/0/expected").asDouble()).isEqualTo(0.85);
    assertThat(shares.at("/0/actual").asDouble()).isBetween(0.83, 0.87);
  }

  @Test
  void checkSaysAllThatIsWrongWithItsLines() throws IOException {
    var plan = home.resolve("p.yml");
    var columns = new StringBuilder("tables:\n  t:\n    rows: 9\n    columns:\n");
    for (int i = 0; i < 30; i++) {
      columns.append("      c%d: {template: \"{nowhere}\"}\n".formatted(i));
    }
    var create = "create table t (c0 text, n int check (n > 5), m int check (abs(m) > 1))";
    Files.writeString(plan, columns + "schema: {sql: \"" + create + "\"}\n");
    var json = home.resolve("check.json");
    var said =
        new CliHarness(home).run("plan", "check", plan.toString(), "--json", json.toString());
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("p.yml:5:", "p.yml:34:").doesNotContain("more\n");
    var findings = new ObjectMapper().readTree(Files.readString(json)).get("findings");
    assertThat(findings.size()).isGreaterThan(30);
    assertThat(findings.at("/0/line").asInt()).isEqualTo(5);

    Files.writeString(
        plan,
        "tables: {t: {rows: 9, columns: {n: {uniform: {min: 5, max: 900}}, m: 2}}}\n"
            + "schema: {sql: \""
            + create
            + "\"}\n");
    assertThat(new CliHarness(home).run("plan", "check", plan.toString()).ok().out())
        .containsPattern("t  n > 5 +can be broken, by n 5")
        .containsPattern("t  abs\\(m\\) > 1 +cannot be told before a run");
  }

  @Test
  void showCutsLongTailsAndSaysWhereAPlanIsNotInOrder() throws IOException {
    var plan = home.resolve("p.yml");
    var text =
        """
        schema: {sql: "create table t (fee float8, n int)"}
        tables:
          t:
            rows: 20000
            columns:
              fee: {log-normal: {mu: 5, sigma: 1.2}}
              n: {uniform: {min: 1, max: 5}}
        """;
    Files.writeString(plan, text);
    var shown = new CliHarness(home).run("plan", "show", plan.toString()).ok().out();
    assertThat(shown)
        .contains("of the middle 99 % of the rows; all lie in ", "      500–1,000  ")
        .doesNotContain("not in order");

    Files.writeString(plan, text.replace("n: {uni", "m: {uni"));
    assertThat(new CliHarness(home).run("plan", "show", plan.toString()).ok().out())
        .contains("This plan is not in order", "tanemaki plan check " + plan);
  }

  @Test
  void checkLooksAtTheFirstRowsOfAPlan() throws IOException {
    var plan = home.resolve("p.yml");
    Files.writeString(
        plan,
        """
        schema: {sql: "create table t (name varchar(3), code varchar(2), note text)"}
        tables:
          t:
            rows: 2000000
            columns:
              name: {dictionary: {faker: Name.fullName, size: 20}}
              code: {template: "{n}"}
              note: {template: "{n}"}
            with: {n: {sequence: {start: 1}}}
        """);
    var said = new CliHarness(home).run("plan", "check", plan.toString());
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err())
        .containsPattern("p.yml:6:13: t.name: \".*\" does not fit varchar\\(3\\)")
        .contains("p.yml:7:13: t.code: row 99: \"100\" does not fit varchar(2)")
        .doesNotContain("t.note");
  }
}
