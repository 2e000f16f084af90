import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * Formats the project's Java sources, or checks that they are formatted. google-java-format takes
 * files, not directories; this finds them, the same way on every platform.
 */
public final class Format {

  public static void main(String[] args) throws IOException {
    boolean check = args[0].equals("check");
    var arguments =
        new ArrayList<>(
            check ? List.of("--dry-run", "--set-exit-if-changed") : List.of("--replace"));
    try (var files = Files.walk(Path.of(args[1]))) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .map(Path::toString)
          .sorted()
          .forEach(arguments::add);
    }
    int code =
        ToolProvider.findFirst("google-java-format")
            .orElseThrow()
            .run(System.out, System.err, arguments.toArray(String[]::new));
    if (check && code != 0) {
      System.out.println(
          "Not formatted, see the names above: mvn validate exec:exec@format mends them.");
    }
    System.exit(code);
  }
}
