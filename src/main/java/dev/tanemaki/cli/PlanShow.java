package dev.tanemaki.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tanemaki.generate.ColumnSample;
import dev.tanemaki.generate.CompiledPlan;
import dev.tanemaki.generate.Generator;
import dev.tanemaki.generate.TableSize;
import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.PlanValidator;
import dev.tanemaki.plan.Rows;
import dev.tanemaki.plan.TablePlan;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.problem.ProblemException;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.TableName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tanemaki plan show}: what a plan will make, before it makes it. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "A plan's tables, rows and rules at a glance, with what 10,000 rows of each column are.",
      "Shares: first of these rows, then what the rule asks for. Needs no database."
    })
final class PlanShow implements Callable<Integer> {

  private static final int LOOKED_AT = 10_000;

  @Mixin private PlanArgument argument;

  @Option(names = "--table", paramLabel = "T", description = "This table only.")
  private Optional<String> only = Optional.empty();

  @Mixin private JsonOption json;
  private final Terminal terminal;
  private boolean undrawn;

  PlanShow(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var source = argument.read();
    Plan plan = source.plan();
    List<TablePlan> tables = tables(plan);
    var schema = PlanChecks.schema(plan);
    var compiled = schema.map(s -> Generator.lazily(plan, s));
    var out = terminal.out();
    var head = new TextTable(out);
    head.row("plan", plan.name());
    head.row("seed", String.valueOf(plan.seed()));
    head.row("locale", plan.locale().toLanguageTag());
    head.row("reference", plan.reference().toString());
    compiled.ifPresent(
        c -> head.row("shares", "of " + Figures.count(LOOKED_AT) + " rows, then as the rule asks"));
    head.print();
    var histograms = new LinkedHashMap<String, Map<String, Histogram>>();
    for (var table : tables) {
      var size = schema.flatMap(s -> compiled.flatMap(c -> size(c, s, table)));
      out.printf("%n%s: %s%s%n", table.name(), rows(table), size.map(PlanShow::size).orElse(""));
      var columns = new LinkedHashMap<String, Histogram>();
      histograms.put(table.name(), columns);
      for (var column : table.columns()) {
        line(column.name(), column);
        compiled
            .flatMap(c -> histogram(c, plan, table, column))
            .ifPresent(
                h -> {
                  new HistogramPrinter(out).print(h);
                  columns.put(column.name(), h);
                });
      }
      table.with().forEach(c -> line("(" + c.name() + ")", c));
    }
    if (undrawn || schema.filter(s -> !PlanValidator.check(source, s).isEmpty()).isPresent()) {
      argument.file().ifPresent(this::hint);
    }
    json.write(() -> json(plan, tables, histograms));
    return 0;
  }

  /** What is drawn of a plan that cannot be run is not the whole of it. */
  private void hint(Path file) {
    terminal
        .out()
        .printf(
            "%nThis plan is not in order and cannot be run. What is wrong with it, by line:%n"
                + "  tanemaki plan check %s%n",
            file);
  }

  private void line(String name, ColumnPlan column) {
    terminal.out().println(TextTable.cut("  " + name + "  " + RuleText.of(column), 100));
  }

  private List<TablePlan> tables(Plan plan) {
    if (only.isEmpty()) {
      return plan.tables();
    }
    return List.of(
        plan.table(only.get())
            .orElseThrow(
                () ->
                    Problem.usage("The plan has no table \"" + only.get() + "\"", "", "")
                        .asException()));
  }

  private static Optional<TableSize> size(CompiledPlan compiled, Schema schema, TablePlan table) {
    var known = schema.table(TableName.parse(table.name()));
    try {
      return known.map(t -> TableSize.of(compiled.program(table.name()), t));
    } catch (ProblemException e) {
      return Optional.empty(); // plan check says what is wrong
    }
  }

  private static String size(TableSize size) {
    return ", about "
        + Figures.bytes(size.heapBytes())
        + " and "
        + Figures.bytes(size.indexBytes())
        + " of indexes";
  }

  private Optional<Histogram> histogram(
      CompiledPlan compiled, Plan plan, TablePlan table, ColumnPlan column) {
    try {
      var program = compiled.program(table.name(), List.of(column.name()));
      var sample = ColumnSample.of(program, LOOKED_AT, Histograms.named(column.rule()));
      return Optional.of(new Histograms(plan).of(column, sample));
    } catch (ProblemException e) {
      undrawn = true;
      return Optional.empty(); // plan check says what is wrong
    }
  }

  private static String rows(TablePlan table) {
    return switch (table.rows()) {
      case Rows.Count(long count) -> Figures.count(count, "row");
      case Rows.PerParent() -> "as many rows as its parents have children";
      case Rows.Listed listed ->
          Figures.count(listed.records().size(), "row") + " from " + listed.source();
    };
  }

  private static JsonNode json(
      Plan plan, List<TablePlan> shown, Map<String, Map<String, Histogram>> histograms) {
    var root = JsonFile.object();
    root.put("status", "finished").put("plan", plan.name()).put("seed", plan.seed());
    root.put("locale", plan.locale().toLanguageTag());
    root.put("reference", plan.reference().toString());
    var tables = root.putArray("tables");
    for (var table : shown) {
      var node = tables.addObject().put("name", table.name());
      switch (table.rows()) {
        case Rows.Count(long count) -> node.put("rows", count);
        case Rows.PerParent() -> node.put("rows", "per parent");
        case Rows.Listed listed -> node.put("rows", listed.records().size());
      }
      var columns = node.putObject("columns");
      table.columns().forEach(c -> columns.put(c.name(), RuleText.of(c)));
      var shapes = node.putObject("shares");
      histograms.get(table.name()).forEach((column, h) -> shares(shapes, column, h));
    }
    return root;
  }

  private static void shares(ObjectNode shapes, String column, Histogram histogram) {
    if (histogram.bars().isEmpty()) {
      return;
    }
    var bars = shapes.putArray(column);
    for (var bar : new ArrayList<>(histogram.bars())) {
      var node = bars.addObject().put("value", bar.label()).put("actual", bar.actual());
      if (!Double.isNaN(bar.expected())) {
        node.put("expected", bar.expected());
      }
    }
  }
}
