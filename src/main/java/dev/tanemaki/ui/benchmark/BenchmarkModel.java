package dev.tanemaki.ui.benchmark;

import dev.tanemaki.benchmark.matrix.MatrixRun;
import dev.tanemaki.benchmark.matrix.MatrixRun.Progress;
import dev.tanemaki.benchmark.report.Report;
import dev.tanemaki.benchmark.result.Benchmark;
import dev.tanemaki.benchmark.result.BenchmarkStore;
import dev.tanemaki.benchmark.result.Cell;
import dev.tanemaki.benchmark.result.Comparison;
import dev.tanemaki.benchmark.result.Contender;
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
import java.util.ArrayList;
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

  /**
   * Something to compare.
   *
   * @param cell one setting of it; none for all of them
   */
  record Choice(Benchmark benchmark, Optional<Cell> cell) {
    Contender contender() {
      return cell.map(c -> Contender.of(benchmark, c)).orElseGet(() -> Contender.of(benchmark));
    }
  }

  private record Kept(List<Benchmark> all, Optional<Benchmark> baseline) {}

  /** As many as charts have colours for. */
  private static final int MOST_COMPARED = 6;

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
  private final ReadOnlyObjectWrapper<Optional<Benchmark>> baseline =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<Choice>> compared =
      new ReadOnlyObjectWrapper<>(List.of());
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

  /** The one that others are held against. */
  public ReadOnlyObjectProperty<Optional<Benchmark>> baselineProperty() {
    return baseline.getReadOnlyProperty();
  }

  /** What is compared, the reference first. */
  ReadOnlyObjectProperty<List<Choice>> comparedProperty() {
    return compared.getReadOnlyProperty();
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
    view.set(View.CHARTS);
    show(started.progress());
    pump = new Pump<>(started::progress, this::show);
    pump.start();
    background.run(
        () -> {
          MatrixRun.End end = awaitEnd(started);
          if (!end.benchmark().samples().isEmpty()) {
            Report.write(
                end.benchmark(),
                store.baseline().flatMap(b -> held(b, end.benchmark())),
                store.folder(end.benchmark().id()));
          }
          return end;
        },
        this::ended,
        failure -> {
          stopWatching();
          problem.set(Problems.of(failure));
        });
  }

  private static Optional<Comparison> held(Benchmark baseline, Benchmark benchmark) {
    return baseline.id().equals(benchmark.id())
        ? Optional.empty()
        : Optional.of(Comparison.of(baseline, benchmark, Measure.WHOLE));
  }

  /** The one shown against the baseline; empty where it is that or there is none. */
  Optional<Comparison> againstBaseline() {
    return progress.get() != null || shown.get() == null
        ? Optional.empty()
        : baseline.get().flatMap(b -> held(b, shown.get()));
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
        () -> new Kept(store.list(), store.baseline()),
        found -> {
          List<Benchmark> all = found.all();
          baseline.set(found.baseline());
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

  /** Takes another benchmark into the comparison, the first time beside the one shown. */
  void compareWith(Benchmark benchmark) {
    var all = new ArrayList<>(compared.get());
    all.add(new Choice(benchmark, Optional.empty()));
    if (all.size() == 1 && shown.get() != null) {
      all.add(new Choice(shown.get(), Optional.empty()));
    }
    compare(all);
  }

  /** Takes single settings of the one shown into the comparison. */
  void compareWith(List<Cell> cells) {
    var all = new ArrayList<>(compared.get());
    cells.forEach(cell -> all.add(new Choice(shown.get(), Optional.of(cell))));
    compare(all);
  }

  private void compare(List<Choice> all) {
    compared.set(all.stream().distinct().limit(MOST_COMPARED).toList());
    view.set(View.COMPARE);
  }

  /** Makes the one of that place the reference. */
  void lead(int place) {
    var all = new ArrayList<>(compared.get());
    all.addFirst(all.remove(place));
    compared.set(List.copyOf(all));
  }

  /** Takes the one of that place out. */
  void leave(int place) {
    var all = new ArrayList<>(compared.get());
    all.remove(place);
    compared.set(List.copyOf(all));
  }

  /** Makes the one shown the baseline, or no longer so. */
  void pin(boolean pinned) {
    Benchmark benchmark = shown.get();
    change(
        () -> {
          if (pinned) {
            store.pin(benchmark);
          } else {
            store.unpin();
          }
        });
  }

  /** Keeps words with the one shown. */
  void note(String words) {
    Benchmark benchmark = shown.get();
    if (benchmark != null && progress.get() == null && !benchmark.note().equals(words)) {
      Benchmark noted = benchmark.withNote(words);
      shown.set(noted);
      compared.set(
          compared.get().stream()
              .map(c -> c.benchmark().id().equals(noted.id()) ? new Choice(noted, c.cell()) : c)
              .toList());
      change(() -> store.save(noted));
    }
  }

  private void change(Runnable work) {
    background.run(
        () -> {
          work.run();
          return null;
        },
        done -> refresh(),
        failure -> problem.set(Problems.of(failure)));
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
