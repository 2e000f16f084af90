package dev.tanemaki.plan.edit;

import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.plan.Finding;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.PlanFiles;
import dev.tanemaki.plan.PlanReader;
import dev.tanemaki.plan.PlanReading;
import dev.tanemaki.plan.PlanSource;
import dev.tanemaki.plan.Rows;
import dev.tanemaki.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * A plan and its text. Every edit gives another document whose text differs in what was meant and
 * nowhere else: remarks, order of keys, quotes, style, indentation and line ends stay. An edit that
 * changes nothing gives the same text. Each document is read as it is made, so that what it says of
 * its plan is what the file says.
 *
 * <p>A text that is no plan (a template half typed) is a document too: it has findings, and its
 * {@link #plan} stays the last that could be read.
 */
public final class PlanDocument {

  private final String name;
  private final String text;
  private final PlanFiles files;
  private final PlanReading reading;
  private final Optional<Plan> plan;

  private PlanDocument(
      String name, String text, PlanFiles files, PlanReading reading, Optional<Plan> plan) {
    this.name = name;
    this.text = text;
    this.files = files;
    this.reading = reading;
    this.plan = plan;
  }

  /**
   * @param name of the file, for messages
   * @param files beside it; each is read once for all documents that come of this one
   */
  public static PlanDocument of(String name, String text, PlanFiles files) {
    var remembered = PlanFiles.remembered(files);
    var reading = PlanReader.parse(name, text, remembered);
    return new PlanDocument(
        name, text, remembered, reading, reading.source().map(PlanSource::plan));
  }

  /** The file's name without its directory. */
  public String name() {
    return name;
  }

  public String text() {
    return text;
  }

  /** The files beside the plan. */
  public PlanFiles files() {
    return files;
  }

  /** What came of reading the text. */
  public PlanReading reading() {
    return reading;
  }

  /** The plan of the text, or the last that could be read; empty where there never was one. */
  public Optional<Plan> plan() {
    return plan;
  }

  /** The plan with its text, where the text is a plan now. */
  public Optional<PlanSource> source() {
    return reading.source();
  }

  /** Whether the text is a plan. */
  public boolean readable() {
    return reading.source().isPresent();
  }

  /** What is wrong with the form of the text; empty where it is a plan. */
  public List<Finding> findings() {
    return reading.findings();
  }

  /** Another text for the same file, as one types it. */
  public PlanDocument withText(String changed) {
    if (changed.equals(text)) {
      return this;
    }
    var read = PlanReader.parse(name, changed, files);
    return new PlanDocument(
        name, changed, files, read, read.source().map(PlanSource::plan).or(() -> plan));
  }

  /** Rule and null rate of a column, auxiliary ones included; a new column is added. */
  public PlanDocument withColumn(String table, ColumnPlan column) {
    return edited(new PlanEdit.SetColumn(table, column));
  }

  /** The column left to its default, or to its list. */
  public PlanDocument withoutColumn(String table, String column) {
    return edited(new PlanEdit.RemoveColumn(table, column));
  }

  /** How many rows a table gets; lists stay what they are. */
  public PlanDocument withRows(String table, Rows rows) {
    return edited(new PlanEdit.SetRows(table, rows));
  }

  /** That many generated rows. */
  public PlanDocument withRows(String table, long rows) {
    return withRows(table, new Rows.Count(rows));
  }

  public PlanDocument withSeed(long seed) {
    return edited(new PlanEdit.SetSeed(seed));
  }

  /**
   * The edit in the text: in place; where the text has no place for it, on the text without its
   * aliases.
   *
   * @throws dev.tanemaki.problem.ProblemException where the text is no YAML, or cannot say it
   */
  private PlanDocument edited(PlanEdit edit) {
    var wanted = plan.map(edit::of);
    if (readable() && wanted.equals(plan)) {
      return this;
    }
    return patched(edit, wanted)
        .or(() -> withText(Aliases.resolved(this)).patched(edit, wanted))
        .orElseThrow(
            () ->
                Problem.usage(
                        name + " is written in a way that leaves no place for this change",
                        "",
                        "Edit the file.")
                    .asException());
  }

  private Optional<PlanDocument> patched(PlanEdit edit, Optional<Plan> wanted) {
    try {
      var root = reading.places().root().orElseThrow(() -> new CannotPatch("no YAML"));
      var next = withText(PlanEdits.patched(text, root, edit));
      boolean meant =
          next.readable()
              ? !readable() || next.plan.equals(wanted)
              : next.reading.places().root().isPresent();
      return meant ? Optional.of(next) : Optional.empty();
    } catch (CannotPatch e) {
      return Optional.empty();
    }
  }
}
