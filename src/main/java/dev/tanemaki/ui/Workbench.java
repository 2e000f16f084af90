package dev.tanemaki.ui;

import dev.tanemaki.problem.Problem;
import dev.tanemaki.ui.benchmark.BenchmarkModel;
import dev.tanemaki.ui.benchmark.BenchmarkScreen;
import dev.tanemaki.ui.history.HistoryModel;
import dev.tanemaki.ui.history.HistoryScreen;
import dev.tanemaki.ui.kit.Background;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.plan.PlanModel;
import dev.tanemaki.ui.plan.PlanScreen;
import dev.tanemaki.ui.run.RunModel;
import dev.tanemaki.ui.run.RunScreen;
import dev.tanemaki.ui.session.Connection;
import dev.tanemaki.ui.session.CurrentPlan;
import dev.tanemaki.ui.session.CurrentRun;
import dev.tanemaki.ui.session.PlanChecks;
import dev.tanemaki.ui.session.Preferences;
import dev.tanemaki.ui.session.Screen;
import dev.tanemaki.ui.session.Targets;
import dev.tanemaki.ui.settings.KeepingModel;
import dev.tanemaki.ui.settings.MetricsModel;
import dev.tanemaki.ui.settings.SettingsScreen;
import dev.tanemaki.ui.targets.TargetsModel;
import dev.tanemaki.ui.targets.TargetsScreen;
import dev.tanemaki.ui.verify.VerifyModel;
import dev.tanemaki.ui.verify.VerifyScreen;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.ColorScheme;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The models behind the window, each made once and living as long as it. */
final class Workbench implements AutoCloseable {

  private final ExecutorService executor =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("console-", 0).factory());
  private final Background background = new Background(executor);
  private final ReadOnlyObjectWrapper<Problem> trouble = new ReadOnlyObjectWrapper<>();
  private final Preferences preferences;
  private final Targets targets;
  private final Connection connection;
  private final CurrentRun run;
  private final CurrentPlan plan;
  private final PlanChecks checks;
  private final RunModel runModel;
  private final PlanModel planModel;
  private final TargetsModel targetsModel;
  private final HistoryModel historyModel;
  private final VerifyModel verifyModel;
  private final BenchmarkModel benchmarkModel;
  private final KeepingModel keepingModel;
  private final MetricsModel metricsModel;

  Workbench(ConsoleServices services, Supplier<ColorScheme> desktop) {
    services.trouble().ifPresent(trouble::set);
    preferences = new Preferences(services.settings(), desktop);
    targets = new Targets(services.sandbox(), services.settings(), services.passwords());
    connection = new Connection(background, targets.last());
    run = new CurrentRun(background);
    plan = new CurrentPlan(background, services.datasets());
    checks = new PlanChecks(plan, connection, background);
    runModel =
        new RunModel(run, plan, checks, connection, preferences, background, services.runs());
    planModel =
        new PlanModel(plan, checks, preferences, runModel::measuredRowsPerSecond, background);
    historyModel = new HistoryModel(services.runs(), run, connection, preferences, background);
    verifyModel = new VerifyModel(services.runs(), plan, run, connection, preferences, background);
    benchmarkModel =
        new BenchmarkModel(
            services.runs(),
            run,
            plan,
            connection,
            background,
            services.benchmarks(),
            cell ->
                runModel.use(cell.batchSize(), cell.workers(), cell.constraints(), cell.format()));
    keepingModel = new KeepingModel(services.benchmarks(), background);
    metricsModel = new MetricsModel(services.metrics(), background);
    targetsModel = new TargetsModel(targets, connection, background);
  }

  /** Connects to the target and reads the plan of last time, both in the background. */
  void open() {
    connection.open();
    plan.choose(preferences.settings().lastRun().plan());
    metricsModel.port(preferences.settings().metricsPort());
  }

  /** What went wrong before the window opened, until the operator has put it away; else null. */
  ReadOnlyObjectProperty<Problem> troubleProperty() {
    return trouble.getReadOnlyProperty();
  }

  void dismissTrouble() {
    trouble.set(null);
  }

  Preferences preferences() {
    return preferences;
  }

  Targets targets() {
    return targets;
  }

  Connection connection() {
    return connection;
  }

  CurrentRun run() {
    return run;
  }

  CurrentPlan plan() {
    return plan;
  }

  RunModel runModel() {
    return runModel;
  }

  PlanModel planModel() {
    return planModel;
  }

  VerifyModel verifyModel() {
    return verifyModel;
  }

  BenchmarkModel benchmarkModel() {
    return benchmarkModel;
  }

  TargetsModel targetsModel() {
    return targetsModel;
  }

  /**
   * Makes the nodes of a screen over its model.
   *
   * @param go shows another screen
   */
  Screen screen(ScreenId id, Formats formats, Consumer<ScreenId> go) {
    return switch (id) {
      case RUN -> new RunScreen(runModel, formats, background, () -> go.accept(ScreenId.HISTORY));
      case PLAN -> new PlanScreen(planModel, formats, () -> go.accept(ScreenId.RUN));
      case VERIFY -> new VerifyScreen(verifyModel, formats);
      case BENCHMARK -> new BenchmarkScreen(benchmarkModel, formats, () -> go.accept(ScreenId.RUN));
      case HISTORY -> new HistoryScreen(historyModel, formats, () -> go.accept(ScreenId.RUN));
      case TARGETS -> new TargetsScreen(targetsModel, formats);
      case SETTINGS -> new SettingsScreen(preferences, keepingModel, metricsModel, formats);
    };
  }

  @Override
  public void close() {
    run.close();
    benchmarkModel.close();
    metricsModel.close();
    executor.shutdownNow();
  }
}
