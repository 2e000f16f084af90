package dev.tanemaki.run.fault;

import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.database.sandbox.Sandbox;
import dev.tanemaki.run.Shop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A server of a test's own, that can be killed and started again on the same port and data. */
final class Cluster implements AutoCloseable {

  private final Sandbox sandbox;
  private Target target;

  /** Asked beforehand: while a test asked, the run that it wants to hit would go on. */
  private long postmaster;

  Cluster(Path directory) {
    sandbox = TestServer.sandbox(directory);
    start();
  }

  /** A new empty database. */
  Target database(String name) {
    Shop.execute(target, "create database " + name);
    return target.withDatabase(name);
  }

  /** As {@code pg_ctl stop -m immediate}: all processes end at once, nothing is written. */
  void stopImmediately() throws IOException, InterruptedException {
    signal("QUIT", postmaster);
    ProcessHandle.of(postmaster)
        .ifPresent(process -> process.onExit().orTimeout(3, TimeUnit.MINUTES).join());
  }

  private long postmaster() {
    return Shop.with(
        target,
        session ->
            session
                .queryOne(
                    "select split_part(pg_read_file('postmaster.pid'), e'\\n', 1)",
                    row -> Long.parseLong(row.string(1)))
                .orElseThrow());
  }

  /** Kills one server process that loads, as the kernel would that is out of memory. */
  void killBackend() throws IOException, InterruptedException {
    var backend =
        Shop.with(
            target,
            session ->
                session.queryOne(
                    "select pid from pg_stat_activity where application_name = 'tanemaki'"
                        + " and pid <> pg_backend_pid() order by state = 'active' desc limit 1",
                    row -> row.longValue(1)));
    if (backend.isPresent()) {
      signal("KILL", backend.get());
    }
  }

  void start() {
    target = sandbox.start();
    postmaster = postmaster();
  }

  static void signal(String name, long process) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process)).start().waitFor();
  }

  @Override
  public void close() {
    sandbox.reset();
  }
}
