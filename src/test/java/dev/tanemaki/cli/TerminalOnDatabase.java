package dev.tanemaki.cli;

import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.run.Shop;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests of commands begin with: a terminal, an empty database and a small plan for it. */
abstract class TerminalOnDatabase {

  @TempDir Path home;
  CliHarness tanemaki;
  Target target;
  String url;
  String plan;

  @BeforeEach
  void makeTerminal() throws IOException {
    tanemaki = new CliHarness(home);
    target = TestServer.freshDatabase();
    url = CliHarness.url(target);
    plan = CliHarness.plan(home).toString();
  }

  long count(String sql) {
    return Shop.count(target, sql);
  }

  void execute(String sql) {
    Shop.execute(target, sql);
  }
}
