package dev.tanemaki.run.fault;

import dev.tanemaki.database.Target;
import dev.tanemaki.run.RunOptions.Constraints;
import dev.tanemaki.run.Shop;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of its own that seeds, for tests that kill it. */
final class SeedProcess {

  /** A process may be stopped for a while, and then has all its work still before it. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private SeedProcess() {}

  /** Rows, URL, constraints: runs to the end unless it is killed. */
  public static void main(String[] args) throws InterruptedException {
    var plan = Shop.plan(Long.parseLong(args[0]));
    Shop.service()
        .start(Target.parse(args[1]), plan, Shop.options(2, 500, Constraints.valueOf(args[2])))
        .awaitEnd(LONGEST)
        .orElseThrow();
  }

  static Process start(Target target, long rows) throws IOException {
    return start(target, rows, Constraints.KEEP);
  }

  static Process start(Target target, long rows, Constraints constraints) throws IOException {
    String url =
        target.jdbcUrl()
            + (target.jdbcUrl().contains("?") ? "&" : "?")
            + "user="
            + target.user()
            + "&password="
            + target.password().text();
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                SeedProcess.class.getName(),
                String.valueOf(rows),
                url,
                constraints.name()))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Kills it after that long, unless it has ended by itself. */
  static void killAfter(Process process, long millis) throws InterruptedException {
    process.waitFor(millis, TimeUnit.MILLISECONDS);
    process.destroyForcibly().waitFor();
  }
}
