package dev.tanemaki.ui.plan;

import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.plan.Finding;
import dev.tanemaki.plan.Places;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.TablePlan;
import dev.tanemaki.plan.edit.PlanDiff;
import dev.tanemaki.plan.edit.PlanDiff.Place;
import dev.tanemaki.plan.edit.PlanDocument;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.ui.kit.Background;
import dev.tanemaki.ui.plan.editor.ColumnEdit;
import dev.tanemaki.ui.session.CurrentPlan;
import dev.tanemaki.ui.session.PlanChecks;
import dev.tanemaki.ui.session.PlanWork;
import dev.tanemaki.ui.session.Preferences;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * The Plan screen without its nodes: what is looked at, what it looks like, what would change it.
 */
public final class PlanModel {

  private final CurrentPlan plan;
  private final PlanChecks checks;
  private final Preferences preferences;
  private final DoubleSupplier rowsPerSecond;
  private final LiveLook live;
  private final StringProperty table = new SimpleStringProperty("");
  private final StringProperty column = new SimpleStringProperty("");
  private final DiffPane.View diff = new DiffPane.View();
  private final Resets resets = new Resets(this);
  private final FindingsTour tour = new FindingsTour(this);
  private Optional<Plan> drafted = Optional.empty();
  private Set<Place> changed = Set.of();
  private long first;

  /**
   * @param rowsPerSecond of the last run of this plan; NaN where there was none
   */
  public PlanModel(
      CurrentPlan plan,
      PlanChecks checks,
      Preferences preferences,
      DoubleSupplier rowsPerSecond,
      Background background) {
    this.rowsPerSecond = rowsPerSecond;
    this.plan = plan;
    this.preferences = preferences;
    this.checks = checks;
    live = new LiveLook(background);
    plan.workProperty().subscribe(this::follow);
    checks.checkedProperty().subscribe(checked -> ask());
    column.subscribe(name -> goneTo());
    table.subscribe(
        name -> {
          first = 0;
          goneTo();
        });
  }

  CurrentPlan plan() {
    return plan;
  }

  PlanChecks checks() {
    return checks;
  }

  /** The name of the table looked at; empty where there is none. */
  StringProperty tableProperty() {
    return table;
  }

  /** The name of the column looked at; empty where there is none. */
  StringProperty columnProperty() {
    return column;
  }

  /** What the table and the column look like, as of lately. */
  ReadOnlyObjectProperty<Optional<Look>> lookProperty() {
    return live.lookProperty();
  }

  /** The plan as it would be with what is under the operator's hand; empty before there is one. */
  Optional<Plan> present() {
    return drafted.or(() -> plan.work().flatMap(work -> work.document().plan()));
  }

  /** The tables as far as they are known. */
  Schema schema() {
    return checks.checked().schema().orElse(new Schema(List.of()));
  }

  Optional<TableRow> tableRow() {
    return present().flatMap(p -> TableRow.of(p, table.get()));
  }

  /** The rule of the column looked at, as it is under the operator's hand. */
  Optional<ColumnPlan> columnPlan() {
    return present().flatMap(p -> p.table(table.get())).flatMap(t -> t.column(column.get()));
  }

  /** Looks at rows from that index on. */
  void rowsFrom(long index) {
    first = index;
    ask();
  }

  /** What an editor wants: shown at once, kept as a step when the hand lets go. */
  void edit(ColumnEdit edit) {
    String name = table.get();
    if (edit.settled()) {
      drafted = Optional.empty();
      plan.edit(document -> document.withColumn(name, edit.column()));
    } else {
      drafted =
          plan.work()
              .flatMap(work -> work.document().plan())
              .flatMap(p -> p.table(name).map(t -> p.withTable(t.withColumn(edit.column()))));
      plan.draft(document -> document.withColumn(name, edit.column()));
    }
    ask();
  }

  /** How many rows a table is to have, as {@link #edit(ColumnEdit)}. */
  void rows(String name, long count, boolean settled) {
    change(document -> document.withRows(name, count), p -> p.withRows(name, count), settled);
  }

  /** The seed of the plan, as {@link #edit(ColumnEdit)}. */
  void seed(long seed, boolean settled) {
    change(document -> document.withSeed(seed), p -> p.withSeed(seed), settled);
  }

