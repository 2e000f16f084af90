package dev.tanemaki.ui.run;

import dev.tanemaki.benchmark.ForecastRun;
import dev.tanemaki.benchmark.Forecaster;
import dev.tanemaki.database.Environment;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.Rows;
import dev.tanemaki.plan.TablePlan;
import dev.tanemaki.run.RowsPresent;
import dev.tanemaki.run.RunOptions;
import dev.tanemaki.run.RunRecord;
import dev.tanemaki.run.RunState;
import dev.tanemaki.run.execution.RunService;
import dev.tanemaki.telemetry.Snapshot.TableProgress;
import dev.tanemaki.ui.kit.Background;
import dev.tanemaki.ui.session.Connection;
import dev.tanemaki.ui.session.CurrentPlan;
import dev.tanemaki.ui.session.CurrentRun;
import dev.tanemaki.ui.session.PlanChecks;
import dev.tanemaki.ui.session.Preferences;
import dev.tanemaki.ui.session.Problems;
import dev.tanemaki.ui.session.RunFrame;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The Run screen without its nodes: what is set, what was recorded, what Start does. */
public final class RunModel {

  /** Why Start has to wait. */
  enum Readiness {
    READY,
    /** A run is under way. */
    BUSY,
    /** A field's text is no value. */
    INVALID,
    PLAN_READING,
    PLAN_BROKEN,
    /** The plan does not fit its tables. */
    PLAN_WRONG,
    CONNECTING,
    UNREACHABLE
  }

  private final CurrentRun run;
  private final CurrentPlan plan;
  private final PlanChecks checks;
  private final Connection connection;
  private final Preferences preferences;
  private final RunService service;
  private final RunForm form;
  private final EstimateModel estimate;
  private final ForecastModel forecast;
  private final CeilingModel ceiling;
  private final ReadOnlyObjectWrapper<RunFrame> frame = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Recording> recording =
      new ReadOnlyObjectWrapper<>(new Recording());
  private final NoticeModel notices = new NoticeModel();
  private final ReadOnlyBooleanWrapper counting = new ReadOnlyBooleanWrapper();
  private final Background background;
  private Recording ghost = new Recording();
  private Optional<Plan> adopted = Optional.empty();
  private final ViewState view = new ViewState();

  public RunModel(
      CurrentRun run,
      CurrentPlan plan,
      PlanChecks checks,
      Connection connection,
      Preferences preferences,
      Background background,
      RunService service) {
    this.run = run;
    this.plan = plan;
    this.checks = checks;
    this.connection = connection;
    this.preferences = preferences;
    this.background = background;
    this.service = service;
    estimate = new EstimateModel(background, plan, connection, service::list);
    forecast = new ForecastModel(background, Forecaster::forecast);
    var last = preferences.settings().lastRun();
    form = new RunForm(last);
    run.stageProperty().subscribe(this::follow);
    run.frameProperty().subscribe(this::record);
    plan.stateProperty().subscribe(this::adopt);
    ceiling = new CeilingModel(forecast);
    estimate.changesProperty().subscribe(notices::changed);
  }

  CurrentRun run() {
    return run;
  }

  CurrentPlan plan() {
    return plan;
  }

  Connection connection() {
    return connection;
  }

  /** Sets what happens to rows that are already there. */
  public void mode(RunOptions.Mode mode) {
    form.mode().set(mode);
  }

  /**
   * Sets how to run, as a benchmark found it best.
   *
   * @param constraints auto, suspend or keep
   */
  public void use(int batchSize, int workers, String constraints) {
    form.batchSize().set(batchSize);
    form.workers().set(workers);
    form.constraints().set(RunOptions.Constraints.valueOf(constraints.toUpperCase(Locale.ROOT)));
  }

  /** What is unfolded and chosen on the screen; kept while its nodes are made anew. */
  ViewState view() {
    return view;
  }

  EstimateModel estimate() {
    return estimate;
  }

