package dev.tanemaki.cli;

import dev.tanemaki.benchmark.Forecast;
import dev.tanemaki.benchmark.Forecaster;
import dev.tanemaki.database.Environment;
import dev.tanemaki.database.Target;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.PlanSource;
import dev.tanemaki.plan.Rows;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.problem.ProblemException;
import dev.tanemaki.run.RunOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.OptionalLong;

/** Forecasts in a terminal: what is going on is said, Ctrl+C ends it. */
final class Pilots {

  private final Services services;
  private final Terminal terminal;

  Pilots(Services services, Terminal terminal) {
    this.services = services;
    this.terminal = terminal;
  }

  /**
   * @throws ProblemException as {@link Forecaster#forecast}
   */
  Forecast forecast(Target target, PlanSource source, RunOptions options) {
    terminal.out().println("Measuring this server with a pilot, some ten seconds.");
    Thread waiting = Thread.currentThread();
    try (var interrupts = new Interrupts(waiting::interrupt)) {
      return Forecaster.forecast(target, source, options);
    }
  }

  /**
   * Before a run. What keeps a forecast from being made is told; it does not keep the run.
   *
   * @param wanted whether the operator asked for it; empty: a large run gets one
   */
  Optional<Forecast> before(
      Target target, PlanSource source, RunOptions options, Optional<Boolean> wanted) {
    if (!wanted.orElseGet(() -> rows(source.plan()) >= Forecaster.LARGE_RUN)) {
      return Optional.empty();
    }
    try {
      Forecast forecast = forecast(target, source, options);
      new ForecastPrinter(terminal.out()).print(forecast, freeBytes(services, target));
      return Optional.of(forecast);
    } catch (ProblemException e) {
      if (e.problem().kind() == Problem.Kind.CANCELLED) {
        throw e;
      }
      terminal.out().println("No forecast. " + e.problem().message());
      return Optional.empty();
    }
  }

  private static long rows(Plan plan) {
    return plan.mainTable()
        .map(table -> table.rows() instanceof Rows.Count(long count) ? count : 0L)
        .orElse(0L);
  }

  /** Only of the sandbox: no server tells an ordinary role. */
  static OptionalLong freeBytes(Services services, Target target) {
    if (target.environment() != Environment.SANDBOX) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Files.getFileStore(services.sandbox().directory()).getUsableSpace());
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
