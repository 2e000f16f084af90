package dev.tanemaki.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** {@code --json FILE}, of every command that tells something. */
final class JsonOption {

  static final String NAME = "--json";

  @Option(names = NAME, paramLabel = "FILE", description = "Write the result to FILE as JSON.")
  private Path file;

  /** Writes the result where the operator wants one. */
  void write(Supplier<JsonNode> result) {
    if (file != null) {
      JsonFile.write(file, result.get());
    }
  }
}
