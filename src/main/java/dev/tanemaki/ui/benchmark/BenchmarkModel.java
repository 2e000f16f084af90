package dev.tanemaki.ui.benchmark;

import dev.tanemaki.benchmark.matrix.MatrixRun;
import dev.tanemaki.benchmark.matrix.MatrixRun.Progress;
import dev.tanemaki.benchmark.report.Report;
import dev.tanemaki.benchmark.result.Benchmark;
import dev.tanemaki.benchmark.result.BenchmarkStore;
import dev.tanemaki.benchmark.result.Cell;
import dev.tanemaki.benchmark.result.Comparison;
import dev.tanemaki.benchmark.result.Matrix;
import dev.tanemaki.benchmark.result.Measure;
import dev.tanemaki.database.Environment;
import dev.tanemaki.database.Target;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.execution.RunService;
import dev.tanemaki.ui.kit.Background;
import dev.tanemaki.ui.kit.Pump;
import dev.tanemaki.ui.session.Connection;
import dev.tanemaki.ui.session.CurrentPlan;
import dev.tanemaki.ui.session.CurrentRun;
import dev.tanemaki.ui.session.Problems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** The Benchmark screen without its nodes. */
public final class BenchmarkModel {

  /** Whoever takes a setting over: the Run screen. */
  public interface Taker {
    void take(Cell cell);
  }

  /** Why Start has to wait. */
  enum Readiness {
    READY,
    MEASURING,
    /** A run is under way: both would be slower. */
    RUNNING,
    NOTHING_CHOSEN,
    NO_PLAN,
    NO_TARGET,
    /** The console asks nothing there; the terminal does. */
    PRODUCTION
  }

  /** What the right side shows. */
  enum View {
    CHARTS,
    TABLE,
    COMPARE
  }

  private final RunService runs;
  private final CurrentRun run;
  private final CurrentPlan plan;
  private final Connection connection;
  private final Background background;
  private final BenchmarkStore store;
  private final Taker taker;
  private final MatrixForm form = new MatrixForm();
  private final ReadOnlyObjectWrapper<Progress> progress = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<List<Benchmark>> kept =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Benchmark> shown = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Benchmark> other = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<View> view = new SimpleObjectProperty<>(View.CHARTS);
  private final ObjectProperty<Measure> measure = new SimpleObjectProperty<>(Measure.WHOLE);
  private MatrixRun current;
  private Pump<Progress> pump;

  public BenchmarkModel(
      RunService runs,
      CurrentRun run,
      CurrentPlan plan,
      Connection connection,
      Background background,
      BenchmarkStore store,
      Taker taker) {
    this.runs = runs;
    this.run = run;
    this.plan = plan;
    this.connection = connection;
    this.background = background;
    this.store = store;
    this.taker = taker;
    connection.stateProperty().subscribe(now -> form.changed());
    plan.stateProperty().subscribe(now -> form.changed());
    run.stageProperty().subscribe(now -> form.changed());
  }

  MatrixForm form() {
    return form;
  }

  /** Of the benchmark under way; null while none is. */
  public ReadOnlyObjectProperty<Progress> progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** All that are kept, newest first. */
  ReadOnlyObjectProperty<List<Benchmark>> keptProperty() {
    return kept.getReadOnlyProperty();
  }

