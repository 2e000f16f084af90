package dev.tanemaki.cli;

import dev.tanemaki.benchmark.report.ReportFolders;
import dev.tanemaki.benchmark.report.RunReport;
import dev.tanemaki.database.Target;
import dev.tanemaki.run.RunRecord;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tanemaki runs report}: a past run as a folder to keep or to send. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Write a folder with CSV, JSON, Markdown, PNG and a page about one run.")
final class RunReportCommand extends TellingCommand {

  @Parameters(paramLabel = "N", description = "The run's number.")
  private long number;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Write it there; default: under reports in the data directory.")
  private Optional<Path> report = Optional.empty();

  @Mixin private TargetOptions target;

  RunReportCommand(Services services, Terminal terminal) {
    super(services, terminal);
  }

  @Override
  public Integer call() {
    Target where = target.resolve(services);
    RunRecord run = PastRuns.find(services, where, number);
    var runs = services.runs().get();
    Path reports = services.benchmarks().reports();
    String name = where.place().replaceAll("[^\\p{Alnum}.-]+", "-") + "-run-" + number;
    Path folder = report.orElseGet(() -> reports.resolve(name)).toAbsolutePath();
    RunReport.write(
        run, runs.detail(where, number), runs.batches(where, number), where.place(), folder);
    if (report.isEmpty()) {
      ReportFolders.prune(reports, services.benchmarks().retention(), folder);
    }
    terminal.out().println("Report: " + folder.resolve("report.html"));
    json.write(() -> JsonFile.object().put("run", number).put("report", folder.toString()));
    return 0;
  }
}
