package dev.tanemaki.ui.benchmark;

import dev.tanemaki.benchmark.matrix.MatrixRun;
import dev.tanemaki.benchmark.matrix.MatrixRun.Progress;
import dev.tanemaki.benchmark.report.Report;
import dev.tanemaki.benchmark.result.Benchmark;
import dev.tanemaki.benchmark.result.BenchmarkStore;
import dev.tanemaki.benchmark.result.Matrix;
import dev.tanemaki.database.Target;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.run.execution.RunService;
import dev.tanemaki.ui.kit.Background;
import dev.tanemaki.ui.kit.Pump;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The benchmark under way: started, watched, and at its end written down. */
final class Measuring {

  private final RunService runs;
  private final Background background;
  private final BenchmarkStore store;
  private final Consumer<MatrixRun.End> ended;
  private final Consumer<Exception> failed;
  private final ReadOnlyObjectWrapper<Progress> progress = new ReadOnlyObjectWrapper<>();
  private MatrixRun current;
  private Pump<Progress> pump;

  /**
   * @param ended gets what was measured, when nothing is under way any more
   * @param failed is told why it could not be written down, likewise
   */
  Measuring(
      RunService runs,
      Background background,
      BenchmarkStore store,
      Consumer<MatrixRun.End> ended,
      Consumer<Exception> failed) {
    this.runs = runs;
    this.background = background;
    this.store = store;
    this.ended = ended;
    this.failed = failed;
  }

  /** Null while nothing is measured. */
  ReadOnlyObjectProperty<Progress> progressProperty() {
    return progress.getReadOnlyProperty();
  }

  boolean underWay() {
    return progress.get() != null;
  }

  /**
   * Starts measuring; only while nothing is under way.
   *
   * @param search for the best setting rather than measure all of them alike
   */
  void start(Target target, Plan plan, Matrix matrix, boolean search) {
    MatrixRun started =
        search
            ? MatrixRun.find(
                runs, target, plan, matrix, Runtime.getRuntime().maxMemory(), store::save)
            : MatrixRun.start(runs, target, plan, matrix, store::save);
    current = started;
    show(started.progress());
    pump = new Pump<>(started::progress, this::show);
    pump.start();
    background.run(
        () -> {
          MatrixRun.End end = awaitEnd(started);
          if (!end.benchmark().samples().isEmpty()) {
            write(end.benchmark());
          }
          return end;
        },
        end -> {
          stopWatching();
          ended.accept(end);
        },
        failure -> {
          stopWatching();
          failed.accept(failure);
        });
  }

  private static MatrixRun.End awaitEnd(MatrixRun run) throws InterruptedException {
    while (true) {
      Optional<MatrixRun.End> end = run.awaitEnd(Duration.ofHours(1));
      if (end.isPresent()) {
        return end.get();
      }
    }
  }

  private void write(Benchmark benchmark) {
    Report.write(
        benchmark,
        store.baseline().flatMap(baseline -> Shelf.held(baseline, benchmark)),
        store.folder(benchmark.id()));
  }

  private void show(Progress now) {
    if (current != null) {
      progress.set(now);
    }
  }

  private void stopWatching() {
    close();
    current = null;
    progress.set(null);
  }

  void cancel() {
    if (current != null) {
      current.cancel();
    }
  }

  /** Ends the watching; what is measured goes on to its end. */
  void close() {
    if (pump != null) {
      pump.close();
      pump = null;
    }
  }
}
