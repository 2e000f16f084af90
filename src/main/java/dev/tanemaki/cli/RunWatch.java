package dev.tanemaki.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tanemaki.benchmark.Forecast;
import dev.tanemaki.benchmark.ForecastRun;
import dev.tanemaki.problem.Code;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.CheckProgress;
import dev.tanemaki.run.CheckProgress.Stage;
import dev.tanemaki.run.LogLine;
import dev.tanemaki.run.LogLine.Event;
import dev.tanemaki.run.Run;
import dev.tanemaki.run.RunState;
import dev.tanemaki.run.RunSummary;
import dev.tanemaki.verify.alert.Alerts;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Watches a run to its end: progress, Ctrl+C, summary, JSON, exit code. */
final class RunWatch {

  /** What becomes of a schema is told, whoever asked for it. */
  private static final Set<Event> DECISIONS =
      EnumSet.of(Event.SUSPENDED, Event.KEPT, Event.KEPT_PRIVILEGE, Event.STAYS);

  private static final Duration REDRAW = Duration.ofMillis(125);
  private static final Duration OUTCOME = Duration.ofSeconds(10);

  private final Terminal terminal;
  private final JsonOption json;
  private final AlertOptions alerts;
  private Optional<ForecastRun> beside = Optional.empty();

  RunWatch(Terminal terminal, JsonOption json, AlertOptions alerts) {
    this.terminal = terminal;
    this.alerts = alerts;
    this.json = json;
  }

  /** The same for a run that was forecast: the forecast stands beside the outcome. */
  int watch(ForecastRun forecast) throws InterruptedException {
    beside = Optional.of(forecast);
    return watch(forecast.run());
  }

  /** Returns the exit code once the run has ended. */
  int watch(Run run) throws InterruptedException {
    return switch (follow(run)) {
      case RunState.Finished(var summary) -> finished(run, summary);
      case RunState.Cancelled(var summary) -> cancelled(summary);
      case RunState.Failed(var problem, var summary) -> failed(problem, summary);
    };
  }

  /** Shows a run until it has ended; Ctrl+C cancels it. */
  RunState.Ended follow(Run run) throws InterruptedException {
    var progress = new Progress(terminal);
    RunState.Ended end;
    try (var interrupts =
        new Interrupts(
            () -> {
              terminal.err().println("\nCancelling; a second Ctrl+C ends at once.");
              run.cancel();
            })) {
      end = follow(run, progress, interrupts);
    }
    progress.clear();
    if (beside.isPresent()) {
      beside.get().await(OUTCOME);
    }
    return end;
  }

  private RunState.Ended follow(Run run, Progress progress, Interrupts interrupts)
      throws InterruptedException {
    int said = 0;
    var help = new Help(terminal, run);
    while (true) {
      var end = run.awaitEnd(REDRAW);
      List<LogLine> log = run.log();
      for (var line : log.subList(Math.min(said, log.size()), log.size())) {
        if (isNotice(line, end) && !interrupts.asked()) {
          progress.say(line);
        }
      }
      said = log.size();
      if (end.isPresent()) {
        return end.get();
      }
      if (!interrupts.asked()) {
        RunState state = run.state();
        progress.show(state, run.snapshot(), run.live());
        if (state instanceof RunState.Paused(Optional<Problem> problem) && problem.isPresent()) {
          progress.clear();
          help.ask(problem.get());
        }
      }
    }
  }

  /**
   * How a run ends is told once, after it; notices of a run that finished are told all the same.
   */
  private static boolean isNotice(LogLine line, Optional<RunState.Ended> end) {
    return DECISIONS.contains(line.event())
        || line.level() == LogLine.Level.ATTENTION
            && (end.isEmpty() || end.get() instanceof RunState.Finished);
  }

  private int finished(Run run, RunSummary summary) {
    long violations = summary.violations();
    boolean sound = violations == 0;
    json.write(
        () -> withLive(withForecast(json(sound ? "finished" : "failed", summary), summary), run));
    new RunPrinter(terminal.out()).print(summary, run.checks(), run.live());
    beside.ifPresent(forecast -> new ForecastPrinter(terminal.out()).print(forecast, summary));
    AlertOptions.print(terminal, new Alerts(run.alerts(), List.of()));
    if (sound) {
      return alerts.end(terminal, run.alerts());
    }
    var broken =
        run.checks().stream()
            .filter(c -> c.violations() > 0)
            .map(c -> c.table() + "." + c.name() + " (" + Figures.count(c.violations()) + ")")
            .toList();
    terminal
        .err()
        .println(
            Problem.failed(
                    Figures.count(violations, "row") + " violate a constraint",
                    String.join(", ", broken),
                    "The rows are in; see which with: tanemaki verify")
                .message());
    return Problem.Kind.FAILED.exitCode();
  }

