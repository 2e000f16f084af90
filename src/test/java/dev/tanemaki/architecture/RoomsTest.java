package dev.tanemaki.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may use whom. The package docs say what each room is for; this keeps them true. */
class RoomsTest {

  private static final String ROOT = "dev.tanemaki";

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  /** Every room with the rooms it may use beside itself; all may use {@code problem}. */
  static Stream<Arguments> rooms() {
    return Stream.of(
        room("problem"),
        room("schema"),
        room("plan", "schema"),
        room("dataset", "plan", "schema"),
        room("generate", "plan", "schema"),
        room("copy", "generate", "schema"),
        room("database", "schema"),
        room("telemetry"),
        room("verify", "database", "plan", "schema"),
        room(
            "run",
            "schema",
            "plan",
            "dataset",
            "generate",
            "copy",
            "database",
            "verify",
            "telemetry"),
        room(
            "benchmark",
            "schema",
            "plan",
            "generate",
            "copy",
            "database",
            "verify",
            "telemetry",
            "run"),
        room("metrics", "telemetry", "run"),
        room("settings"),
        room(
            "cli",
            "schema",
            "plan",
            "dataset",
            "generate",
            "copy",
            "database",
            "verify",
            "telemetry",
            "run",
            "benchmark",
            "metrics",
            "settings"),
        room(
            "ui",
            "schema",
            "plan",
            "dataset",
            "generate",
            "copy",
            "database",
            "verify",
            "telemetry",
            "run",
            "benchmark",
            "metrics",
            "settings"));
  }

  private static Arguments room(String name, String... uses) {
    return Arguments.of(name, List.of(uses));
  }

