package dev.tanemaki.ui.kit;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javafx.application.Platform;

/**
 * Runs work away from the JavaFX thread and brings its outcome back to it. The executor belongs to
 * the caller (virtual threads suit), who also closes it.
 */
public final class Background {

  private final ExecutorService executor;
  private final Executor window;

  public Background(ExecutorService executor) {
    this(executor, Platform::runLater);
  }

  Background(ExecutorService executor, Executor window) {
    this.executor = Objects.requireNonNull(executor);
    this.window = Objects.requireNonNull(window);
  }

  /**
   * Starts the work.
   *
   * @param work runs on the executor; interrupted when the job is cancelled
   * @param done gets the result on the JavaFX thread
   * @param failed gets what the work threw, on the JavaFX thread
   */
  public <T> Job run(
      Callable<? extends T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
    var job = new Job();
    job.future =
        executor.submit(
            () -> {
              try {
                T result = work.call();
                window.execute(() -> job.deliver(() -> done.accept(result)));
              } catch (Exception e) {
                window.execute(() -> job.deliver(() -> failed.accept(e)));
              }
            });
    return job;
  }

  /**
   * Work of which only the latest that was asked for matters.
   *
   * @param sink gets results on the JavaFX thread, the newest where several came at once
   */
  public <A, R> Latest<A, R> latest(Latest.Work<? super A, R> work, Consumer<? super R> sink) {
    return new Latest<>(executor, window, work, sink);
  }

  /** An executor for engine callbacks that have to touch nodes: at once when already there. */
  public static Executor window() {
    return command -> {
      if (Platform.isFxApplicationThread()) {
        command.run();
      } else {
        Platform.runLater(command);
      }
    };
  }

  /** Work under way. To be used on the JavaFX thread only. */
  public static final class Job {

    private Future<?> future;
    private boolean ended;

    private Job() {}

    /** Interrupts the work; neither its result nor its failure is delivered any more. */
    public void cancel() {
      ended = true;
      future.cancel(true);
    }

    /** Delivered or cancelled. */
    public boolean ended() {
      return ended;
    }

    private void deliver(Runnable outcome) {
      if (!ended) {
        ended = true;
        outcome.run();
      }
    }
  }
}
