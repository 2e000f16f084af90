package dev.tanemaki.generate;

import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.TablePlan;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.TableName;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Compiles the tables of one plan, each when it is first asked for. */
final class PlanCompiler {

  private final Plan plan;
  private final Schema schema;
  private final Literals literals;
  private final Map<String, TableCompiler> tables = new HashMap<>();

  PlanCompiler(Plan plan, Schema schema) {
    this.plan = plan;
    this.schema = schema;
    this.literals = new Literals(plan.reference().getOffset());
  }

  Plan plan() {
    return plan;
  }

  ZoneOffset zone() {
    return plan.reference().getOffset();
  }

  Locale locale() {
    return plan.locale();
  }

  Literals literals() {
    return literals;
  }

  /** The compiler of a table or auxiliary table of the plan. */
  TableCompiler table(String name) {
    TableCompiler known = tables.get(name);
    if (known == null) {
      TablePlan table =
          plan.table(name)
              .orElseThrow(
                  () ->
                      Problem.usage(
                              "Table " + name + " cannot be generated",
                              "the plan " + plan.name() + " has no table of that name",
                              "Name one of its tables.")
                          .asException());
      known = new TableCompiler(this, table, schema.table(TableName.parse(name)));
      tables.put(name, known);
    }
    return known;
  }
}