  private void change(
      UnaryOperator<PlanDocument> change, UnaryOperator<Plan> meanwhile, boolean settled) {
    var before = plan.work().flatMap(work -> work.document().plan());
    drafted = settled ? Optional.empty() : before.map(meanwhile);
    if (settled) {
      plan.edit(change);
    } else if (drafted.equals(before)) {
      drafted = Optional.empty();
      plan.withdraw();
    } else {
      plan.draft(change);
    }
    ask();
  }

  /** Whether anything of a table differs from the saved plan. */
  boolean isTableChanged(String name) {
    return changed.stream().anyMatch(place -> place.table().equals(name));
  }

  /** What a column and the plan go back to. */
  Resets resets() {
    return resets;
  }

  /** Files that were opened or saved lately, the last first. */
  List<String> recent() {
    return preferences.settings().recentPlans();
  }

  /** Whether the column, or the rows where it is empty, differ from the saved plan. */
  boolean isChanged(String name, Optional<String> columnName) {
    return changed.contains(new Place(name, columnName));
  }

  /** What is wrong with the plan as it is under the operator's hand. */
  List<Finding> findings() {
    var broken = plan.work().map(work -> work.document().findings()).orElse(List.of());
    return !broken.isEmpty()
        ? broken
        : live.look()
            .filter(l -> Optional.of(l.asked().plan()).equals(present()))
            .filter(l -> !(l.rows() instanceof Look.Sample.Making))
            .filter(l -> drafted.isPresent() || live.isFollowed(l))
            .map(Look::findings)
            // What its rows tell is looked at when the hand lets go.
            .filter(found -> !found.isEmpty() || drafted.isPresent())
            .orElseGet(checks::findings);
  }

  private void follow(Optional<PlanWork> work) {
    work.flatMap(PlanWork::file)
        .map(file -> file.path().toString())
        .filter(path -> !recent().stream().limit(1).toList().contains(path))
        .ifPresent(path -> preferences.update(settings -> settings.withRecentPlan(path)));
    // A save that ends while a hand is at the plan takes nothing out of it.
    drafted = plan.isDrafting() ? drafted : Optional.empty();
    changed =
        work.flatMap(
                w ->
                    w.saved()
                        .plan()
                        .flatMap(
                            before -> w.document().plan().map(now -> PlanDiff.places(before, now))))
            .orElse(Set.of());
    present()
        .ifPresent(
            p -> {
              if (TableRow.of(p, table.get()).isEmpty()) {
                go(p.mainTable().map(TablePlan::name).orElse(""));
              }
            });
    ask();
  }

  /** Goes to a table and the column of it that has most to show. */
  void go(String name) {
    if (!table.get().equals(name)) {
      column.set("");
      table.set(name);
      column.set(present().map(p -> Columns.first(p, name)).orElse(""));
    }
  }

  /** What was being typed elsewhere is meant. */
  private void goneTo() {
    plan.settle();
    ask();
  }

  /** The places that something is wrong with, one after the other. */
  FindingsTour tour() {
    return tour;
  }

  /** Whether the differences are shown, and against what. */
  DiffPane.View diff() {
    return diff;
  }

  /** What the tables will take and how long they will be under way; empty until that is known. */
  Optional<Estimates> estimates() {
    return live.look()
        .filter(made -> !made.sizes().isEmpty())
        .map(made -> Estimates.of(made.sizes(), rowsPerSecond.getAsDouble()));
  }

  /** Goes to a column. */
  public void look(String tableName, String columnName) {
    go(tableName);
    column.set(columnName);
  }

  /** Whether all that was to be looked at has been made. */
  public boolean settled() {
    return live.settled();
  }

  private void ask() {
    var schema = checks.checked().schema();
    var now = present();
    if (schema.isEmpty() || now.isEmpty() || now.get().table(table.get()).isEmpty()) {
      return;
    }
    var columnName =
        Optional.of(column.get())
            .filter(name -> Columns.names(now.get(), table.get(), schema.get()).contains(name));
    var places = plan.work().map(work -> work.document().reading().places()).orElse(Places.NONE);
    live.ask(
        new Look.Ask(
            now.get(), places, schema.get(), table.get(), columnName, first, drafted.isEmpty()));
  }
}
