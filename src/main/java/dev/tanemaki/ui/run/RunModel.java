package dev.tanemaki.ui.run;

import dev.tanemaki.benchmark.ForecastRun;
import dev.tanemaki.benchmark.Forecaster;
import dev.tanemaki.copy.CopyFormat;
import dev.tanemaki.database.Environment;
import dev.tanemaki.run.RowsPresent;
import dev.tanemaki.run.RunOptions;
import dev.tanemaki.run.RunRecord;
import dev.tanemaki.run.execution.RunService;
import dev.tanemaki.ui.kit.Background;
import dev.tanemaki.ui.session.Connection;
import dev.tanemaki.ui.session.CurrentPlan;
import dev.tanemaki.ui.session.CurrentRun;
import dev.tanemaki.ui.session.PlanChecks;
import dev.tanemaki.ui.session.Preferences;
import dev.tanemaki.ui.session.Problems;
import dev.tanemaki.ui.session.RunFrame;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The Run screen without its nodes: what is set, what was recorded, what Start does. */
public final class RunModel {

  private final CurrentRun run;
  private final CurrentPlan plan;
  private final PlanChecks checks;
  private final Connection connection;
  private final Preferences preferences;
  private final RunService service;
  private final NextRun next;
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
    next = new NextRun(plan, connection, preferences);
    estimate = new EstimateModel(background, plan, connection, form().format(), service::list);
    forecast = new ForecastModel(background, Forecaster::forecast);
    run.stageProperty().subscribe(this::follow);
    run.frameProperty().subscribe(this::record);
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
    form().mode().set(mode);
  }

  /**
   * Sets how to run, as a benchmark found it best.
   *
   * @param constraints auto, suspend or keep
   * @param format binary or text
   */
  public void use(int batchSize, int workers, String constraints, String format) {
    form().batchSize().set(batchSize);
    form().workers().set(workers);
    form().format().set(CopyFormat.of(format).orElseThrow());
    form().constraints().set(RunOptions.Constraints.valueOf(constraints.toUpperCase(Locale.ROOT)));
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

  /** A pilot writes, if only for seconds: into production only from a terminal, which asks. */
  boolean canForecast() {
    return readiness() == Readiness.READY
        && connection.target().orElseThrow().environment() != Environment.PRODUCTION;
  }

  void measureForecast() {
    if (canForecast()) {
      forecast.measure(next.subject(), Objects.requireNonNull(next.wanted()));
    }
  }

  /** Rows a second that the server takes at most of the run shown; NaN where unknown. */
  double ceiling() {
    return run.idle() && frame.get() == null
        ? forecast
            .onSameServer(next.subject())
            .map(f -> f.ceiling(f.suspends(form().options().constraints())))
            .orElse(Double.NaN)
        : ceiling.of(frame.get());
  }

  /** What Start would start. */
  NextRun next() {
    return next;
  }

  /** The pace of the last finished run of this plan on this target; NaN where there was none. */
  public double measuredRowsPerSecond() {
    return estimate.of(1).rowsPerSecond();
  }

  RunForm form() {
    return next.form();
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
    var ready = Readiness.of(run.stage(), form().valid().get(), plan.state(), connection.state());
    return ready == Readiness.READY && !checks.findings().isEmpty() ? Readiness.PLAN_WRONG : ready;
  }

  /** What keeps the plan from being run. */
  PlanChecks checks() {
    return checks;
  }

  /** Starts what the controls say, or asks first; without effect while that is not possible. */
  void start() {
    if (readiness() != Readiness.READY) {
      return;
    }
    run.dismissProblem();
    var target = connection.target().orElseThrow();
    var wanted = Objects.requireNonNull(next.wanted());
    boolean replaces = form().mode().get() == RunOptions.Mode.REPLACE;
    boolean production = target.environment() == Environment.PRODUCTION;
    if (!replaces && !production) {
      startAnyway();
      return;
    }
    counting.set(true);
    background.run(
        () ->
            new NoticeModel.Question(
                target, replaces ? RowsPresent.in(target, wanted) : 0, next.rows()),
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
    var wanted = Objects.requireNonNull(next.wanted());
    var options = form().options();
    preferences.update(settings -> settings.withLastRun(form().lastRun(plan.name())));
    var watching = preferences.watching(Optional.of(wanted));
    var known = forecast.known(next.subject());
    forecast.cancel();
    ceiling.starting(next.subject());
    run.start(
        () ->
            known.isEmpty()
                ? service.start(target, wanted, options, watching)
                : ForecastRun.start(
                        target,
                        wanted,
                        known.get(),
                        () -> service.start(target, wanted, options, watching))
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
        .ifPresent(
            target -> {
              var watching = preferences.watching(Optional.empty());
              run.start(() -> service.resume(target, number, watching));
            });
  }

  /** Brings back what a run has left aside. */
  void restore(long number) {
    connection
        .target()
        .filter(target -> run.idle())
        .ifPresent(target -> run.start(() -> service.restore(target, number)));
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
      newest.readings().forEach(recording.get()::add);
      if (newest.ended()) {
        notices.over();
      }
    }
    frame.set(newest);
  }
}