  @ParameterizedTest(name = "{0} uses {1}")
  @MethodSource("rooms")
  void aRoomUsesOnlyTheRoomsBelowIt(String room, List<String> uses) {
    String[] allowed =
        Stream.concat(Stream.of(room, "problem"), uses.stream())
            .map(r -> ROOT + "." + r + "..")
            .toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage(ROOT + "." + room + "..")
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(allowed).or(not(resideInAPackage(ROOT + ".."))))
        .because(
            "data flows one way, from plan and schema to the screen, so that a room can be read,"
                + " tested and changed knowing only the rooms it uses")
        .allowEmptyShould(true)
        .check(PRODUCT);
  }

  /** Every room within {@code run} with the others it may use; all may use {@code run} itself. */
  static Stream<Arguments> roomsOfARun() {
    return Stream.of(
        room("ledger"),
        room("layout", "ledger"),
        room("target", "ledger"),
        room("control", "ledger", "layout"),
        room("load", "ledger", "layout", "control"),
        room("live", "layout", "control"),
        room("suspension", "ledger", "layout", "target", "control"),
        room("undo", "ledger", "layout", "target", "control", "load"),
        room(
            "execution",
            "ledger",
            "layout",
            "target",
            "control",
            "load",
            "live",
            "suspension",
            "undo"));
  }

  @ParameterizedTest(name = "{0} uses {1}")
  @MethodSource("roomsOfARun")
  void aRoomOfARunUsesOnlyThoseBelowIt(String room, List<String> uses) {
    String run = ROOT + ".run";
    String[] allowed =
        Stream.concat(
                Stream.of(run),
                Stream.concat(Stream.of(room), uses.stream()).map(r -> run + "." + r))
            .toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage(run + "." + room)
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(allowed).or(not(resideInAPackage(run + ".."))))
        .because(
            "what must hold after a crash is in the ledger, and can be judged without knowing who"
                + " pauses, retries or draws: a room of a run knows those below it and no other")
        .check(PRODUCT);
  }

  @Test
  void theWordsOfARunKnowNoRoomOfIt() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".run")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".run.*..")
        .because("whoever shows a run needs its words and nothing of how it is carried out")
        .check(PRODUCT);
  }

  @Test
  void onlyExecutionAndWhatMeasuresBeforeARunAreUsedFromOutside() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".run..")
        .should()
        .dependOnClassesThat(
            resideInAPackage(ROOT + ".run.*..")
                .and(not(resideInAnyPackage(ROOT + ".run.execution", ROOT + ".run.target"))))
        .because("what is public within a run is so for the rooms next to it, not for screens")
        .check(PRODUCT);
  }

  /** Every room within {@code copy} with the others it may use. */
  static Stream<Arguments> roomsOfAnEncoding() {
    return Stream.of(room("field"), room("binary", "field"), room("text", "field"));
  }

  @ParameterizedTest(name = "{0} uses {1}")
  @MethodSource("roomsOfAnEncoding")
  void aRoomOfAnEncodingUsesOnlyThoseBelowIt(String room, List<String> uses) {
    String copy = ROOT + ".copy";
    String[] allowed =
        Stream.concat(Stream.of(room), uses.stream())
            .map(r -> copy + "." + r)
            .toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage(copy + "." + room)
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(allowed).or(not(resideInAPackage(copy + ".."))))
        .because("a format can be read, changed or added without knowing the other")
        .check(PRODUCT);
  }

  @Test
  void ofAnEncodingOnlyTheWayInIsUsedFromOutside() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".copy..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".copy.*..")
        .because("what is public within it is so for the rooms next to it")
        .check(PRODUCT);
  }

  /** Every room within {@code verify} with the others it may use. */
  static Stream<Arguments> roomsOfAVerification() {
    return Stream.of(
        room("check"),
        room("query", "check"),
        room("constraint", "check", "query"),
        room("derived", "query"),
        room("expectation", "check", "query", "derived"));
  }

  @ParameterizedTest(name = "{0} uses {1}")
  @MethodSource("roomsOfAVerification")
  void aRoomOfAVerificationUsesOnlyThoseBelowIt(String room, List<String> uses) {
    String verify = ROOT + ".verify";
    String[] allowed =
        Stream.concat(Stream.of(room), uses.stream())
            .map(r -> verify + "." + r)
            .toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage(verify + "." + room)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(allowed).or(not(resideInAPackage(verify + ".."))))
        .because(
            "what the plan lets expect, how rows are asked and what they said can each be read"
                + " knowing only the rooms below")
        .check(PRODUCT);
  }

  @Test
  void ofAVerificationOnlyWhatItSaysIsUsedFromOutside() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".verify..")
        .should()
        .dependOnClassesThat(
            resideInAPackage(ROOT + ".verify.*..")
                .and(not(resideInAnyPackage(ROOT + ".verify.check", ROOT + ".verify.alert"))))
        .because("what is public within it is so for the rooms next to it, not for screens")
        .check(PRODUCT);
  }

  @Test
  void packagesHaveNoCycles() {
    slices()
        .matching(ROOT + ".(**)")
        .should()
        .beFreeOfCycles()
        .because("packages in a cycle are one package that pretends to be several")
        .check(PRODUCT);
  }

  @Test
  void onlyDatabaseSpeaksJdbc() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".database..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.sql..",
            "javax.sql..",
            "org.postgresql..",
            "com.zaxxer..",
            "org.flywaydb..",
            "io.zonky..")
        .because(
            "how drivers and pools fail is learnt in one place and leaves it as a problem with a"
                + " next step")
        .check(PRODUCT);
  }

  @Test
  void onlyMigrationsNamesFlyway() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(ROOT + ".database.Migrations")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.flywaydb..")
        .because("a start with a ledger that is up to date must not pay for the migrator")
        .check(PRODUCT);
  }

  @Test
  void onlyTelemetryProbesTheMachine() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".telemetry..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("oshi..", "com.sun.jna..")
        .because("a second probe would measure the first, and what charts show is measured once")
        .check(PRODUCT);
  }

  @Test
  void onlyGenerateUsesDatafaker() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".generate..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("net.datafaker..")
        .because("Datafaker fills dictionaries before a run and is never called per row")
        .check(PRODUCT);
  }

  @Test
  void onlyTheConsoleKnowsJavaFx() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".ui..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "javafx..", "com.sun.javafx..", "atlantafx..", "org.controlsfx..", "org.kordamp..")
        .because("the engine runs in a terminal, and a command must not pay for a toolkit")
        .check(PRODUCT);
  }

  @Test
  void onlyTheTerminalKnowsPicocli() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .because("the console must not pay for the terminal's option parser")
        .check(PRODUCT);
  }

  @Test
  void onlyTheKitQueuesWorkOnTheJavaFxThread() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".ui.kit..")
        .should()
        .callMethod("javafx.application.Platform", "runLater", Runnable.class.getName())
        .because(
            "one pump hands over one snapshot at a time; anything else can flood the window while"
                + " the engine runs at full speed")
        .check(PRODUCT);
  }

  @Test
  void onlyTheTerminalPrints() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".cli..")
        .and()
        .doNotHaveFullyQualifiedName(ROOT + ".Main")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .because(
            "what the operator reads goes through the terminal or the window, everything else to"
                + " the log file")
        .check(PRODUCT);
  }
}