  private int cancelled(RunSummary summary) {
    json.write(() -> json("cancelled", summary));
    terminal
        .err()
        .println(
            Problem.failed(
                    "Cancelled after " + Figures.count(summary.rows(), "row"),
                    "",
                    summary.run() > 0 ? goOn(summary) : "Nothing was changed.")
                .message());
    return Problem.Kind.CANCELLED.exitCode();
  }

  private int failed(Problem problem, RunSummary summary) {
    var result = json("failed", summary);
    result.put("status", JsonFile.status(problem.kind())).put("error", problem.message());
    json.write(() -> result);
    boolean silent = summary.suspended() == 0 || problem.code() == Code.NOT_RESTORED;
    terminal.err().println(problem.message() + (silent ? "" : "; " + aside(summary)));
    return problem.kind().exitCode();
  }

  private static String goOn(RunSummary summary) {
    String goOn = "What is in stays; go on with: tanemaki runs resume " + summary.run();
    return summary.suspended() > 0 ? goOn + "; " + aside(summary) : goOn;
  }

  private static String aside(RunSummary summary) {
    return "%s aside; without going on they come back with: tanemaki runs restore %d"
        .formatted(
            summary.suspended() == 1
                ? "1 index or foreign key is"
                : Figures.count(summary.suspended()) + " indexes and foreign keys are",
            summary.run());
  }

  private ObjectNode withForecast(ObjectNode root, RunSummary summary) {
    beside.ifPresent(
        forecast -> {
          var node = ForecastPrinter.json(forecast.forecast());
          forecast
              .outcome()
              .ifPresent(
                  cost -> node.set("outcome", ForecastPrinter.json(cost, summary.throughput())));
          double ceiling = forecast.forecast().ceiling(Forecast.suspended(summary));
          if (ceiling > 0) {
            root.put("ceilingRowsPerSecond", Math.round(ceiling))
                .put("ceilingShare", rounded(summary.throughput().loadRate() / ceiling));
          }
          root.set("forecast", node);
        });
    return root;
  }

  private static ObjectNode withLive(ObjectNode root, Run run) {
    AlertOptions.json(root, run.alerts());
    run.live()
        .ifPresent(
            live -> {
              var node =
                  root.putObject("liveChecks")
                      .put("rows", live.rows())
                      .put("rowsLoaded", live.loaded())
                      .put("violations", live.violations())
                      .put("seconds", rounded(live.seconds()))
                      .put("budget", live.budget());
              var failed = node.putArray("failed");
              live.failed().forEach(check -> failed.add(CheckFindings.json(check)));
            });
    return root;
  }

  static ObjectNode json(String status, RunSummary summary) {
    var root = JsonFile.object();
    root.put("status", status)
        .put("run", summary.run())
        .put("rows", summary.rows())
        .put("seconds", rounded(summary.seconds()))
        // The load rate under the name it had before there were two.
        .put("rowsPerSecond", Math.round(summary.throughput().loadRate()));
    Figures.rates(root, summary.throughput())
        .put("bytes", summary.bytes())
        .put("violations", summary.violations())
        .put("peakHeapBytes", summary.peakHeapBytes())
        .put("peakResidentBytes", summary.peakResidentBytes())
        .put("retries", summary.retries())
        .put("suspended", summary.suspended());
    var phases = root.putObject("phases");
    summary.phases().forEach((name, seconds) -> phases.put(name, rounded(seconds)));
    var tables = root.putObject("tables");
    summary.tables().forEach(tables::put);
    if (!summary.ratePerMillion().isEmpty()) {
      var millions = root.putArray("rowsPerSecondPerMillion");
      summary.ratePerMillion().forEach(rate -> millions.add(Math.round(rate)));
    }
    return root;
  }

  static double rounded(double seconds) {
    return Math.round(seconds * 1_000) / 1_000.0;
  }

  static long passed(List<CheckProgress> checks) {
    return checks.stream().filter(c -> c.stage() != Stage.PENDING && c.violations() == 0).count();
  }
}
