package dev.tanemaki.database.sandbox;

import dev.tanemaki.database.TestServer;
import java.nio.file.Path;

/** A process of its own for tests of launches: directory and verb. */
final class SandboxLauncher {

  private SandboxLauncher() {}

  public static void main(String[] args) {
    var sandbox = TestServer.sandbox(Path.of(args[0]));
    switch (args[1]) {
      case "start" -> sandbox.start();
      case "stop" -> sandbox.stop();
      default -> throw new IllegalArgumentException(args[1]);
    }
  }
}
