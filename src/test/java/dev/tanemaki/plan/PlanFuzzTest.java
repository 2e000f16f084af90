package dev.tanemaki.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tanemaki.dataset.Datasets;
import dev.tanemaki.schema.DdlReader;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A broken plan gives a message with its place, or loads; never anything else. */
class PlanFuzzTest {

  private static final PlanFiles FILES =
      PlanFiles.resources(
          PlanFuzzTest.class.getClassLoader(), "dev/tanemaki/dataset/job-postings/");
  private static final String MARKS = "{}[]:,&*!|>'\"%@`#-?\t\0\u0085";
  private static String good;

  @BeforeAll
  static void load() {
    good = Datasets.builtIn().named("job-postings").load().text();
  }

  static List<Integer> seeds() {
    return java.util.stream.IntStream.range(0, 100).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aBrokenVariantIsAMessageOrACleanLoad(int seed) {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    var text = good;
    for (int i = 0; i <= seed % 4; i++) {
      text = broken(text, random);
    }
    expectMessageOrLoad(text);
  }

  private static String broken(String text, RandomGenerator random) {
    int at = random.nextInt(text.length());
    int line = text.lastIndexOf('\n', at) + 1;
    int end = text.indexOf('\n', at) < 0 ? text.length() : text.indexOf('\n', at);
    return switch (random.nextInt(10)) {
      case 0 -> text.substring(0, at);
      case 1 -> text.substring(0, line) + text.substring(Math.min(end + 1, text.length()));
      case 2 ->
          text.substring(0, at) + MARKS.charAt(random.nextInt(MARKS.length())) + text.substring(at);
      case 3 -> text.substring(0, line) + "  " + text.substring(line);
      case 4 -> text.replace("rows: ", "rows: [1, {a: b}] # ");
      case 5 -> text.substring(0, line) + "unknown: 1\n" + text.substring(line);
      case 6 -> text.replaceFirst("(weights|bands|template|lookup|reference):", "$1: &a [*a] #");
      case 7 -> text.substring(0, at) + Long.toString(random.nextLong(), 36) + text.substring(at);
      case 8 -> text.substring(0, line) + text.substring(end) + text.substring(line, end);
      default ->
          text.substring(0, at)
              + text.substring(Math.min(text.length(), at + 1 + random.nextInt(40)));
    };
  }

  private static void expectMessageOrLoad(String text) {
    long began = System.nanoTime();
    assertThatCode(
            () -> {
              var reading = PlanReader.parse("fuzz.yml", text, FILES);
              if (reading.source().isPresent()) {
                var source = reading.source().get();
                var ddl = source.plan().ddl().orElse("");
                PlanValidator.check(source, DdlReader.read("schema.sql", ddl));
                PlanReader.readWritten(PlanWriter.write(source.plan()));
              } else {
                assertThat(reading.findings()).isNotEmpty();
                assertThat(Finding.asProblem(reading.findings()).message())
                    .matches("(?s)[^:\n]+:\\d+:\\d+: .+");
              }
            })
        .doesNotThrowAnyException();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void hugeAndHostileTextsAreRefusedAtOnce() {
    var big = "x".repeat(10 << 20);
    expectMessageOrLoad("plan: " + big);
    expectMessageOrLoad("tables: {t: {rows: 1, columns: {" + "a: 1, ".repeat(300_000) + "}}}");
    expectMessageOrLoad("[".repeat(1 << 20));
    expectMessageOrLoad("{a: ".repeat(400_000));
    expectMessageOrLoad("- ".repeat(1 << 20));
    expectMessageOrLoad("? ".repeat(1 << 20));
    expectMessageOrLoad("a: &x " + "y".repeat(1 << 20) + "\nb: [" + "*x, ".repeat(150_000) + "]");
    expectMessageOrLoad("? " + "k".repeat(1 << 20) + "\n: {" + "a: 1, ".repeat(100_000) + "}");
    var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)));
    }
    expectMessageOrLoad(bomb.toString());
    expectMessageOrLoad("tables: {t: {rows: " + "9".repeat(1 << 20) + "}}");
    expectMessageOrLoad(
        "tables: {t: {rows: 1, columns: {a: {bands: {" + "1-".repeat(50) + ": 1}}}}}");
    expectMessageOrLoad("\uFEFFtables: {t: {rows: 1}}");
    expectMessageOrLoad("\0");
    expectMessageOrLoad("%YAML 9.9\n---\na: b");
    expectMessageOrLoad("a: \ud800");
  }
}