  /** The one on the screen; null where there is none. */
  public ReadOnlyObjectProperty<Benchmark> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** The one it is compared with; null where none is chosen. */
  ReadOnlyObjectProperty<Benchmark> otherProperty() {
    return other.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  ObjectProperty<View> view() {
    return view;
  }

  ObjectProperty<Measure> measure() {
    return measure;
  }

  void dismissProblem() {
    problem.set(null);
  }

  Readiness readiness() {
    if (progress.get() != null) {
      return Readiness.MEASURING;
    }
    if (!run.idle()) {
      return Readiness.RUNNING;
    }
    Target target = connection.target().orElse(null);
    if (target == null) {
      return Readiness.NO_TARGET;
    }
    if (target.environment() == Environment.PRODUCTION) {
      return Readiness.PRODUCTION;
    }
    if (plan.source().isEmpty()) {
      return Readiness.NO_PLAN;
    }
    return form.matrix().isEmpty() ? Readiness.NOTHING_CHOSEN : Readiness.READY;
  }

  /** The terminal command that does the same. */
  String command() {
    return form.matrix()
        .map(
            m ->
                "tanemaki benchmark %s%s --rows %s --batch-sizes %s --workers %s --constraints %s --repeat %d"
                    .formatted(
                        plan.isDataset() ? "--dataset " : "",
                        plan.name(),
                        joined(m.rows()),
                        joined(m.batchSizes()),
                        joined(m.workers()),
                        joined(m.constraints()),
                        m.repeat()))
        .orElse("");
  }

  private static String joined(List<?> values) {
    return String.join(",", values.stream().map(String::valueOf).toList());
  }

  void start() {
    begin(false);
  }

  /** Searches among the batch sizes and workers chosen rather than measure them all alike. */
  void find() {
    begin(true);
  }

  private void begin(boolean search) {
    if (readiness() != Readiness.READY) {
      return;
    }
    problem.set(null);
    Matrix matrix = form.matrix().orElseThrow();
    Plan wanted = plan.source().orElseThrow().plan();
    Target target = connection.target().orElseThrow();
    MatrixRun started =
        search
            ? MatrixRun.find(
                runs, target, wanted, matrix, Runtime.getRuntime().maxMemory(), store::save)
            : MatrixRun.start(runs, target, wanted, matrix, store::save);
    current = started;
    other.set(null);
    view.set(View.CHARTS);
    show(started.progress());
    pump = new Pump<>(started::progress, this::show);
    pump.start();
    background.run(
        () -> {
          MatrixRun.End end = awaitEnd(started);
          if (!end.benchmark().samples().isEmpty()) {
            Report.write(
                end.benchmark(), baseline(end.benchmark()), store.folder(end.benchmark().id()));
          }
          return end;
        },
        this::ended,
        failure -> {
          stopWatching();
          problem.set(Problems.of(failure));
        });
  }

  private Optional<Comparison> baseline(Benchmark benchmark) {
    return store
        .baseline()
        .filter(b -> !b.id().equals(benchmark.id()))
        .map(b -> Comparison.of(b, benchmark, Measure.WHOLE));
  }

  private static MatrixRun.End awaitEnd(MatrixRun run) throws InterruptedException {
    while (true) {
      Optional<MatrixRun.End> end = run.awaitEnd(Duration.ofHours(1));
      if (end.isPresent()) {
        return end.get();
      }
    }
  }

  void cancel() {
    if (current != null) {
      current.cancel();
    }
  }

  private void show(Progress now) {
    if (current != null) {
      progress.set(now);
      if (!now.soFar().samples().isEmpty()) {
        shown.set(now.soFar());
      }
    }
  }

  private void stopWatching() {
    if (pump != null) {
      pump.close();
      pump = null;
    }
    current = null;
    progress.set(null);
    form.changed();
  }

  private void ended(MatrixRun.End end) {
    stopWatching();
    end.problem().ifPresent(problem::set);
    if (!end.benchmark().samples().isEmpty()) {
      shown.set(end.benchmark());
    }
    refresh();
  }

  /** Reads what is kept. */
  void refresh() {
    background.run(
        store::list,
        all -> {
          kept.set(all);
          if (shown.get() == null && !all.isEmpty()) {
            shown.set(all.getFirst());
          }
        },
        failure -> problem.set(Problems.of(failure)));
  }

  void choose(Benchmark benchmark) {
    if (progress.get() == null) {
      shown.set(benchmark);
    }
  }

  /** Holds the one shown against another; null for none. */
  void compareWith(Benchmark before) {
    other.set(before);
    if (before != null) {
      view.set(View.COMPARE);
    }
  }

  /** What two say together; empty where there are not two. */
  Optional<Comparison> comparison() {
    return shown.get() == null || other.get() == null
        ? Optional.empty()
        : Optional.of(Comparison.of(other.get(), shown.get(), measure.get()));
  }

  /** The next run takes that setting. */
  void apply(Cell cell) {
    taker.take(cell);
  }

  /** Where its report is. */
  public Path folder(Benchmark benchmark) {
    return store.folder(benchmark.id());
  }

  /** Ends the watching; what is measured goes on to its end. */
  public void close() {
    if (pump != null) {
      pump.close();
    }
  }
}
