package dev.tanemaki.ui.run;

import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.Rows;
import dev.tanemaki.plan.TablePlan;
import dev.tanemaki.telemetry.Snapshot.TableProgress;
import dev.tanemaki.ui.session.Connection;
import dev.tanemaki.ui.session.CurrentPlan;
import dev.tanemaki.ui.session.Preferences;
import java.util.List;
import java.util.Optional;

/** The run that Start would start: the plan as the controls change it, and where it would go. */
final class NextRun {

  private final CurrentPlan plan;
  private final Connection connection;
  private final Preferences preferences;
  private final RunForm form;
  private Optional<Plan> adopted = Optional.empty();

  NextRun(CurrentPlan plan, Connection connection, Preferences preferences) {
    this.plan = plan;
    this.connection = connection;
    this.preferences = preferences;
    form = new RunForm(preferences.settings().lastRun());
    plan.stateProperty().subscribe(this::adopt);
  }

  RunForm form() {
    return form;
  }

  /** The plan as the controls change it; null until it could be read. */
  Plan wanted() {
    return plan.source()
        .map(
            source -> {
              var seeded = source.plan().withSeed(form.seed().get());
              return seeded
                  .mainTable()
                  .map(table -> seeded.withRows(table.name(), form.rows().get()))
                  .orElse(seeded);
            })
        .orElse(null);
  }

  /** The table that the row count speaks of; empty where the plan has none. */
  String mainTable() {
    return plan.source().flatMap(s -> s.plan().mainTable()).map(TablePlan::name).orElse("");
  }

  /** The tables of the plan with what they will hold, as far as the plan itself says. */
  List<TableProgress> tables() {
    var wanted = wanted();
    return wanted == null
        ? List.of()
        : wanted.tables().stream()
            .map(table -> new TableProgress(table.name(), 0, rows(table.rows())))
            .toList();
  }

  private static long rows(Rows rows) {
    return switch (rows) {
      case Rows.Count(long count) -> count;
      case Rows.PerParent() -> 0;
      case Rows.Listed listed -> listed.records().size();
    };
  }

  /** The command that does what Start would do. */
  SeedCommand command() {
    boolean ownSeed = plan.source().map(s -> s.plan().seed() == form.seed().get()).orElse(true);
    return new SeedCommand(
        plan.name(),
        plan.isDataset(),
        form.rows().get(),
        form.options(),
        ownSeed ? null : form.seed().get(),
        connection.choice().sandbox() ? "" : connection.choice().name());
  }

  /** Rows of all its tables, as far as the plan itself says. */
  long rows() {
    return tables().stream().mapToLong(TableProgress::totalRows).sum();
  }

  /** What a forecast would be of now; null while that cannot be said. */
  ForecastModel.Subject subject() {
    var target = connection.target().orElse(null);
    var source = plan.source().orElse(null);
    return target == null || source == null
        ? null
        : new ForecastModel.Subject(
            target, source, form.rows().get(), form.seed().get(), form.options());
  }

  /**
   * A plan just read brings its own seed, and its own number of rows where it is not a dataset; one
   * that is worked on brings what was changed there.
   */
  private void adopt(CurrentPlan.State state) {
    if (!(state instanceof CurrentPlan.State.Ready(var source))) {
      adopted = state instanceof CurrentPlan.State.Reading ? Optional.empty() : adopted;
      return;
    }
    var now = source.plan();
    if (adopted.map(before -> before.seed() != now.seed()).orElse(true)) {
      form.seed().set(now.seed());
    }
    boolean asLeft = plan.name().equals(preferences.settings().lastRun().plan());
    if (adopted.map(before -> !mainRows(before).equals(mainRows(now))).orElse(!asLeft)
        && mainRows(now).orElse(null) instanceof Rows.Count(long count)) {
      form.rows().set(count);
    }
    adopted = Optional.of(now);
  }

  private static Optional<Rows> mainRows(Plan plan) {
    return plan.mainTable().map(TablePlan::rows);
  }
}
