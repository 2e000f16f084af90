package dev.tanemaki.ui.kit.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every bundle under {@code ui}: complete, without leftovers, the same in both languages. */
class BundlesTest {

  private static final Path SOURCES = Path.of("src/main/java");
  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final Pattern USE = Pattern.compile("\\.text\\(\\s*\"([a-zA-Z0-9.-]+)\"");
  private static final Pattern LITERAL = Pattern.compile("\"([^\"\\\\\n]*)\"");

  static Stream<Path> bundles() throws IOException {
    try (Stream<Path> files = Files.walk(RESOURCES.resolve("dev/tanemaki/ui"))) {
      return files
          .filter(file -> file.getFileName().toString().equals("messages.properties"))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void languagesHaveTheSameKeysAndArguments(Path english) throws IOException {
    Properties en = load(english);
    Properties ja = load(english.resolveSibling("messages_ja.properties"));
    assertThat(ja.stringPropertyNames()).isEqualTo(en.stringPropertyNames());
    for (String key : en.stringPropertyNames()) {
      assertThat(arguments(ja.getProperty(key)))
          .as("arguments of %s in Japanese", key)
          .isEqualTo(arguments(en.getProperty(key)));
    }
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void noKeyIsMissing(Path bundle) throws IOException {
    Set<String> keys = load(bundle).stringPropertyNames();
    Set<String> missing = find(USE, source(bundle));
    missing.removeIf(
        use ->
            use.endsWith(".")
                ? keys.stream().anyMatch(k -> k.startsWith(use))
                : keys.contains(use));
    assertThat(missing).as("keys that %s lacks", bundle).isEmpty();
  }

  /** A key is used where it stands as a literal, or where one with a dot begins or ends it. */
  @ParameterizedTest
  @MethodSource("bundles")
  void noKeyIsStale(Path bundle) throws IOException {
    Set<String> literals = find(LITERAL, source(bundle));
    Set<String> stale = new TreeSet<>(load(bundle).stringPropertyNames());
    stale.removeIf(
        key -> literals.contains(key) || literals.stream().anyMatch(part -> composes(part, key)));
    assertThat(stale).as("keys that no class beside %s names", bundle).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void everyTextIsAMessageFormat(Path bundle) throws IOException {
    for (String name : new String[] {"messages.properties", "messages_ja.properties"}) {
      Properties texts = load(bundle.resolveSibling(name));
      for (String key : texts.stringPropertyNames()) {
        String text = texts.getProperty(key);
        assertThat(text.replace("''", "")).as("%s: write '' for '", key).doesNotContain("'");
        assertThat(new MessageFormat(text)).as(key).isNotNull();
      }
    }
  }

  private static boolean composes(String part, String key) {
    return (part.endsWith(".") && key.startsWith(part))
        || (part.matches("\\.\\w.*") && key.endsWith(part));
  }

  private static Set<Integer> arguments(String text) {
    return Pattern.compile("\\{(\\d+)")
        .matcher(text)
        .results()
        .map(match -> Integer.valueOf(match.group(1)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Properties load(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties;
  }

  private static String source(Path bundle) throws IOException {
    Path folder = SOURCES.resolve(RESOURCES.relativize(bundle.getParent()));
    try (Stream<Path> files = Files.list(folder)) {
      var text = new StringBuilder();
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        // Without quotes as characters, which would turn the pairs of quotes inside out.
        text.append(Files.readString(file).replaceAll("'(\\\\.|[^'\\\\])'", ""));
      }
      return text.toString();
    }
  }

  private static Set<String> find(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
