package dev.tanemaki.settings;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Passwords of connection profiles by the profile's name, in a file that only its owner can read.
 * Apart from the settings, so that those can be shown, copied and compared without a secret in
 * them.
 */
public final class Passwords {

  private final Path file;

  /**
   * @param directory the config directory; made when something is saved
   */
  public Passwords(Path directory) {
    file = directory.resolve("passwords.json");
  }

  /** The password of that profile, empty where none is kept. */
  public Optional<String> get(String profile) {
    return Optional.ofNullable(read().get(profile)).map(node -> node.asText());
  }

  /** Keeps a password; an empty one forgets it. */
  public void put(String profile, String password) {
    ObjectNode all = read();
    if (password.isEmpty()) {
      if (all.remove(profile) == null) {
        return;
      }
    } else {
      all.put(profile, password);
    }
    try {
      PrivateFile.write(file, new ObjectMapper().writeValueAsBytes(all));
    } catch (IOException e) {
      throw Problem.failed(
              "The password cannot be saved in " + file,
              String.valueOf(e.getMessage()),
              "Check the directory's permissions and free space.")
          .asException(e);
    }
  }

  public void remove(String profile) {
    put(profile, "");
  }

  private ObjectNode read() {
    try {
      if (new ObjectMapper().readTree(Files.readAllBytes(file)) instanceof ObjectNode node) {
        return node;
      }
    } catch (NoSuchFileException none) {
      return new ObjectMapper().createObjectNode();
    } catch (IOException unreadable) {
      throw broken();
    }
    throw broken();
  }

  /** Without the cause's text: a parser quotes what it stumbled over. */
  private ProblemException broken() {
    return Problem.failed(
            "The passwords in " + file + " cannot be read",
            "",
            "Check the file's permissions, or remove it and add the targets again.")
        .asException();
  }
}
