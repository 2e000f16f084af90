package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.Finding;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.TablePlan;
import dev.tanemaki.schema.Column;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an editor knows beside the column itself.
 *
 * @param plan the last plan that could be read
 * @param table the name of the column's table or auxiliary table
 * @param column what the schema says; empty for auxiliary columns and where no schema is known
 * @param findings what is wrong with this column; shown at the fields concerned
 * @param labels words for the keys of the rule, as in 13 → 東京都; see {@link Labels}
 * @param underway whether what an editor said last is still to be kept or given up
 */
public record EditorContext(
    Plan plan,
    String table,
    Optional<Column> column,
    List<Finding> findings,
    Map<String, String> labels,
    boolean underway) {

  public EditorContext {
    findings = List.copyOf(findings);
    labels = Map.copyOf(labels);
  }

  /** The column's table; empty where the plan does not have it. */
  Optional<TablePlan> tablePlan() {
    return plan.table(table);
  }

  boolean sameTable(EditorContext other) {
    return other != null && other.table().equals(table);
  }

  /** The words for a key, or the key itself. */
  String label(String key) {
    return labels.getOrDefault(key, key);
  }
}
