package dev.tanemaki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.Database;
import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.database.sandbox.Sandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tanemaki as a process of its own: signals, exit codes, no display. */
@Order(1)
class ProcessTest {

  @TempDir Path home;

  private Process start(String... args) throws IOException {
    return start(256, args);
  }

  private Process start(int heapMegabytes, String... args) throws IOException {
    return start(List.of("-Xmx" + heapMegabytes + "m"), args);
  }

  private Process start(List<String> options, String... args) throws IOException {
    List<String> command = new ArrayList<>(interruptible());
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path")));
    command.addAll(options);
    command.add("dev.tanemaki.Main");
    command.addAll(Arrays.asList(args));
    var builder = new ProcessBuilder(command);
    var environment = builder.environment();
    environment.remove("DISPLAY");
    environment.remove("WAYLAND_DISPLAY");
    environment.put("XDG_CONFIG_HOME", home.resolve("config").toString());
    environment.put("XDG_STATE_HOME", home.resolve("state").toString());
    environment.put("XDG_DATA_HOME", home.resolve("data").toString());
    builder.redirectError(home.resolve("err.txt").toFile());
    return builder.start();
  }

  /**
   * What a shell without job control starts in the background ignores Ctrl-C, and so do all
   * programs below it, unless told otherwise.
   */
  private static List<String> interruptible() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return List.of();
    }
    try (var lines = Files.lines(status)) {
      long ignored =
          lines
              .filter(line -> line.startsWith("SigIgn:"))
              .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
              .findFirst()
              .orElse(0);
      return (ignored & 1 << 1) == 0 ? List.of() : List.of("env", "--default-signal=INT");
    }
  }

  private int end(Process process) throws InterruptedException {
    assertThat(process.waitFor(8, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }

  private String err() throws IOException {
    return Files.readString(home.resolve("err.txt"));
  }

  @Test
  void nothingIsPrintedBesideTheResult() throws IOException, InterruptedException {
    var process = start("datasets");
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(end(process)).isZero();
    assertThat(out).contains("job-postings");
    assertThat(err()).isEmpty();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void ctrlCEndsARunThatCanBeResumed() throws IOException, InterruptedException {
    Target target = TestServer.freshDatabase();
    String url = CliHarness.url(target);
    String plan = CliHarness.plan(home).toString();
    // Enough for a signal to arrive while they load.
    long rows = 4_000_000;
    var process =
        start("seed", plan, "--url", url, "--rows", String.valueOf(rows), "--no-forecast");
    try (var out = process.inputReader(StandardCharsets.UTF_8)) {
      String line = out.readLine();
      while (line != null && !line.contains("loading")) {
        line = out.readLine();
      }
      assertThat(line).as(err()).isNotNull();
      new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
      out.transferTo(java.io.Writer.nullWriter());
    }
    assertThat(end(process)).isEqualTo(130);
    assertThat(err()).contains("Cancelled after").contains("tanemaki runs resume 1");

    var tanemaki = new CliHarness(home);
    Path file = home.resolve("runs.json");
    tanemaki.run("runs", "list", "--url", url, "--json", file.toString()).ok();
    assertThat(CliHarness.json(file).path(0).path("status").asText()).isEqualTo("cancelled");
    tanemaki.run("runs", "resume", "1", "--url", url).ok();
    try (var database = Database.open(target, 1);
        var session = database.session()) {
      assertThat(session.queryLong("select count(*) from orders")).isEqualTo(rows);
    }
  }

  @Test
  @DisabledOnOs({OS.WINDOWS, OS.MAC})
  void withoutADisplayTheConsolesRunIsMadeInTheTerminal() throws IOException, InterruptedException {
    try {
      var process = start();
      var lines =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .toList();
      assertThat(end(process)).as(err()).isZero();
      assertThat(lines.getFirst()).contains("no display");
      assertThat(lines).anyMatch(line -> line.contains("jobs") && line.contains("100,000 rows"));
      assertThat(lines).anyMatch(line -> line.contains("0 violations"));
      assertThat(err()).isEmpty();
    } finally {
      new Sandbox(home.resolve("data").resolve("tanemaki").resolve("sandbox")).reset();
    }
  }

  @Test
  void aHeapThatIsTooSmallIsSaidAndTheRunGoesOnWithMore() throws Exception {
    Target target = TestServer.freshDatabase();
    String url = CliHarness.url(target);
    String[] seed = {"seed", "--rows", "10000", "--url", url};
    int failed = 0;
    for (int megabytes : new int[] {11, 14, 17}) {
      var process = start(megabytes, seed);
      process.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
      if (end(process) != 0) {
        failed++;
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(err()).contains("memory").contains("-Xmx").doesNotContain("Exception");
      }
      if (hasRun(target)) {
        break;
      }
    }
    assertThat(failed).isPositive();
    var tanemaki = new CliHarness(home);
    if (hasRun(target)) {
      tanemaki.run("runs", "resume", "1", "--url", url).ok();
    } else {
      tanemaki.run(seed).ok();
    }

    Target undisturbed = TestServer.freshDatabase();
    tanemaki.run("seed", "--rows", "10000", "--url", CliHarness.url(undisturbed)).ok();
    assertThat(content(target)).isEqualTo(content(undisturbed));
  }

  @Test
  void theMigratorIsLoadedOnlyWhereThereIsSomethingToMigrate() throws Exception {
    String url = CliHarness.url(TestServer.freshDatabase());
    String plan = CliHarness.plan(home).toString();
    assertThat(migratorClasses("seed", plan, "--url", url, "--rows", "100")).isPositive();
    assertThat(migratorClasses("seed", plan, "--url", url, "--rows", "100")).isZero();
  }

  /** Runs a command and counts the classes of Flyway that it loads. */
  private long migratorClasses(String... args) throws Exception {
    Path log = home.resolve("classes.txt");
    var process = start(List.of("-Xmx256m", "-Xlog:class+load:file=" + log), args);
    process.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
    assertThat(end(process)).as(err()).isZero();
    assertThat(err()).isEmpty();
    try (var lines = Files.lines(log)) {
      return lines.filter(line -> line.contains("org.flywaydb")).count();
    }
  }

  @Test
  void aHeapThatIsTooSmallForAllWorkersCostsWorkersFirst() throws Exception {
    Target target = TestServer.freshDatabase();
    String url = CliHarness.url(target);
    String[] seed = {"seed", "--rows", "2000", "--batch-size", "100"};
    var process = start(20, with(seed, "--workers", "16", "--url", url));
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = end(process);
    assertThat(out + err()).contains("Memory is short; going on with");
    var tanemaki = new CliHarness(home);
    if (exit != 0) {
      // Other threads may have met the end of the heap, too; nothing is lost.
      tanemaki.run("runs", "resume", "1", "--url", url).ok();
    }

    Target undisturbed = TestServer.freshDatabase();
    tanemaki.run(with(seed, "--url", CliHarness.url(undisturbed))).ok();
    assertThat(content(target)).isEqualTo(content(undisturbed));
  }

  private static String[] with(String[] command, String... more) {
    var whole = new ArrayList<>(Arrays.asList(command));
    whole.addAll(Arrays.asList(more));
    return whole.toArray(String[]::new);
  }

  private static boolean hasRun(Target target) {
    return query(target, "select (to_regclass('tanemaki.execution') is not null)::text")
        .equals("true");
  }

  private static String content(Target target) {
    return query(
        target, "select count(*) || ' ' || sum(hashtextextended(j::text, 0)::numeric) from jobs j");
  }

  private static String query(Target target, String sql) {
    try (var database = Database.open(target, 1)) {
      return database.with(session -> session.queryOne(sql, row -> row.string(1)).orElseThrow());
    }
  }
}
