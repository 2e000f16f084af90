package dev.tanemaki.run;

import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.Rows;
import dev.tanemaki.plan.TablePlan;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.Table;
import dev.tanemaki.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The order in which a plan's tables are loaded: parents before children, lists before generated
 * rows where both could come next.
 */
final class LoadOrder {

  /**
   * One table in its place.
   *
   * @param parents names, as in the plan, of the plan's tables it references
   * @param selfReferencing whether its rows reference rows of its own
   */
  record Step(TablePlan plan, Table table, Set<String> parents, boolean selfReferencing) {
    boolean listed() {
      return plan.rows() instanceof Rows.Listed;
    }
  }

  private LoadOrder() {}

  /**
   * @throws dev.tanemaki.problem.ProblemException refused, where tables reference each other in a
   *     circle
   */
  static List<Step> of(Plan plan, Schema schema) {
    var waiting = steps(plan, schema);
    var ordered = new ArrayList<Step>();
    while (!waiting.isEmpty()) {
      var ready =
          waiting.values().stream()
              .filter(s -> s.parents().stream().noneMatch(waiting::containsKey))
              .toList();
      if (ready.isEmpty()) {
        throw Problem.refused(
                "The tables " + String.join(", ", waiting.keySet()) + " cannot be loaded",
                "their foreign keys reference each other in a circle, so none can come first",
                "Make one of the foreign keys deferrable, or leave one of the tables out.")
            .asException();
      }
      var next = ready.stream().filter(Step::listed).findFirst().orElse(ready.getFirst());
      waiting.remove(next.plan().name());
      ordered.add(next);
    }
    return ordered;
  }

  private static Map<String, Step> steps(Plan plan, Schema schema) {
    var names =
        plan.tables().stream()
            .collect(
                Collectors.toMap(
                    t -> schema.table(TableName.parse(t.name())).orElseThrow().name(),
                    TablePlan::name));
    var steps = new LinkedHashMap<String, Step>();
    for (TablePlan tablePlan : plan.tables()) {
      Table table = schema.table(TableName.parse(tablePlan.name())).orElseThrow();
      var referenced =
          table.foreignKeys().stream()
              .flatMap(fk -> schema.table(fk.referenced()).stream())
              .map(t -> names.get(t.name()))
              .filter(n -> n != null)
              .collect(Collectors.toSet());
      boolean self = referenced.remove(tablePlan.name());
      steps.put(tablePlan.name(), new Step(tablePlan, table, Set.copyOf(referenced), self));
    }
    return steps;
  }
}
