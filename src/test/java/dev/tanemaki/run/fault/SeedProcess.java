package dev.tanemaki.run.fault;

import dev.tanemaki.database.Await;
import dev.tanemaki.database.Target;
import dev.tanemaki.run.Run;
import dev.tanemaki.run.RunOptions.Constraints;
import dev.tanemaki.run.Shop;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of its own that seeds or undoes, for tests that kill it. */
final class SeedProcess {

  /** A process may be stopped for a while, and then has all its work still before it. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private static final String SEED = "seed";
  private static final String UNDO = "undo";

  private SeedProcess() {}

  /** What to do, rows or run, URL, constraints: runs to the end unless it is killed. */
  public static void main(String[] args) throws InterruptedException {
    long number = Long.parseLong(args[1]);
    Target target = Target.parse(args[2]);
    var service = Shop.service();
    Run run =
        args[0].equals(UNDO)
            ? service.undo(target, number)
            : service.start(
                target, Shop.plan(number), Shop.options(2, 500, Constraints.valueOf(args[3])));
    run.awaitEnd(LONGEST).orElseThrow();
  }

  static Process start(Target target, long rows) throws IOException {
    return start(target, rows, Constraints.KEEP);
  }

  static Process start(Target target, long rows, Constraints constraints) throws IOException {
    return start(SEED, rows, target, constraints);
  }

  static Process undo(Target target, long run) throws IOException {
    return start(UNDO, run, target, Constraints.KEEP);
  }

  private static Process start(String what, long number, Target target, Constraints constraints)
      throws IOException {
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
                what,
                String.valueOf(number),
                url,
                constraints.name()))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Kills it after that long, unless it has ended by itself. */
  static void killAfter(Process process, long millis, Target target) throws InterruptedException {
    process.waitFor(millis, TimeUnit.MILLISECONDS);
    kill(process, target);
  }

  /** Kills it, and waits until the server, too, knows that it is dead. */
  static void kill(Process process, Target target) throws InterruptedException {
    process.destroyForcibly().waitFor();
    Await.until(
        "the server notices",
        () ->
            Shop.count(
                    target,
                    "select count(*) from pg_stat_activity where datname = current_database()"
                        + " and backend_type = 'client backend' and pid <> pg_backend_pid()")
                == 0);
  }
}
