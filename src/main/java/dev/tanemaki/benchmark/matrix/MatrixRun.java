package dev.tanemaki.benchmark.matrix;

import dev.tanemaki.benchmark.ReferenceLanes;
import dev.tanemaki.benchmark.result.Benchmark;
import dev.tanemaki.benchmark.result.Benchmark.Status;
import dev.tanemaki.benchmark.result.Cell;
import dev.tanemaki.benchmark.result.Matrix;
import dev.tanemaki.benchmark.result.Sample;
import dev.tanemaki.benchmark.result.Way;
import dev.tanemaki.copy.CopyFormat;
import dev.tanemaki.database.Target;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.TablePlan;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.problem.ProblemException;
import dev.tanemaki.run.RunOptions;
import dev.tanemaki.run.execution.RunService;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A benchmark under way in the background. Everything but {@link #awaitEnd} returns at once and is
 * safe from any thread. Whatever ends it, what was measured until then is kept.
 */
public final class MatrixRun {

  private static final Logger LOG = LoggerFactory.getLogger(MatrixRun.class);

  /** What it is at. */
  public enum Step {
    PREPARING,
    WARMING_UP,
    LANES,
    SAMPLING,
    CLEARING
  }

  /**
   * @param done samples, of {@code total}
   * @param secondsLeft an estimate, at first from usual figures, then from the samples so far
   * @param cell under way, where there is one
   * @param soFar what was measured; has no samples at first
   */
  public record Progress(
      Step step,
      int done,
      int total,
      double seconds,
      double secondsLeft,
      Optional<Cell> cell,
      Benchmark soFar) {}

  /**
   * @param problem why it failed; empty where it finished or was cancelled
   */
  public record End(Benchmark benchmark, Optional<Problem> problem) {}

  /** What decides the order of the work. */
  sealed interface Course permits AllCells, Halving {
    /**
     * Takes samples until there is nothing left to learn or {@code bench} is stopped.
     *
     * @throws dev.tanemaki.problem.ProblemException where a run fails
     */
    void go(MatrixRun bench) throws InterruptedException;
  }

  private static final double LANE_SECONDS = 0.3;

  private final Matrix matrix;
  private final Cell usual;
  private final RunService runs;
  private final Target target;
  private final Plan plan;
  private final Course course;
  private final Consumer<Benchmark> keeper;
  private final Findings findings;
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean stopped;
  private volatile Sampler sampler;
  private volatile ReferenceLanes lanes;
  private volatile Progress progress;
  private volatile End end;

  private MatrixRun(
      RunService runs,
      Target target,
      Plan plan,
      Matrix matrix,
      Course course,
      Consumer<Benchmark> keeper) {
    this.runs = runs;
    this.target = target;
    this.plan = plan;
    this.matrix = matrix;
    this.course = course;
    this.keeper = keeper;
    long most = matrix.rows().getLast();
    RunOptions defaults = RunOptions.defaults();
    usual =
        new Cell(
            most,
            defaults.batchSize(),
            defaults.workers(),
            defaults.constraints().label(),
            defaults.format().label());
    findings = new Findings(plan.name(), matrix, usual);
    tell(Step.PREPARING, Optional.empty());
  }

  /**
   * Starts a benchmark and returns at once.
   *
   * @param plan its rows are those of the matrix, whatever it says
   * @param keeper gets all that was measured, after every round and at the end
   */
  public static MatrixRun start(
      RunService runs, Target target, Plan plan, Matrix matrix, Consumer<Benchmark> keeper) {
    return start(new MatrixRun(runs, target, plan, matrix, new AllCells(), keeper));
  }

  /**
   * Starts a search for the best setting: successive halving over batch sizes and workers.
   *
   * @param mostHeapBytes settings whose peak heap is above this are left
   */
  public static MatrixRun find(
      RunService runs,
      Target target,
      Plan plan,
      Matrix matrix,
      long mostHeapBytes,
      Consumer<Benchmark> keeper) {
    return start(new MatrixRun(runs, target, plan, matrix, new Halving(mostHeapBytes), keeper));
  }

  private static MatrixRun start(MatrixRun run) {
    Thread.ofPlatform().daemon().name("tanemaki-benchmark").start(run::run);
    return run;
  }

  public Progress progress() {
    return progress;
  }

  /** Ends it within seconds; what was measured is kept. */
  public void cancel() {
    stopped = true;
    Sampler sampling = sampler;
    if (sampling != null) {
      sampling.stop();
    }
    ReferenceLanes measuring = lanes;
    if (measuring != null) {
      measuring.stop();
    }
  }

  /** Waits for the end; empty when the time is over first. */
  public Optional<End> awaitEnd(Duration atMost) throws InterruptedException {
    return over.await(atMost.toNanos(), TimeUnit.NANOSECONDS) ? Optional.of(end) : Optional.empty();
  }

  private void run() {
    Optional<Problem> problem = Optional.empty();
    try {
      measure();
    } catch (ProblemException e) {
      problem = stopped ? Optional.empty() : Optional.of(e.problem());
    } catch (InterruptedException e) {
      stopped = true;
    } catch (RuntimeException | Error e) {
      LOG.error("The benchmark failed", e);
      problem =
          Optional.of(
              Problem.failed(
                  "The benchmark failed", String.valueOf(e.getMessage()), "See the log file."));
    }
    Status status =
        problem.isPresent() ? Status.FAILED : stopped ? Status.CANCELLED : Status.FINISHED;
    Benchmark whole = findings.benchmark(status);
    try {
      keep(whole);
    } catch (ProblemException e) {
      problem = problem.or(() -> Optional.of(e.problem()));
    }
    end = new End(whole, problem);
    over.countDown();
  }

  private void measure() throws InterruptedException {
    String main = plan.mainTable().map(TablePlan::name).orElse("");
    Plan largest = plan.withRows(main, matrix.rows().getLast());
    try (Site site = Site.open(target, largest, usual.workers())) {
      findings.at(site.surroundings());
      sampler = site.sampler(runs);
      if (stopped) {
        return;
      }
      lanes = matrix.lanes() ? site.lanes(laneOptions()) : null;
      try {
        warmUp();
        course.go(this);
      } finally {
        tell(Step.CLEARING, Optional.empty());
        if (lanes != null) {
          lanes.close();
        }
      }
    }
  }

  private RunOptions laneOptions() {
    var usual = RunOptions.defaults();
    return new RunOptions(
        usual.batchSize(),
        usual.workers(),
        usual.mode(),
        usual.constraints(),
        CopyFormat.of(matrix.laneFormat()).orElseThrow());
  }

  private void warmUp() throws InterruptedException {
    int batch = matrix.batchSizes().get(matrix.batchSizes().size() / 2);
    for (int i = 0; i < matrix.warmUp(); i++) {
      for (Way way : matrix.ways()) {
        Cell cell =
            new Cell(
                matrix.rows().getLast(),
                batch,
                matrix.workers().getLast(),
                way.constraints(),
                way.format());
        tell(Step.WARMING_UP, Optional.of(cell));
        sampler.take(cell, -1);
      }
    }
  }

  Matrix matrix() {
    return matrix;
  }

  boolean stopped() {
    return stopped;
  }

  /** What is to come, for the time that is left. */
  void expect(List<Cell> cells) {
    findings.expect(cells);
  }

  /** Measures the reference lanes once, where they are wanted. */
  void lanes(int round) {
    ReferenceLanes measuring = lanes;
    if (measuring != null && !stopped) {
      tell(Step.LANES, Optional.empty());
      findings.add(measuring.round(round, LANE_SECONDS));
    }
  }

  /** Takes one sample of a cell; empty where the benchmark is stopped. */
  Optional<Sample> sample(Cell cell, int round) throws InterruptedException {
    if (stopped) {
      return Optional.empty();
    }
    tell(Step.SAMPLING, Optional.of(cell));
    long start = System.nanoTime();
    Optional<Sample> sample = sampler.take(cell, round);
    findings.taken(cell, sample, (System.nanoTime() - start) / 1e9);
    tell(Step.SAMPLING, Optional.of(cell));
    return sample;
  }

  /** A round is over: what there is is kept, should the process die in the next. */
  void roundEnded() {
    keep(findings.benchmark(Status.RUNNING));
  }

  private void keep(Benchmark benchmark) {
    if (!benchmark.samples().isEmpty()) {
      keeper.accept(benchmark);
    }
  }

  private void tell(Step step, Optional<Cell> cell) {
    progress = findings.progress(step, cell);
  }

  /** How long a matrix is expected to take before anything was measured, in seconds. */
  public static double expectedSeconds(Matrix matrix) {
    var usualPace = new Pace();
    double sum = matrix.lanes() ? matrix.repeat() * 3 * LANE_SECONDS : 0;
    for (Cell cell : matrix.cells()) {
      sum += matrix.repeat() * usualPace.seconds(cell.rows());
    }
    return sum
        + matrix.warmUp() * matrix.ways().size() * usualPace.seconds(matrix.rows().getLast());
  }
}
