package dev.tanemaki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tanemaki.benchmark.result.BenchmarkStore;
import dev.tanemaki.benchmark.result.Retention;
import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.metrics.RunMetrics;
import dev.tanemaki.run.execution.RunService;
import dev.tanemaki.settings.Passwords;
import dev.tanemaki.settings.SettingsFile;
import dev.tanemaki.telemetry.OshiProbe;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The terminal in this process, with a home of its own and streams that can be read. */
public final class CliHarness {

  /** One for all: each has a thread that would go on until the JVM ends. */
  private static final OshiProbe PROBE = new OshiProbe();

  private final Path home;
  private String answers = "";
  private boolean interactive;

  public CliHarness(Path home) {
    this.home = home;
  }

  /** What a command left. */
  public record Result(int exit, String out, String err) {

    /** Fails unless the command ended so, having said why in one or two lines. */
    public Result refusedWith(int code) {
      assertThat(exit).as(err).isEqualTo(code);
      assertThat(err.lines().toList()).as(err).hasSizeBetween(1, 2);
      assertThat(err).doesNotContain("Exception").doesNotContain("\tat ");
      return this;
    }

    public Result ok() {
      assertThat(exit).as(err).isZero();
      return this;
    }
  }

  /** As if somebody sat there and typed this. */
  CliHarness answering(String text) {
    interactive = true;
    answers = text;
    return this;
  }

  public Result run(String... args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var metrics = new RunMetrics();
    var services =
        new Services(
            settings(),
            new Passwords(config()),
            TestServer.sandbox(home.resolve("sandbox")),
            () -> new RunService(PROBE, metrics::begun),
            new BenchmarkStore(home.resolve("benchmarks"), () -> Retention.USUAL),
            metrics,
            home.resolve("tanemaki.log"));
    var terminal =
        new Terminal(
            new BufferedReader(new StringReader(answers)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            interactive);
    int exit = new Cli(services, terminal).run(args);
    return new Result(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  Path config() {
    return home.resolve("config");
  }

  SettingsFile settings() {
    return new SettingsFile(config());
  }

  /** The result a command wrote with {@code --json}. */
  public static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(Files.readAllBytes(file));
  }

  /** A URL with user and password, as an operator types it. */
  public static String url(Target target) {
    return target.jdbcUrl()
        + (target.jdbcUrl().contains("?") ? "&" : "?")
        + "user="
        + target.user()
        + "&password="
        + target.password().text();
  }

  /** A small plan with its tables in one file. */
  public static Path plan(Path directory, String... replacements) throws IOException {
    String text = PLAN;
    for (int i = 0; i < replacements.length; i += 2) {
      assertThat(text).contains(replacements[i]);
      text = text.replace(replacements[i], replacements[i + 1]);
    }
    return Files.writeString(directory.resolve("shop.yml"), text);
  }

  private static final String PLAN =
      String.join(
          "\n",
          List.of(
              "plan: shop",
              "seed: 7",
              "reference: 2026-04-01T09:00:00+09:00",
              "schema:",
              "  sql: |",
              "    create table customer (id integer primary key, name varchar(40) not null);",
              "    create table orders (",
              "      id integer primary key,",
              "      customer_id integer not null references customer,",
              "      amount integer not null check (amount > 0),",
              "      status text);",
              "tables:",
              "  customer:",
              "    rows: 50",
              "    columns:",
              "      id: {sequence: {start: 1}}",
              "      name: {template: \"客{id:000}\"}",
              "  orders:",
              "    rows: 2000",
              "    columns:",
              "      id: {sequence: {start: 1}}",
              "      customer_id: {reference: customer}",
              "      amount: {uniform: {min: 1, max: 900}}",
              "      status: {weights: {paid: 80, open: 20}}",
              ""));
}
