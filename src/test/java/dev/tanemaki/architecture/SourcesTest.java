package dev.tanemaki.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.tanemaki.ui.kit.OnScreen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** House habits that a file either keeps or does not. */
class SourcesTest {

  private static final Path SOURCES = Path.of("src");
  private static final int MOST_LINES = 500;

  private static final JavaClasses TESTS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.OnlyIncludeTests())
          .importPackages("dev.tanemaki");

  @Test
  void noSourceFileIsLongerThanFiveHundredLines() throws IOException {
    List<String> tooLong =
        sources()
            .filter(f -> f.toString().matches(".*\\.(java|css)"))
            .filter(f -> lines(f) > MOST_LINES)
            .map(f -> f + ": " + lines(f))
            .toList();
    assertEquals(
        List.of(), tooLong, "a file that long holds two things; they are easier to read apart");
  }

  @Test
  void everyPackageSaysWhatItIsFor() throws IOException {
    Path main = SOURCES.resolve("main").resolve("java");
    List<Path> silent =
        sources()
            .filter(f -> f.startsWith(main) && f.toString().endsWith(".java"))
            .map(Path::getParent)
            .distinct()
            .filter(d -> !d.equals(main))
            .filter(d -> !Files.exists(d.resolve("package-info.java")))
            .toList();
    assertEquals(
        List.of(),
        silent,
        "the package docs together are the architecture document of the project");
  }

  @Test
  void testsWaitForEventsAndNeverForTimeToPass() {
    noClasses()
        .should()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(Thread.class, "sleep", java.time.Duration.class)
        .orShould()
        .callMethod(java.util.concurrent.TimeUnit.class, "sleep", long.class)
        .because("a sleep is either too short on a slow machine or wasted on a fast one")
        .check(TESTS);
  }

  @Test
  void testsThatUseTheScreenRunOneAfterAnother() {
    classes()
        .that()
        .haveSimpleNameEndingWith("Test")
        .and(describe("use the screen", SourcesTest::usesTheScreen))
        .should()
        .beAnnotatedWith(OnScreen.class)
        .because("there is one toolkit and one screen, and classes run beside each other")
        .check(TESTS);
  }

  private static boolean usesTheScreen(JavaClass test) {
    return test.getDirectDependenciesFromSelf().stream()
        .map(dependency -> dependency.getTargetClass().getName())
        .anyMatch(
            name ->
                name.startsWith("javafx.")
                    || name.startsWith("org.testfx.")
                    || name.matches("dev\\.tanemaki\\.ui\\..*(Snapshots|ConsoleFixture|Studio)"));
  }

  private static Stream<Path> sources() throws IOException {
    try (var files = Files.walk(SOURCES)) {
      return files.filter(Files::isRegularFile).toList().stream();
    }
  }

  private static long lines(Path file) {
    try (var lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
