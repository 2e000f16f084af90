package dev.tanemaki.ui.session;

import dev.tanemaki.problem.Problem;
import dev.tanemaki.problem.ProblemException;
import dev.tanemaki.run.Run;
import dev.tanemaki.ui.kit.Background;
import dev.tanemaki.ui.kit.Pump;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The run under way, or the last one, as every screen sees it. At most one run at a time is started
 * from a window.
 */
public final class CurrentRun {

  /** Where the window is with its run. */
  public enum Stage {
    /** No run was started yet, or the last start failed. */
    NONE,
    /** Asked to start; the engine has not answered. */
    STARTING,
    RUNNING,
    ENDED
  }

  private final Background background;
  private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.NONE);
  private final ReadOnlyObjectWrapper<RunFrame> frame = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>();
  private Run run;
  private Pump<RunFrame> pump;
  private Readings readings;

  public CurrentRun(Background background) {
    this.background = background;
  }

  public ReadOnlyObjectProperty<Stage> stageProperty() {
    return stage.getReadOnlyProperty();
  }

  public Stage stage() {
    return stage.get();
  }

  /** The newest reading of the run; null before the first run. */
  public ReadOnlyObjectProperty<RunFrame> frameProperty() {
    return frame.getReadOnlyProperty();
  }

  public RunFrame frame() {
    return frame.get();
  }

  /** Why the last start came to nothing; null when it did not. */
  public ReadOnlyObjectProperty<Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Whether a run could be started now. */
  public boolean idle() {
    return stage.get() == Stage.NONE || stage.get() == Stage.ENDED;
  }

  /**
   * Starts a run in the background.
   *
   * @param starter connects and starts; throws {@link ProblemException} where that cannot be done
   */
  public void start(Callable<Run> starter) {
    if (!idle()) {
      throw new IllegalStateException("a run is under way");
    }
    problem.set(null);
    frame.set(null);
    stage.set(Stage.STARTING);
    background.run(starter, this::started, this::refused);
  }

  public void pause() {
    if (run != null) {
      run.pause();
    }
  }

  public void resume() {
    if (run != null) {
      run.resume();
    }
  }

  public void cancel() {
    if (run != null) {
      run.cancel();
    }
  }

  /** Says why a run cannot be started. */
  public void refuse(Problem reason) {
    problem.set(reason);
  }

  /** Takes the problem of the last start off the screen. */
  public void dismissProblem() {
    problem.set(null);
  }

  /** Ends the watching, not the run. */
  public void close() {
    if (pump != null) {
      pump.close();
      pump = null;
      readings.close();
    }
  }

  private void started(Run newRun) {
    run = newRun;
    stage.set(Stage.RUNNING);
    readings = new Readings(newRun);
    pump = new Pump<>(() -> RunFrame.of(newRun), this::show);
    pump.start();
  }

  private void refused(Exception failure) {
    stage.set(Stage.NONE);
    problem.set(Problems.of(failure));
  }

  private void show(RunFrame newest) {
    frame.set(newest.after(readings.take()));
    if (newest.ended() && stage.get() == Stage.RUNNING) {
      close();
      stage.set(Stage.ENDED);
    }
  }
}
