package dev.tanemaki.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tanemaki.dataset.Datasets;
import dev.tanemaki.plan.edit.PlanDocument;
import dev.tanemaki.plan.edit.PlanFile;
import dev.tanemaki.problem.ProblemException;
import dev.tanemaki.schema.DdlReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    if (text.isEmpty()) {
      return text;
    }
    int at = random.nextInt(text.length());
    int line = text.lastIndexOf('\n', at) + 1;
    int end = text.indexOf('\n', at) < 0 ? text.length() : text.indexOf('\n', at);
    return switch (random.nextInt(14)) {
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
      case 9 -> text.substring(0, at) + "\uD842\uDFB7\u202E\uFFFE" + text.substring(at);
      case 10 -> text.replaceFirst(": (\\d+)", ": !!int \"$1\"").replaceFirst("- 1", "- {}");
      case 11 -> text.replaceAll("(\\d) #.*", "$1e400");
      case 12 -> text.replace("\n", random.nextBoolean() ? "\r\n" : "\r");
      default ->
          text.substring(0, at)
              + text.substring(Math.min(text.length(), at + 1 + random.nextInt(40)));
    };
  }

  /** Bytes that one reading may ask for in all, garbage included. */
  private static final long MOST = 64L << 20;

  private static void expectMessageOrLoad(String text) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
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
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST);
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

  /** The same by way of a file: what is no text at all, or too much of it. */
  @ParameterizedTest
  @ValueSource(strings = {"latin", "utf16", "nul", "large", "directory"})
  void aFileThatIsNoPlanIsSaidToBeNone(String what, @TempDir Path directory) throws Exception {
    var file = directory.resolve("plan.yml");
    switch (what) {
      case "latin" -> Files.write(file, "plan: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
      case "utf16" -> Files.write(file, good.getBytes(StandardCharsets.UTF_16));
      case "nul" -> Files.write(file, new byte[1 << 20]);
      case "large" -> Files.write(file, "# x\n".repeat(10 << 18).getBytes(StandardCharsets.UTF_8));
      default -> Files.createDirectory(file);
    }
    for (ThrowingCallable read :
        List.<ThrowingCallable>of(
            () -> PlanReader.read(file),
            () -> PlanFile.open(file).document().reading().orThrow())) {
      assertThatThrownBy(read)
          .isInstanceOfSatisfying(
              ProblemException.class, e -> assertThat(e.getMessage()).contains("plan.yml"));
    }
  }

  /** An edit of a plan that was broken by hand gives another document, or says that it cannot. */
  @ParameterizedTest
  @MethodSource("seeds")
  void aBrokenDocumentIsEditedOrRefusesTo(int seed) {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    var whole = PlanDocument.of("fuzz.yml", good, FILES);
    var document = whole.withText(broken(good, random));
    var fee = new ColumnPlan("fee", new Rule.Constant("" + seed), 0.5);
    try {
      var changed = document.withColumn("jobs", fee).withRows("jobs", seed + 1L).withSeed(seed);
      if (changed.readable()) {
        var plan = changed.plan().orElseThrow();
        assertThat(plan.seed()).isEqualTo(seed);
        assertThat(plan.table("jobs").orElseThrow().column("fee")).contains(fee);
      }
    } catch (ProblemException e) {
      assertThat(e.problem().next()).isEqualTo("Edit the file.");
    }
  }
}
