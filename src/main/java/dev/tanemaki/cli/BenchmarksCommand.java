package dev.tanemaki.cli;

import dev.tanemaki.benchmark.report.Report;
import dev.tanemaki.benchmark.report.Sentences;
import dev.tanemaki.benchmark.result.Advice;
import dev.tanemaki.benchmark.result.Benchmark;
import dev.tanemaki.benchmark.result.BenchmarkStore;
import dev.tanemaki.benchmark.result.Measure;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What can be done with benchmarks of any day; they are kept in the data directory. */
final class BenchmarksCommand {

  private BenchmarksCommand() {}

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "All benchmarks, newest first; the pinned one is marked.")
  static final class Ls extends TellingCommand {

    Ls(Services services, Terminal terminal) {
      super(services, terminal);
    }

    @Override
    public Integer call() {
      BenchmarkStore store = services.benchmarks();
      List<Benchmark> all = store.list();
      String pinned = store.baseline().map(Benchmark::id).orElse("");
      var result = JsonFile.array();
      var table = new TextTable(terminal.out(), false, false, true, false, false);
      table.row("benchmark", "status", "samples", "server", "best", "note");
      for (Benchmark benchmark : all) {
        Optional<Advice> advice = Advice.of(benchmark, Measure.WHOLE);
        table.row(
            benchmark.id() + (benchmark.id().equals(pinned) ? " (baseline)" : ""),
            benchmark.status().name().toLowerCase(Locale.ROOT),
            Figures.count(benchmark.samples().size()),
            benchmark.surroundings().server(),
            advice
                .map(
                    a ->
                        Sentences.setting(a.cell())
                            + ": "
                            + Figures.rate(a.rate().median())
                            + " "
                            + Figures.END_TO_END)
                .orElse("–"),
            benchmark.note().replaceAll("\\R", " "));
        result
            .addObject()
            .put("benchmark", benchmark.id())
            .put("status", benchmark.status().name().toLowerCase(Locale.ROOT))
            .put("started", benchmark.started())
            .put("samples", benchmark.samples().size())
            .put("baseline", benchmark.id().equals(pinned))
            .put("report", store.folder(benchmark.id()).toString())
            .put("note", benchmark.note());
      }
      if (all.isEmpty()) {
        terminal.out().println("No benchmarks yet.");
      } else {
        table.print();
      }
      json.write(() -> result);
      return 0;
    }
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "One benchmark; ID may be its beginning or: latest.")
  static final class Show extends TellingCommand {

    @Parameters(paramLabel = "ID")
    private String id;

    @Option(names = "--report", paramLabel = "DIR", description = "Write the report again, there.")
    private Optional<Path> report = Optional.empty();

    Show(Services services, Terminal terminal) {
      super(services, terminal);
    }

    @Override
    public Integer call() {
      BenchmarkStore store = services.benchmarks();
      Benchmark benchmark = store.find(id);
      Path folder = report.orElseGet(() -> store.folder(benchmark.id())).toAbsolutePath();
      if (report.isPresent()) {
        Report.write(benchmark, Optional.empty(), folder);
      }
      new BenchmarkPrinter(terminal.out()).print(benchmark);
      terminal.out().println("Report: " + folder.resolve("report.html"));
      json.write(() -> BenchmarkPrinter.json(benchmark, Optional.empty(), folder));
      return 0;
    }
  }

  @Command(
      name = "pin",
      mixinStandardHelpOptions = true,
      description = "Hold later benchmarks against this one; without ID against none.")
  static final class Pin implements Callable<Integer> {

    @Parameters(paramLabel = "ID", arity = "0..1")
    private Optional<String> id = Optional.empty();

    private final Services services;
    private final Terminal terminal;

    Pin(Services services, Terminal terminal) {
      this.services = services;
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      BenchmarkStore store = services.benchmarks();
      if (id.isEmpty()) {
        store.unpin();
        terminal.out().println("No benchmark is the baseline.");
      } else {
        Benchmark benchmark = store.find(id.get());
        store.pin(benchmark);
        terminal.out().println("Baseline: " + benchmark.id());
      }
      return 0;
    }
  }

  @Command(
      name = "note",
      mixinStandardHelpOptions = true,
      description = "Keep words with a benchmark.")
  static final class Note implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "ID")
    private String id;

    @Parameters(index = "1", paramLabel = "TEXT")
    private String text;

    private final Services services;
    private final Terminal terminal;

    Note(Services services, Terminal terminal) {
      this.services = services;
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      BenchmarkStore store = services.benchmarks();
      Benchmark benchmark = store.find(id).withNote(text);
      store.save(benchmark);
      terminal.out().println("Kept with benchmark " + benchmark.id() + ".");
      return 0;
    }
  }
}