  ForecastModel forecast() {
    return forecast;
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

  /** A pilot writes, if only for seconds: into production only from a terminal, which asks. */
  boolean canForecast() {
    return readiness() == Readiness.READY
        && connection.target().orElseThrow().environment() != Environment.PRODUCTION;
  }

  void measureForecast() {
    if (canForecast()) {
      forecast.measure(subject(), Objects.requireNonNull(wantedPlan()));
    }
  }

  /** Rows a second that the server takes at most of the run shown; NaN where unknown. */
  double ceiling() {
    return run.idle() && frame.get() == null
        ? forecast
            .onSameServer(subject())
            .map(f -> f.ceiling(f.suspends(form.options().constraints())))
            .orElse(Double.NaN)
        : ceiling.of(frame.get());
  }

  RunForm form() {
    return form;
  }

  /** The newest reading, after it was recorded; null before the first run. */
  ReadOnlyObjectProperty<RunFrame> frameProperty() {
    return frame.getReadOnlyProperty();
  }

  /** What the instruments draw: the run under way or the last one; changes when a run starts. */
  ReadOnlyObjectProperty<Recording> recordingProperty() {
    return recording.getReadOnlyProperty();
  }

  /** The run before, to race against; may be empty. */
  Recording ghost() {
    return ghost;
  }

  Readiness readiness() {
    var ready = readiness(run.stage(), form.valid().get(), plan.state(), connection.state());
    return ready == Readiness.READY && !checks.findings().isEmpty() ? Readiness.PLAN_WRONG : ready;
  }

  /** What keeps the plan from being run. */
  PlanChecks checks() {
    return checks;
  }

  static Readiness readiness(
      CurrentRun.Stage stage, boolean valid, CurrentPlan.State plan, Connection.State connection) {
    if (stage == CurrentRun.Stage.STARTING || stage == CurrentRun.Stage.RUNNING) {
      return Readiness.BUSY;
    }
    if (!valid) {
      return Readiness.INVALID;
    }
    return switch (plan) {
      case CurrentPlan.State.Reading r -> Readiness.PLAN_READING;
      case CurrentPlan.State.Broken b -> Readiness.PLAN_BROKEN;
      case CurrentPlan.State.Ready ready ->
          switch (connection) {
            case Connection.State.Opening o -> Readiness.CONNECTING;
            case Connection.State.Unreachable u -> Readiness.UNREACHABLE;
            case Connection.State.Connected c -> Readiness.READY;
          };
    };
  }

  /** The plan as the controls change it; null until it could be read. */
  Plan wantedPlan() {
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
  List<TableProgress> plannedTables() {
    var wanted = wantedPlan();
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

  /** Starts what the controls say, or asks first; without effect while that is not possible. */
  void start() {
    if (readiness() != Readiness.READY) {
      return;
    }
    run.dismissProblem();
    var target = connection.target().orElseThrow();
    var wanted = Objects.requireNonNull(wantedPlan());
    boolean replaces = form.mode().get() == RunOptions.Mode.REPLACE;
    boolean production = target.environment() == Environment.PRODUCTION;
    if (!replaces && !production) {
      startAnyway();
      return;
    }
    counting.set(true);
    background.run(
        () ->
            new NoticeModel.Question(
                target, replaces ? RowsPresent.in(target, wanted) : 0, planned()),
        asked -> {
          counting.set(false);
          if (asked.rows() > 0 || production) {
            notices.ask(asked);
          } else {
            startAnyway();
          }
        },
        failure -> {
          counting.set(false);
          run.refuse(Problems.of(failure));
        });
  }

  /** Starts what the controls say. */
  void startAnyway() {
    notices.ask(null);
    if (readiness() != Readiness.READY) {
      return;
    }
    var target = connection.target().orElseThrow();
    var wanted = Objects.requireNonNull(wantedPlan());
    var options = form.options();
    preferences.update(settings -> settings.withLastRun(form.lastRun(plan.name())));
    var known = forecast.known(subject());
    forecast.cancel();
    ceiling.starting(subject());
    run.start(
        () ->
            known.isEmpty()
                ? service.start(target, wanted, options)
                : ForecastRun.start(
                        target, wanted, known.get(), () -> service.start(target, wanted, options))
                    .run());
  }

  /** What stands above the screen. */
  NoticeModel notices() {
    return notices;
  }

  /** Whether rows are being counted before a run that would remove them. */
  ReadOnlyBooleanProperty countingProperty() {
    return counting.getReadOnlyProperty();
  }

  void cancel() {
    notices.leaveQuestion();
    run.cancel();
  }

  /**
   * A run that died or left something aside before this window opened, until another one is started
   * or it is put away.
   */
  Optional<RunRecord> unfinished() {
    return notices.interruptedDismissed() || !run.idle() || frame.get() != null
        ? Optional.empty()
        : estimate.unfinished();
  }

  /** Goes on where a run stopped. */
  void resume(long number) {
    connection
        .target()
        .filter(target -> run.idle())
        .ifPresent(target -> run.start(() -> service.resume(target, number)));
  }

  /** Brings back what a run has left aside. */
  void restore(long number) {
    connection
        .target()
        .filter(target -> run.idle())
        .ifPresent(target -> run.start(() -> service.restore(target, number)));
  }

  private long planned() {
    return plannedTables().stream().mapToLong(TableProgress::totalRows).sum();
  }

  /** A run begins, from here or from another screen: the last one becomes the ghost. */
  private void follow(CurrentRun.Stage stage) {
    if (stage == CurrentRun.Stage.STARTING) {
      if (!recording.get().isEmpty()) {
        ghost = recording.get();
      }
      frame.set(null);
      ceiling.begin();
      recording.set(new Recording());
      notices.begin();
    }
    if (stage == CurrentRun.Stage.ENDED) {
      estimate.readLedger();
    }
  }

  private void record(RunFrame newest) {
    if (newest != null) {
      recording.get().add(newest.snapshot(), newest.state() instanceof RunState.Paused);
      if (newest.ended()) {
        notices.over();
      }
    }
    frame.set(newest);
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
