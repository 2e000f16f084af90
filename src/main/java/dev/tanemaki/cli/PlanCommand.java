package dev.tanemaki.cli;

import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.PlanReader;
import dev.tanemaki.plan.PlanSource;
import dev.tanemaki.plan.Rows;
import dev.tanemaki.plan.TablePlan;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tanemaki plan}: plan files. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = "Plan files: check, show.",
    synopsisSubcommandLabel = "COMMAND")
final class PlanCommand extends CommandGroup {

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = "Say what is wrong with a plan, by line. Needs no database.")
  static final class Check implements Callable<Integer> {

    @Parameters(paramLabel = "PLAN.yml", description = "A plan file.")
    private Path file;

    @Mixin private JsonOption json;
    private final Terminal terminal;

    Check(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      PlanSource source = PlanReader.read(file);
      Plan plan = source.plan();
      PlanChecks.require(plan, source);
      long columns = plan.tables().stream().mapToLong(t -> t.columns().size()).sum();
      terminal
          .out()
          .printf(
              "%s is in order: %s, %s, %s%n",
              file,
              Figures.count(plan.tables().size(), "table"),
              Figures.count(columns, "column rule"),
              Figures.planned(plan));
      json.write(
          () ->
              JsonFile.object()
                  .put("status", "finished")
                  .put("plan", plan.name())
                  .put("tables", plan.tables().size())
                  .put("columns", columns));
      return 0;
    }
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "A plan's tables, rows and rules at a glance.")
  static final class Show implements Callable<Integer> {

    @Mixin private PlanArgument argument;
    @Mixin private JsonOption json;
    private final Terminal terminal;

    Show(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      Plan plan = argument.read().plan();
      var out = terminal.out();
      var head = new TextTable(out);
      head.row("plan", plan.name());
      head.row("seed", String.valueOf(plan.seed()));
      head.row("locale", plan.locale().toLanguageTag());
      head.row("reference", plan.reference().toString());
      head.print();
      for (var table : plan.tables()) {
        out.printf("%n%s: %s%n", table.name(), rows(table));
        var columns = new TextTable(out);
        table.columns().forEach(c -> columns.row("  " + c.name(), RuleText.of(c)));
        table.with().forEach(c -> columns.row("  (" + c.name() + ")", RuleText.of(c)));
        columns.print();
      }
      json.write(() -> json(plan));
      return 0;
    }

    private static String rows(TablePlan table) {
      return switch (table.rows()) {
        case Rows.Count(long count) -> Figures.count(count, "row");
        case Rows.PerParent() -> "as many rows as its parents have children";
        case Rows.Listed listed ->
            Figures.count(listed.records().size(), "row") + " from " + listed.source();
      };
    }

    private static com.fasterxml.jackson.databind.JsonNode json(Plan plan) {
      var root = JsonFile.object();
      root.put("status", "finished").put("plan", plan.name()).put("seed", plan.seed());
      root.put("locale", plan.locale().toLanguageTag());
      root.put("reference", plan.reference().toString());
      var tables = root.putArray("tables");
      for (var table : plan.tables()) {
        var node = tables.addObject().put("name", table.name());
        switch (table.rows()) {
          case Rows.Count(long count) -> node.put("rows", count);
          case Rows.PerParent() -> node.put("rows", "per parent");
          case Rows.Listed listed -> node.put("rows", listed.records().size());
        }
        var columns = node.putObject("columns");
        table.columns().forEach(c -> columns.put(c.name(), RuleText.of(c)));
      }
      return root;
    }
  }
}
