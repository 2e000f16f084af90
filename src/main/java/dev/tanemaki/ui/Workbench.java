package dev.tanemaki.ui;

import dev.tanemaki.ui.kit.Background;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.run.RunModel;
import dev.tanemaki.ui.run.RunScreen;
import dev.tanemaki.ui.session.Connection;
import dev.tanemaki.ui.session.CurrentPlan;
import dev.tanemaki.ui.session.CurrentRun;
import dev.tanemaki.ui.session.Preferences;
import dev.tanemaki.ui.session.Screen;
import dev.tanemaki.ui.session.Targets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javafx.application.ColorScheme;

/** The models behind the window, each made once and living as long as it. */
final class Workbench implements AutoCloseable {

  private final ExecutorService executor =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("console-", 0).factory());
  private final Background background = new Background(executor);
  private final Preferences preferences;
  private final Targets targets;
  private final Connection connection;
  private final CurrentRun run;
  private final CurrentPlan plan;
  private final RunModel runModel;

  Workbench(ConsoleServices services, Supplier<ColorScheme> desktop) {
    this(services, desktop, services.runs()::start);
  }

  Workbench(ConsoleServices services, Supplier<ColorScheme> desktop, RunModel.Starter starter) {
    preferences = new Preferences(services.settings(), desktop);
    targets = new Targets(services.sandbox(), services.settings(), services.passwords());
    connection = new Connection(background, targets.last());
    run = new CurrentRun(background);
    plan = new CurrentPlan(background, services.plans());
    runModel = new RunModel(run, plan, connection, preferences, services.datasets(), starter);
  }

  /** Connects to the target and reads the plan of last time, both in the background. */
  void open() {
    connection.open();
    plan.choose(preferences.settings().lastRun().plan());
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

  /** Makes the nodes of a screen over its model. */
  Screen screen(ScreenId id, Formats formats) {
    return switch (id) {
      case RUN -> new RunScreen(runModel, formats);
    };
  }

  @Override
  public void close() {
    run.close();
    executor.shutdownNow();
  }
}
