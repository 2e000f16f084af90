package dev.tanemaki.cli;

import dev.tanemaki.dataset.Datasets;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.PlanReader;
import dev.tanemaki.plan.PlanSource;
import dev.tanemaki.plan.Rows;
import dev.tanemaki.problem.Problem;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code PLAN.yml | --dataset NAME}, of every command that works with a plan. */
final class PlanArgument {

  static final String DEFAULT_DATASET = "job-postings";

  @Parameters(
      paramLabel = "PLAN.yml",
      arity = "0..1",
      description = "A plan file; default: the dataset job-postings.")
  private Path file;

  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      description = "A built-in dataset instead of a plan file.")
  private String dataset;

  /** Whether the operator named a plan or dataset. */
  boolean given() {
    return file != null || dataset != null;
  }

  /** The plan file; empty where a dataset is meant. */
  Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  PlanSource read() {
    if (file != null && dataset != null) {
      throw Problem.usage(
              "A plan file and a dataset were given",
              "",
              "Leave out either " + file + " or --dataset " + dataset + ".")
          .asException();
    }
    if (file != null) {
      return PlanReader.read(file);
    }
    return Datasets.builtIn().named(dataset == null ? DEFAULT_DATASET : dataset).load();
  }

  /**
   * The plan with what the operator wants otherwise, found in order as far as that can be told
   * without a database.
   *
   * @param rows of the main table; empty: as the plan says
   * @param seed empty: the plan's own
   */
  PlanSource read(Optional<Count> rows, Optional<Long> seed) {
    PlanSource source = read();
    Plan plan = seed.map(source.plan()::withSeed).orElse(source.plan());
    if (rows.isPresent()) {
      plan = withRows(plan, rows.get().value());
    }
    PlanSource wanted = source.with(plan);
    PlanChecks.require(wanted);
    return wanted;
  }

  static Plan withRows(Plan plan, long rows) {
    if (rows < 1 || rows > Rows.Count.MOST) {
      throw Problem.usage(
              "--rows " + Figures.count(rows) + " is out of range",
              "",
              "Use a number from 1 to " + Figures.count(Rows.Count.MOST) + ".")
          .asException();
    }
    var main =
        plan.mainTable()
            .orElseThrow(
                () ->
                    Problem.usage(
                            "--rows does not fit this plan",
                            "all of its tables come from lists",
                            "Leave out --rows.")
                        .asException());
    return plan.withRows(main.name(), rows);
  }
}
