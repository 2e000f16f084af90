package dev.tanemaki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a command is said before anything is touched. */
class UsageTest {

  @TempDir Path home;
  private CliHarness tanemaki;

  @BeforeEach
  void makeTerminal() {
    tanemaki = new CliHarness(home);
  }

  @Test
  void helpNamesEveryCommand() {
    var help = tanemaki.run("--help").ok().out();
    assertThat(help)
        .contains("seed", "plan", "preview", "runs", "verify", "targets", "datasets", "sandbox")
        .doesNotContain("backups");
    assertThat(help.lines()).allMatch(line -> line.length() <= 88);
  }

  @ParameterizedTest
  @ValueSource(strings = {"seed", "preview", "verify", "runs list", "plan check", "targets add"})
  void everyCommandHasHelp(String command) {
    String[] words = (command + " --help").split(" ");
    assertThat(tanemaki.run(words).ok().out()).startsWith("Usage: tanemaki " + command);
  }

  @Test
  void anUnknownCommandIsMetWithTheNearestOne() {
    assertThat(tanemaki.run("sede").refusedWith(2).err()).contains("Did you mean seed");
  }

  @Test
  void anUnknownOptionIsNamed() {
    assertThat(tanemaki.run("seed", "--row", "5").refusedWith(2).err())
        .contains("--row")
        .contains("--rows");
  }

  @Test
  void anUnknownWayToLoadIsRefusedWithThoseThereAre() {
    assertThat(tanemaki.run("seed", "--constraints", "drop").refusedWith(2).err())
        .contains("drop")
        .contains("auto, suspend or keep");
    assertThat(tanemaki.run("seed", "--copy-format", "csv").refusedWith(2).err())
        .contains("csv")
        .contains("binary or text");
  }

  @ParameterizedTest
  @CsvSource({
    "0, Use a number from 1",
    "-5, Use a number from 1",
    "9223372036854775807, Use a number from 1",
    "many, no whole number",
    "1.5, no whole number",
    "99999999999999999999, too large"
  })
  void rowsMustBeANumberOfRows(String rows, String reason) {
    assertThat(tanemaki.run("seed", "--rows=" + rows).refusedWith(2).err()).contains(reason);
  }

  @Test
  void rowsBeyondTheKeySpaceAreRefused() throws IOException {
    var plan = CliHarness.plan(home);
    assertThat(
            tanemaki.run("seed", plan.toString(), "--rows", "3,000,000,000").refusedWith(2).err())
        .contains("orders")
        .contains("2,147,483,647");
  }

  @ParameterizedTest
  @CsvSource({
    "--batch-size, 0, 100 to 1",
    "--batch-size, 2000000, 100 to 1",
    "--batch-size, 99999999999, 100 to 1",
    "--workers, 0, 1 to 64",
    "--workers, -1, 1 to 64",
    "--workers, 65, 1 to 64"
  })
  void aNumberOutOfRangeIsMetWithTheRange(String option, String value, String range) {
    assertThat(tanemaki.run("seed", option + "=" + value).refusedWith(2).err()).contains(range);
  }

  @Test
  void anUnknownModeIsMetWithTheKnownOnes() {
    assertThat(tanemaki.run("seed", "--mode", "merge").refusedWith(2).err())
        .contains("append or replace");
  }

  @Test
  void anUnknownDatasetIsMetWithTheKnownOnes() {
    assertThat(tanemaki.run("seed", "--dataset", "job-posting").refusedWith(2).err())
        .contains("job-postings");
    assertThat(tanemaki.run("seed", "--dataset", "shop").refusedWith(2).err())
        .containsOnlyOnce("job-postings");
  }

  @Test
  void aPlanAndADatasetAreOneTooMany() throws IOException {
    var plan = CliHarness.plan(home).toString();
    tanemaki.run("seed", plan, "--dataset", "job-postings").refusedWith(2);
  }

  @Test
  void targetAndUrlAreOneTooMany() {
    assertThat(
            tanemaki
                .run("seed", "--target", "a", "--url", "jdbc:postgresql://localhost/x")
                .refusedWith(2)
                .err())
        .contains("mutually exclusive")
        .doesNotContain("Error:");
  }

  @Test
  void whatIsNoNumberIsSaidInPlainWords() {
    assertThat(tanemaki.run("seed", "--seed", "abc").refusedWith(2).err())
        .contains("\"abc\" is no whole number");
    assertThat(tanemaki.run("runs", "show", "abc").refusedWith(2).err())
        .contains("\"abc\" is no whole number");
  }

  @Test
  void anUnknownTargetIsMetWithTheKnownOnes() {
    assertThat(tanemaki.run("runs", "list", "--target", "shop").refusedWith(2).err())
        .contains("shop")
        .contains("sandbox");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql://localhost/x", "jdbc:oracle:thin:@x", "localhost", ""})
  void aUrlOfSomethingElseIsRefused(String url) {
    tanemaki.run("seed", "--url", url).refusedWith(2);
  }

  @ParameterizedTest
  @CsvSource({
    "'rows: 2000', 'row: 2000', 'shop.yml:19:'",
    "'rows: 2000', 'rows: many', 'shop.yml:19:11'",
    "'reference: customer', 'reference: costumer', 'shop.yml:22:'",
    "'amount: {uniform', 'amuont: {uniform', 'shop.yml:23:'",
    "'min: 1, max: 900', 'min: one, max: 900', 'shop.yml:23:'",
    "'{paid: 80', '{paid: -80', 'shop.yml:24:'"
  })
  void aBrokenPlanIsRefusedByItsLine(String text, String instead, String place) throws IOException {
    var plan = CliHarness.plan(home, text, instead).toString();
    var check = tanemaki.run("plan", "check", plan);
    assertThat(check.exit()).isEqualTo(2);
    assertThat(check.err()).contains(place);
    var seed = tanemaki.run("seed", plan);
    assertThat(seed.exit()).isEqualTo(2);
    assertThat(seed.err()).contains(place);
    assertThat(home.resolve("sandbox")).doesNotExist();
  }

  @Test
  void aMissingPlanFileIsNamed() {
    assertThat(tanemaki.run("plan", "check", "nowhere.yml").refusedWith(2).err())
        .contains("nowhere.yml");
  }

  @Test
  void whereTheResultCannotBeWrittenNothingIsStarted() {
    Path file = home.resolve("no").resolve("such").resolve("directory.json");
    assertThat(tanemaki.run("seed", "--json", file.toString()).refusedWith(2).err())
        .contains("there is no directory");
    assertThat(home.resolve("sandbox")).doesNotExist();
  }

  @Test
  void aFailedCommandLeavesItsReasonAsJson() throws IOException {
    Path file = home.resolve("out.json");
    tanemaki.run("seed", "--rows", "many", "--json", file.toString()).refusedWith(2);
    assertThat(CliHarness.json(file).path("status").asText()).isEqualTo("failed");
    assertThat(CliHarness.json(file).path("error").asText()).contains("no whole number");
    try (var files = Files.list(home)) {
      assertThat(files).as("nothing half-written beside it").containsExactly(file);
    }
  }
}
