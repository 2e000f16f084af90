package dev.tanemaki.ui.benchmark;

import dev.tanemaki.benchmark.matrix.MatrixRun;
import dev.tanemaki.benchmark.matrix.MatrixRun.Progress;
import dev.tanemaki.benchmark.result.Benchmark;
import dev.tanemaki.benchmark.result.BenchmarkStore;
import dev.tanemaki.benchmark.result.Cell;
import dev.tanemaki.benchmark.result.Comparison;
import dev.tanemaki.benchmark.result.Measure;
import dev.tanemaki.database.Environment;
import dev.tanemaki.database.Target;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.execution.RunService;
import dev.tanemaki.ui.benchmark.Comparing.Choice;
import dev.tanemaki.ui.kit.Background;
import dev.tanemaki.ui.session.Connection;
import dev.tanemaki.ui.session.CurrentPlan;
import dev.tanemaki.ui.session.CurrentRun;
import dev.tanemaki.ui.session.Problems;
import java.nio.file.Path;
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

  private final CurrentRun run;
  private final CurrentPlan plan;
  private final Connection connection;
  private final BenchmarkStore store;
  private final Taker taker;
  private final MatrixForm form = new MatrixForm();
  private final Measuring measuring;
  private final Shelf shelf;
  private final Comparing comparing = new Comparing();
  private final ReadOnlyObjectWrapper<Benchmark> shown = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<View> view = new SimpleObjectProperty<>(View.CHARTS);
  private final ObjectProperty<Measure> measure = new SimpleObjectProperty<>(Measure.WHOLE);

  public BenchmarkModel(
      RunService runs,
      CurrentRun run,
      CurrentPlan plan,
      Connection connection,
      Background background,
      BenchmarkStore store,
      Taker taker) {
    this.run = run;
    this.plan = plan;
    this.connection = connection;
    this.store = store;
    this.taker = taker;
    shelf = new Shelf(store, background, failure -> problem.set(Problems.of(failure)));
    shelf.keptProperty().subscribe(this::showNewest);
    measuring =
        new Measuring(
            runs, background, store, this::ended, failure -> problem.set(Problems.of(failure)));
    measuring.progressProperty().subscribe(this::show);
    connection.stateProperty().subscribe(now -> form.changed());
    plan.stateProperty().subscribe(now -> form.changed());
    run.stageProperty().subscribe(now -> form.changed());
  }

  MatrixForm form() {
    return form;
  }

  /** Of the benchmark under way; null while none is. */
  public ReadOnlyObjectProperty<Progress> progressProperty() {
    return measuring.progressProperty();
  }

  /** What is kept, and the baseline. */
  Shelf shelf() {
    return shelf;
  }

  public ReadOnlyObjectProperty<Optional<Benchmark>> baselineProperty() {
    return shelf.baselineProperty();
  }

  /** What is side by side. */
  Comparing comparing() {
    return comparing;
  }

  /** The one on the screen; null where there is none. */
  public ReadOnlyObjectProperty<Benchmark> shownProperty() {
    return shown.getReadOnlyProperty();
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
    if (measuring.underWay()) {
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
            matrix ->
                "tanemaki benchmark %s%s %s"
                    .formatted(
                        plan.isDataset() ? "--dataset " : "",
                        plan.name(),
                        MatrixForm.options(matrix)))
        .orElse("");
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
    view.set(View.CHARTS);
    measuring.start(
        connection.target().orElseThrow(),
        plan.source().orElseThrow().plan(),
        form.matrix().orElseThrow(),
        search);
  }

  /** The one shown against the baseline; empty where it is that or there is none. */
  Optional<Comparison> againstBaseline() {
    return measuring.underWay() || shown.get() == null
        ? Optional.empty()
        : shelf.againstBaseline(shown.get());
  }

  void cancel() {
    measuring.cancel();
  }

  private void show(Progress now) {
    if (now == null) {
      form.changed();
    } else if (!now.soFar().samples().isEmpty()) {
      shown.set(now.soFar());
    }
  }

  private void ended(MatrixRun.End end) {
    end.problem().ifPresent(problem::set);
    if (!end.benchmark().samples().isEmpty()) {
      shown.set(end.benchmark());
    }
    refresh();
  }

  /** Reads what is kept. */
  void refresh() {
    shelf.refresh();
  }

  private void showNewest(List<Benchmark> kept) {
    if (shown.get() == null && !kept.isEmpty()) {
      shown.set(kept.getFirst());
    }
  }

  void choose(Benchmark benchmark) {
    if (!measuring.underWay()) {
      shown.set(benchmark);
    }
  }

  /** Takes another benchmark into the comparison, the first time beside the one shown. */
  void compareWith(Benchmark benchmark) {
    boolean first = comparing.chosenProperty().get().isEmpty();
    comparing.add(
        first && shown.get() != null
            ? List.of(Choice.of(benchmark), Choice.of(shown.get()))
            : List.of(Choice.of(benchmark)));
    view.set(View.COMPARE);
  }

  /** Takes single settings of the one shown into the comparison. */
  void compareWith(List<Cell> cells) {
    comparing.add(cells.stream().map(cell -> new Choice(shown.get(), Optional.of(cell))).toList());
    view.set(View.COMPARE);
  }

  /** Makes the one shown the baseline, or no longer so. */
  void pin(boolean pinned) {
    if (pinned) {
      shelf.pin(shown.get());
    } else {
      shelf.unpin();
    }
  }

  /** Keeps words with the one shown. */
  void note(String words) {
    Benchmark benchmark = shown.get();
    if (benchmark != null && !measuring.underWay() && !benchmark.note().equals(words)) {
      Benchmark noted = benchmark.withNote(words);
      shown.set(noted);
      comparing.noted(noted);
      shelf.put(noted);
    }
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
    measuring.close();
  }
}
