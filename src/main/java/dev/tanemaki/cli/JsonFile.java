package dev.tanemaki.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.schema.ColumnType;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The result of a command for a program to read. Either the whole file is there or none of it. */
final class JsonFile {

  private JsonFile() {}

  /** Refuses a file that could not be written, before anything else happens. */
  static void check(Path file) {
    Path directory = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(directory)) {
      throw Problem.usage(
              "The result cannot be written to " + file,
              "there is no directory " + directory,
              "Make the directory or give --json another file.")
          .asException();
    }
    if (Files.isDirectory(file) || !Files.isWritable(Files.exists(file) ? file : directory)) {
      throw Problem.usage(
              "The result cannot be written to " + file,
              Files.isDirectory(file) ? "it is a directory" : "it may not be written",
              "Give --json another file.")
          .asException();
    }
  }

  static void write(Path file, JsonNode result) {
    Path absolute = file.toAbsolutePath();
    String name = "." + absolute.getFileName() + "." + ProcessHandle.current().pid() + ".part";
    Path part = absolute.resolveSibling(name);
    try {
      Files.write(
          part, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(result));
      move(part, absolute);
    } catch (IOException e) {
      throw Problem.failed(
              "The result cannot be written to " + file,
              String.valueOf(e.getMessage()),
              "Check permissions and free space.")
          .asException(e);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** What a failed command leaves: how it failed and the words the operator saw. */
  static ObjectNode failure(Problem problem) {
    return object().put("status", status(problem.kind())).put("error", problem.message());
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /** A cell: numbers and booleans as such, all else as text. */
  static JsonNode value(ColumnType type, String text) {
    var nodes = JsonNodeFactory.instance;
    return switch (text) {
      case null -> nodes.nullNode();
      case String t when type instanceof ColumnType.Bool -> nodes.booleanNode(t.equals("t"));
      case String t when type instanceof ColumnType.Int -> nodes.numberNode(Long.parseLong(t));
      case String t when type instanceof ColumnType.Numeric -> nodes.numberNode(new BigDecimal(t));
      case String t
          when type instanceof ColumnType.Real && Double.isFinite(Double.parseDouble(t)) ->
          nodes.numberNode(Double.parseDouble(t));
      default -> nodes.textNode(text);
    };
  }

  static String status(Problem.Kind kind) {
    return switch (kind) {
      case FAILED, USAGE -> "failed";
      case REFUSED -> "refused";
      case CANCELLED -> "cancelled";
    };
  }
}
