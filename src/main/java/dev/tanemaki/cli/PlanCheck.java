package dev.tanemaki.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tanemaki.plan.CheckStatement;
import dev.tanemaki.plan.CheckStatement.Verdict;
import dev.tanemaki.plan.Finding;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.PlanSource;
import dev.tanemaki.plan.edit.PlanFile;
import dev.tanemaki.schema.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tanemaki plan check}: all that is wrong with a plan file. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Say what is wrong with a plan, by line. Needs no database.")
final class PlanCheck implements Callable<Integer> {

  @Parameters(paramLabel = "PLAN.yml", description = "A plan file.")
  private Path file;

  @Mixin private JsonOption json;
  private final Terminal terminal;

  PlanCheck(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var reading = PlanFile.open(file).document().reading();
    var schema = reading.source().map(PlanSource::plan).flatMap(PlanChecks::schema);
    var findings = new ArrayList<>(reading.findings());
    schema.ifPresent(s -> findings.addAll(PlanChecks.findings(reading.source().orElseThrow(), s)));
    if (!findings.isEmpty()) {
      json.write(() -> json(findings));
      var problem = Finding.asProblem(findings, Integer.MAX_VALUE);
      terminal.err().println(problem.message());
      return problem.kind().exitCode();
    }
    var plan = reading.orThrow().plan();
    long columns = plan.tables().stream().mapToLong(t -> t.columns().size()).sum();
    terminal
        .out()
        .printf(
            "%s is in order: %s, %s, %s%n",
            file,
            Figures.count(plan.tables().size(), "table"),
            Figures.count(columns, "column rule"),
            Figures.planned(plan));
    schema.ifPresent(s -> checks(plan, s));
    json.write(
        () ->
            JsonFile.object()
                .put("status", "finished")
                .put("plan", plan.name())
                .put("tables", plan.tables().size())
                .put("columns", columns));
    return 0;
  }

  /** What can be said of the schema's checks before a row is made. */
  private void checks(Plan plan, Schema schema) {
    int hold = 0;
    var others = new TextTable(terminal.out());
    for (var table : plan.tables()) {
      for (var statement : CheckStatement.of(plan, schema, table.name())) {
        var said = said(statement);
        if (said.isEmpty()) {
          hold++;
        } else {
          others.row("  " + table.name(), statement.check().condition(), said.get());
        }
      }
    }
    if (hold > 0) {
      terminal.out().println(Figures.count(hold, "check") + " of the schema will hold");
    }
    others.print();
  }

  private static Optional<String> said(CheckStatement statement) {
    return switch (statement.verdict()) {
      case Verdict.Holds() -> Optional.empty();
      case Verdict.Broken broken -> Optional.of("can be broken, by " + broken.example());
      case Verdict.Untold() -> Optional.of("cannot be told before a run");
    };
  }

  private static JsonNode json(List<Finding> findings) {
    var root = JsonFile.object();
    root.put("status", "refused");
    var array = root.putArray("findings");
    for (var finding : findings) {
      array
          .addObject()
          .put("path", finding.path())
          .put("file", finding.at().file())
          .put("line", finding.at().line())
          .put("column", finding.at().column())
          .put("where", finding.where())
          .put("message", finding.message().toString())
          .put("hint", finding.hint().toString());
    }
    return root;
  }
}
