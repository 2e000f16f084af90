package dev.tanemaki.run.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The machine and the program that work on a run, as the ledger tells them afterwards. */
final class Client {

  private static final Path HOSTNAME = Path.of("/etc/hostname");

  private Client() {}

  /** The machine's name; empty where it is not known. No name service is asked: it may hang. */
  static String host() {
    return Optional.ofNullable(System.getenv("COMPUTERNAME"))
        .or(() -> Optional.ofNullable(System.getenv("HOSTNAME")))
        .or(Client::configured)
        .orElse("");
  }

  private static Optional<String> configured() {
    try {
      return Optional.of(Files.readString(HOSTNAME).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Its system and processors, such as {@code Linux amd64, 2 processors}. */
  static String machine() {
    return "%s %s, %d processors"
        .formatted(
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            Runtime.getRuntime().availableProcessors());
  }

  static String application() {
    String version = Client.class.getPackage().getImplementationVersion();
    return "tanemaki " + (version == null ? "from source" : version);
  }
}
