package dev.tanemaki.ui;

import dev.tanemaki.database.TestServer;
import dev.tanemaki.database.sandbox.Sandbox;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** What tests that use the window by hand begin with: a server for all of them, and a hand. */
abstract class WindowOnServer {

  @TempDir static Path shared;
  static Sandbox sandbox;

  @TempDir Path directory;
  final FxRobot robot = new FxRobot();
  ConsoleFixture console;

  @BeforeAll
  static void startServer() {
    sandbox = TestServer.sandbox(shared);
    sandbox.start();
  }

  @AfterAll
  static void stopServer() {
    sandbox.stop();
  }
}
