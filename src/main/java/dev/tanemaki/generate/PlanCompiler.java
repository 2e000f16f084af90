package dev.tanemaki.generate;

import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.TablePlan;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.Table;
import dev.tanemaki.schema.TableName;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The tables of a plan while they are compiled. */
final class PlanCompiler {

  private final Plan plan;
  private final Schema schema;
  private final Literals literals;
  private final Map<String, TableCompiler> tables = new HashMap<>();
  private final List<String> underWay = new ArrayList<>();

  PlanCompiler(Plan plan, Schema schema) {
    this.plan = plan;
    this.schema = schema;
    this.literals = new Literals(zone());
  }

  Plan plan() {
    return plan;
  }

  long seed() {
    return plan.seed();
  }

  Locale locale() {
    return plan.locale();
  }

  Instant reference() {
    return plan.reference().toInstant();
  }

  ZoneOffset zone() {
    return plan.reference().getOffset();
  }

  Literals literals() {
    return literals;
  }

  TableCompiler table(String name, Where asking) {
    TablePlan table =
        plan.table(name)
            .orElseThrow(
                () ->
                    asking.problem(
                        "there is no table " + name + " in the plan",
                        "name a table or auxiliary table of the plan"));
    return tables.computeIfAbsent(
        table.name(), _ -> new TableCompiler(this, table, catalogTable(table)));
  }

  private Optional<Table> catalogTable(TablePlan table) {
    if (!plan.tables().contains(table)) {
      return Optional.empty();
    }
    Optional<Table> found = schema.table(TableName.parse(table.name()));
    if (found.isEmpty()) {
      throw Problem.usage(
              "Table " + table.name() + " cannot be generated",
              "the target has no such table",
              "correct the plan, or let its DDL make the table")
          .asException();
    }
    return found;
  }

  /** The program of a table or, for a preview, of an auxiliary table. */
  TableProgram program(String name) {
    TableCompiler compiler =
        plan.table(name)
            .map(t -> table(t.name(), new Where(name, "*")))
            .orElseThrow(
                () ->
                    Problem.usage(
                            "Table " + name + " cannot be generated",
                            "the plan " + plan.name() + " has no table of that name",
                            "Name one of its tables.")
                        .asException());
    List<ProgramColumn> columns = compiler.loaded();
    var formulas = new ArrayList<Formula>();
    for (ProgramColumn column : columns) {
      formulas.add(compiler.slot(column.name(), new Where(name, column.name())).value());
    }
    return new TableProgram(
        compiler.name(), compiler.rows(), columns, Fusion.align(formulas), zone());
  }

  /** Runs {@code work} on something of a table; a problem if that is under way already. */
  <T> T guarded(String table, String what, Supplier<T> work) {
    String place = table + "." + what;
    int at = underWay.indexOf(place);
    if (at >= 0) {
      var cycle = new ArrayList<>(underWay.subList(at, underWay.size()));
      cycle.add(place);
      throw Problem.usage(
              "Column " + place + " cannot be generated",
              "it depends on itself: " + String.join(" → ", cycle),
              "let one of these columns get its value without the next")
          .asException();
    }
    underWay.add(place);
    try {
      return work.get();
    } finally {
      underWay.removeLast();
    }
  }
}
