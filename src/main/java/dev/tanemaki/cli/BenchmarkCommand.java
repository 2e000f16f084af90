package dev.tanemaki.cli;

import dev.tanemaki.benchmark.matrix.MatrixRun;
import dev.tanemaki.benchmark.report.Report;
import dev.tanemaki.benchmark.result.Benchmark;
import dev.tanemaki.benchmark.result.BenchmarkStore;
import dev.tanemaki.benchmark.result.Comparison;
import dev.tanemaki.benchmark.result.Matrix;
import dev.tanemaki.benchmark.result.Measure;
import dev.tanemaki.database.Target;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.RunOptions;
import dev.tanemaki.run.RunOptions.Constraints;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tanemaki benchmark}: measures a matrix of settings, or searches the best one. */
@Command(
    name = "benchmark",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measure rows × batch sizes × workers × constraints × formats, or find the best setting.",
      "Every sample is a run on scratch copies of the plan's tables, which are removed: the rows in"
          + " the tables themselves are never touched.",
      "COPY lanes and ceiling are of binary, if that is among the formats."
    })
final class BenchmarkCommand implements Callable<Integer> {

  private static final int USUAL_REPEAT = 5;
  private static final long USUAL_ROWS = 20_000;
  private static final List<Integer> SEARCHED = List.of(1_000, 2_500, 5_000, 10_000, 20_000);

  @Mixin private PlanArgument plan;

  @Option(
      names = "--rows",
      split = ",",
      paramLabel = "N",
      description = "Rows of the plan's main table; default 20000.")
  private List<Count> rows = List.of();

  @Option(
      names = "--batch-sizes",
      split = ",",
      paramLabel = "N",
      description = "Rows per transaction; default 5000.")
  private List<Count> batchSizes = List.of();

  @Option(
      names = "--workers",
      split = ",",
      paramLabel = "N",
      description = "Connections that load; default: one per core.")
  private List<Count> workers = List.of();

  @Option(
      names = "--constraints",
      split = ",",
      paramLabel = "HOW",
      description = "auto (default), suspend, keep.")
  private List<String> constraints = List.of();

  @Option(
      names = "--formats",
      split = ",",
      paramLabel = "HOW",
      description = "Formats of COPY: binary (default), text.")
  private List<String> formats = List.of();

  @Option(
      names = "--repeat",
      paramLabel = "N",
      description = "Samples of each setting, interleaved; default " + USUAL_REPEAT + ".")
  private Optional<Count> repeat = Optional.empty();

  @Option(
      names = "--warmup",
      paramLabel = "N",
      description =
          "Runs before anything counts, for each way of constraints and format; default 1.")
  private Optional<Count> warmUp = Optional.empty();

