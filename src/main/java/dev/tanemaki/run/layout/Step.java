package dev.tanemaki.run.layout;

import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.Rows;
import dev.tanemaki.plan.TablePlan;
import dev.tanemaki.schema.InsertionOrder;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.Table;
import dev.tanemaki.schema.TableName;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One table of a plan in its place in the order of loading.
 *
 * @param parents names, as in the plan, of the plan's other tables it references
 * @param selfReferencing whether its rows reference rows of its own
 */
public record Step(TablePlan plan, Table table, Set<String> parents, boolean selfReferencing) {

  public Step {
    parents = Set.copyOf(parents);
  }

  public boolean listed() {
    return plan.rows() instanceof Rows.Listed;
  }

  /**
   * All tables of a plan: parents before children, otherwise lists before generated rows.
   *
   * @param schema holds all of the plan's tables
   * @throws dev.tanemaki.problem.ProblemException usage, where tables reference each other in a
   *     circle
   */
  public static List<Step> inOrder(Plan plan, Schema schema) {
    var plans = new HashMap<TableName, TablePlan>();
    plan.tables()
        .forEach(t -> plans.put(schema.table(TableName.parse(t.name())).orElseThrow().name(), t));
    var tables =
        plan.tables().stream()
            .sorted(Comparator.comparing(t -> !(t.rows() instanceof Rows.Listed)))
            .map(t -> schema.table(TableName.parse(t.name())).orElseThrow())
            .toList();
    return InsertionOrder.of(new Schema(tables)).stream()
        .map(table -> step(plans.get(table.name()), table, plans, schema))
        .toList();
  }

  private static Step step(
      TablePlan plan, Table table, HashMap<TableName, TablePlan> plans, Schema schema) {
    var referenced =
        table.foreignKeys().stream()
            .flatMap(key -> schema.table(key.referenced()).stream())
            .map(parent -> plans.get(parent.name()))
            .filter(parent -> parent != null)
            .map(TablePlan::name)
            .collect(Collectors.toSet());
    boolean self = referenced.remove(plan.name());
    return new Step(plan, table, referenced, self);
  }
}
