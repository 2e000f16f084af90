package dev.tanemaki.plan.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tanemaki.dataset.Datasets;
import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.plan.PlanFiles;
import dev.tanemaki.plan.PlanReader;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.problem.Code;
import dev.tanemaki.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Opened, worked on, saved. */
class PlanFileTest {

  private static final PlanDocument POSTINGS = Datasets.builtIn().named("job-postings").document();

  @TempDir private Path directory;

  private static Code code(ProblemException e) {
    return e.problem().code();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plan: p\ntables: {t: {rows: 1}}\n",
        "\uFEFFplan: p\r\ntables: {t: {rows: 1}}",
        "# 求人\ntables: {t: {rows: one}}\n\n",
      })
  void whatIsNotChangedIsSavedByteForByte(String text) throws IOException {
    var path = Files.writeString(directory.resolve("p.yml"), text);
    var opened = PlanFile.open(path);
    opened.file().save(opened.document());
    assertThat(Files.readString(path)).isEqualTo(text);
    assertThat(directory.toFile().list()).containsExactly("p.yml");
  }

  @Test
  void aDatasetIsSavedWithItsFilesAndReadsBackTheSame() throws IOException {
    var path = directory.resolve("mine.yml");
    var changed = POSTINGS.withRows("jobs", 12);
    var file = PlanFile.saveAs(path, changed);
    assertThat(Files.readString(path)).isEqualTo(changed.text());
    assertThat(PlanReader.read(path).plan()).isEqualTo(changed.plan().orElseThrow());
    assertThat(PlanFile.open(path).document().plan()).isEqualTo(changed.plan());
    assertThat(file.save(POSTINGS).text()).isEqualTo(POSTINGS.text());

    Files.writeString(directory.resolve("town.csv"), "text\nx\n");
    assertThatThrownBy(() -> PlanFile.saveAs(directory.resolve("other.yml"), changed))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(code(e)).isEqualTo(Code.PLAN_FILE_IN_THE_WAY));
    assertThat(directory.resolve("other.yml")).doesNotExist();
  }

  @Test
  void aFileThatSomebodyElseHasChangedIsNotOverwrittenUnasked() throws IOException {
    var path = Files.writeString(directory.resolve("p.yml"), "tables: {t: {rows: 1}}\n");
    var opened = PlanFile.open(path);
    Files.writeString(path, "tables: {t: {rows: 2}}\n");
    var mine = opened.document().withRows("t", 3);
    assertThat(opened.file().changedOnDisk()).isTrue();
    assertThatThrownBy(() -> opened.file().save(mine))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(code(e)).isEqualTo(Code.PLAN_CHANGED_ON_DISK));
    assertThat(Files.readString(path)).isEqualTo("tables: {t: {rows: 2}}\n");
    assertThat(opened.file().overwrite(mine).changedOnDisk()).isFalse();
    assertThat(Files.readString(path)).isEqualTo("tables: {t: {rows: 3}}\n");
  }

  @Test
  void whatCannotBeSavedLeavesNothingHalfWrittenBesideIt() throws IOException {
    var path = Files.writeString(directory.resolve("p.yml"), "tables: {t: {rows: 1}}\n");
    var opened = PlanFile.open(path);
    Files.delete(path);
    Files.createDirectories(path.resolve("in the way"));
    assertThatThrownBy(() -> opened.file().overwrite(opened.document()))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(code(e)).isEqualTo(Code.PLAN_NOT_SAVED));
    assertThat(directory.toFile().list()).containsExactly("p.yml");
  }

  @Test
  void aLinkLeadsWhereItLedAndPermissionsStay() throws IOException {
    var path = Files.writeString(directory.resolve("p.yml"), "tables: {t: {rows: 1}}\n");
    path.toFile().setWritable(true, false);
    var before = Files.getPosixFilePermissions(path);
    var link = Files.createSymbolicLink(directory.resolve("l.yml"), path);
    var opened = PlanFile.open(link);
    opened.file().save(opened.document().withRows("t", 2));
    assertThat(link).isSymbolicLink();
    assertThat(Files.readString(path)).contains("rows: 2");
    assertThat(Files.getPosixFilePermissions(path)).isEqualTo(before);
  }

  @Test
  void aDragIsOneStepOfTheHistory() {
    var start = PlanHistory.of(POSTINGS);
    var one = POSTINGS.withRows("jobs", 1);
    var two = POSTINGS.withRows("jobs", 2);
    var three = POSTINGS.withRows("jobs", 3);
    assertThat(start.with(POSTINGS, true)).isEqualTo(start);

    var dragged = start.with(one, false).with(two, false).with(two, true);
    assertThat(dragged.past()).containsExactly(POSTINGS);
    assertThat(dragged.with(three, true).undo())
        .isEqualTo(new PlanHistory(List.of(POSTINGS), two, List.of(three), false));
    var back = dragged.undo();
    assertThat(back.present()).isSameAs(POSTINGS);
    assertThat(back.canUndo()).isFalse();
    assertThat(back.redo()).isEqualTo(dragged);
    assertThat(back.with(three, true).canRedo()).isFalse();
    assertThat(start.with(one, false).with(POSTINGS.withRows("jobs", 100_000), true).canUndo())
        .as("a drag that ends where it began")
        .isFalse();
  }

  @Test
  void aHistoryForgetsItsOldestStepsWhereTheirTextsAreLong() {
    assertThat(steps(PlanDocument.of("p.yml", "tables: {t: {rows: 1}}\n", PlanFiles.none()), 250))
        .as("short texts")
        .hasSize(200);
    var remark = "# " + "x".repeat(400_000) + "\n";
    var large = PlanDocument.of("p.yml", remark + "tables: {t: {rows: 1}}\n", PlanFiles.none());
    assertThat(steps(large, 6))
        .extracting(PlanDocument::text)
        .containsExactly(
            large.withRows("t", 103).text(),
            large.withRows("t", 104).text(),
            large.withRows("t", 105).text());
    var huge =
        PlanDocument.of("p.yml", remark.repeat(4) + "tables: {t: {rows: 1}}\n", PlanFiles.none());
    assertThat(steps(huge, 2)).as("the last step stays").hasSize(1);
  }

  /** The past of a history of so many edits, of 101 rows and up. */
  private static List<PlanDocument> steps(PlanDocument start, int count) {
    var history = PlanHistory.of(start);
    for (int i = 1; i <= count; i++) {
      history = history.with(history.present().withRows("t", 100 + i), true);
    }
    return history.past();
  }

  @Test
  void placesSayWhichColumnsDiffer() {
    var changed =
        POSTINGS
            .withRows("jobs", 5)
            .withoutColumn("jobs", "benefits")
            .withColumn("company", new ColumnPlan("form", new Rule.Constant("x"), 0));
    assertThat(PlanDiff.places(POSTINGS.plan().orElseThrow(), changed.plan().orElseThrow()))
        .containsExactlyInAnyOrder(
            new PlanDiff.Place("jobs", Optional.empty()),
            new PlanDiff.Place("jobs", Optional.of("benefits")),
            new PlanDiff.Place("company", Optional.of("form")));
    assertThat(PlanDiff.lines("a\nb\nc\nd\n", "a\nb\nx\nd\n", 1))
        .containsExactly(
            new PlanDiff.Line(PlanDiff.Kind.GAP, 0, 0, "1"),
            new PlanDiff.Line(PlanDiff.Kind.SAME, 2, 2, "b"),
            new PlanDiff.Line(PlanDiff.Kind.REMOVED, 3, 0, "c"),
            new PlanDiff.Line(PlanDiff.Kind.ADDED, 0, 3, "x"),
            new PlanDiff.Line(PlanDiff.Kind.SAME, 4, 4, "d"));
  }
}
