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
import dev.tanemaki.ui.kit.Latest;
import dev.tanemaki.ui.plan.editor.ColumnEdit;
import dev.tanemaki.ui.session.CurrentPlan;
import dev.tanemaki.ui.session.PlanChecks;
import dev.tanemaki.ui.session.Preferences;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
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
  private final Latest<Look.Ask, Look> preview;
  private final StringProperty table = new SimpleStringProperty("");
  private final StringProperty column = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<Optional<Look>> look =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<Plan> drafted = Optional.empty();
  private Set<Place> changed = Set.of();
  private long first;
  private Look.Ask asked;

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
    var live = new LivePreview(this::moving);
    preview = background.<Look.Ask, Look>latest(live::look, made -> look.set(Optional.of(made)));
    plan.workProperty().subscribe(this::follow);
    checks.checkedProperty().subscribe(checked -> ask());
    column.subscribe(name -> ask());
    table.subscribe(
        name -> {
          first = 0;
          ask();
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
    return look.getReadOnlyProperty();
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

  void rows(String name, long count) {
    plan.edit(document -> document.withRows(name, count));
  }

  void seed(long seed) {
    plan.edit(document -> document.withSeed(seed));
  }

  /** Whether anything of a table differs from the saved plan. */
  boolean isTableChanged(String name) {
    return changed.stream().anyMatch(place -> place.table().equals(name));
  }

  /** Files that were opened or saved lately, the last first. */
  List<String> recent() {
    return preferences.settings().recentPlans();
  }

  /** Whether the column, or the rows where it is empty, differ from the saved plan. */
  boolean isChanged(String name, Optional<String> columnName) {
    return changed.contains(new Place(name, columnName));
  }

  /** The column as the plan was saved, or as the dataset has it where that is the same. */
  void reset() {
    String name = table.get();
    String columnName = column.get();
    origin(name, columnName)
        .flatMap(PlanDocument::plan)
        .ifPresent(
            before ->
                plan.edit(
                    document ->
                        before
                            .table(name)
                            .flatMap(t -> t.column(columnName))
                            .map(c -> document.withColumn(name, c))
                            .orElseGet(() -> document.withoutColumn(name, columnName))));
  }

  boolean canReset() {
    return origin(table.get(), column.get()).isPresent();
  }

  /** What a reset of the column goes back to: the saved plan, else the dataset's default. */
  private Optional<PlanDocument> origin(String name, String columnName) {
    if (isChanged(name, Optional.of(columnName))) {
      return plan.work().map(CurrentPlan.Work::saved);
    }
    return plan.work()
        .flatMap(CurrentPlan.Work::origin)
        .filter(
            document ->
                !document
                    .plan()
                    .flatMap(p -> p.table(name))
                    .flatMap(t -> t.column(columnName))
                    .equals(columnPlan()));
  }

  /** The plan as it was saved; one step that can be undone. */
  void resetAll() {
    plan.work().ifPresent(work -> plan.edit(document -> document.withText(work.saved().text())));
  }

  /** What is wrong with the plan as it is under the operator's hand. */
  List<Finding> findings() {
    var broken = plan.work().map(work -> work.document().findings()).orElse(List.of());
    return !broken.isEmpty()
        ? broken
        : look.get()
            .filter(l -> Optional.of(l.asked().plan()).equals(present()))
            .filter(l -> !(l.rows() instanceof Look.Sample.Making))
            .map(Look::findings)
            .orElseGet(checks::findings);
  }

  private void follow(Optional<CurrentPlan.Work> work) {
    work.flatMap(CurrentPlan.Work::file)
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

  private boolean moving() {
    return preview.isWaiting();
  }

  /** What the tables will take and how long they will be under way; empty until that is known. */
  Optional<Estimates> estimates() {
    return look.get()
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
    return look.get()
        .filter(made -> made.asked().equals(asked) && !(made.rows() instanceof Look.Sample.Making))
        .isPresent();
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
    asked =
        new Look.Ask(
            now.get(), places, schema.get(), table.get(), columnName, first, drafted.isEmpty());
    preview.ask(asked);
  }
}