  @Option(
      names = "--lanes",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Measure INSERT, COPY and the ceiling beside (default).")
  private boolean lanes = true;

  @Option(
      names = "--find",
      description =
          "Search the best batch size and workers by successive halving, without a whole matrix.")
  private boolean find;

  @Option(
      names = "--memory",
      paramLabel = "MB",
      description = "With --find: leave settings whose peak heap is above.")
  private Optional<Count> memory = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Shuffles the order of the samples; default 1.")
  private Optional<Long> seed = Optional.empty();

  @Option(names = "--note", paramLabel = "TEXT", description = "Words to keep with the benchmark.")
  private Optional<String> note = Optional.empty();

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Write the report there; default: beside the benchmark in the data directory.")
  private Optional<Path> report = Optional.empty();

  @Mixin private MetricsOption metrics;
  @Mixin private TargetOptions target;
  @Mixin private JsonOption json;
  private final Services services;
  private final Terminal terminal;

  BenchmarkCommand(Services services, Terminal terminal) {
    this.services = services;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    Matrix matrix = matrix();
    Plan wanted =
        plan.read(Optional.of(new Count(matrix.rows().getLast())), Optional.<Long>empty()).plan();
    try (var served = metrics.open(services, terminal)) {
      return measure(matrix, wanted);
    }
  }

  private int measure(Matrix matrix, Plan wanted) throws InterruptedException {
    Target where = target.resolve(services);
    new Guard(terminal, target.yes())
        .allowWriting(
            where, target.byUrl(), "load " + Figures.planned(wanted) + " many times over");
    BenchmarkStore store = services.benchmarks();
    var runs = services.runs().get();
    var watch = new BenchmarkWatch(terminal);
    MatrixRun run =
        find
            ? MatrixRun.find(runs, where, wanted, matrix, limit(), noted(store))
            : MatrixRun.start(runs, where, wanted, matrix, noted(store));
    MatrixRun.End end = watch.follow(run);
    Optional<Problem> problem = end.problem().map(BenchmarkCommand::withOwnOption);
    Benchmark benchmark = note.map(end.benchmark()::withNote).orElse(end.benchmark());
    if (benchmark.samples().isEmpty()) {
      throw problem
          .orElseGet(
              () ->
                  new Problem(
                      Problem.Kind.CANCELLED, "Cancelled before anything was measured", "", ""))
          .asException();
    }
    Optional<Comparison> baseline =
        store
            .baseline()
            .filter(b -> !b.id().equals(benchmark.id()))
            .map(b -> Comparison.of(b, benchmark, Measure.WHOLE));
    Path folder = report.orElseGet(() -> store.folder(benchmark.id())).toAbsolutePath();
    Report.write(benchmark, baseline, folder);
    var printer = new BenchmarkPrinter(terminal.out());
    printer.print(benchmark);
    baseline.ifPresent(printer::print);
    terminal.out().println("Report: " + folder.resolve("report.html"));
    json.write(() -> BenchmarkPrinter.json(benchmark, baseline, folder));
    return switch (benchmark.status()) {
      case FINISHED, RUNNING -> 0;
      case CANCELLED -> Problem.Kind.CANCELLED.exitCode();
      case FAILED -> {
        problem.ifPresent(p -> terminal.err().println(p.message()));
        yield problem.map(p -> p.kind().exitCode()).orElse(1);
      }
    };
  }

  /** What a run is told by one option a benchmark is by another. */
  private static Problem withOwnOption(Problem problem) {
    return new Problem(
        problem.kind(),
        problem.what(),
        problem.why(),
        problem.next().replace("--copy-format", "--formats"));
  }

  private java.util.function.Consumer<Benchmark> noted(BenchmarkStore store) {
    return benchmark -> store.save(note.map(benchmark::withNote).orElse(benchmark));
  }

  private Matrix matrix() {
    var usual = RunOptions.defaults();
    List<Integer> batches =
        !batchSizes.isEmpty() ? numbers(batchSizes) : find ? SEARCHED : List.of(usual.batchSize());
    List<Integer> crews =
        !workers.isEmpty() ? numbers(workers) : find ? crews() : List.of(usual.workers());
    // Numbers out of range are refused here, before anything is measured.
    for (int batch : batches) {
      for (int crew : crews) {
        new RunOptions(batch, crew, usual.mode(), usual.constraints());
      }
    }
    return new Matrix(
        rows.isEmpty() ? List.of(USUAL_ROWS) : rows.stream().map(Count::value).toList(),
        batches,
        crews,
        constraints.isEmpty()
            ? List.of(usual.constraints().label())
            : constraints.stream().map(BenchmarkCommand::constraints).toList(),
        formats.isEmpty()
            ? List.of(usual.format().label())
            : formats.stream().map(BenchmarkCommand::format).toList(),
        repeat.map(BenchmarkCommand::number).orElse(USUAL_REPEAT),
        warmUp.map(BenchmarkCommand::number).orElse(1),
        lanes,
        seed.orElse(1L));
  }

  private static List<Integer> crews() {
    int cores = Runtime.getRuntime().availableProcessors();
    return Stream.of(1, (cores + 1) / 2, cores, Math.min(2 * cores, RunOptions.MAX_WORKERS))
        .distinct()
        .toList();
  }

  private long limit() {
    return memory.map(mb -> mb.value() << 20).orElse(Runtime.getRuntime().maxMemory());
  }

  private static List<Integer> numbers(List<Count> counts) {
    return counts.stream().map(BenchmarkCommand::number).toList();
  }

  private static int number(Count count) {
    return Math.clamp(count.value(), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  private static String constraints(String word) {
    return one(
        word,
        Arrays.stream(Constraints.values()).map(Constraints::label),
        "There is no way \"" + word + "\" to treat constraints",
        "Use auto, suspend or keep.");
  }

  private static String format(String word) {
    return LoadOptions.format(word).label();
  }

  private static String one(String word, Stream<String> labels, String what, String next) {
    return labels
        .filter(word.strip().toLowerCase(Locale.ROOT)::equals)
        .findFirst()
        .orElseThrow(() -> Problem.usage(what, "", next).asException());
  }
}
