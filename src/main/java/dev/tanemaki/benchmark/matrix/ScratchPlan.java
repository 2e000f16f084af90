package dev.tanemaki.benchmark.matrix;

import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.plan.TablePlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A plan for copies of its tables: other names, and no SQL that would make tables. */
final class ScratchPlan {

  private final Map<String, String> names;

  private ScratchPlan(Map<String, String> names) {
    this.names = names;
  }

  /**
   * @param names the copies by the names that the plan has for its tables
   */
  static Plan of(Plan plan, Map<String, String> names) {
    var renaming = new ScratchPlan(names);
    return new Plan(
        plan.name(),
        plan.seed(),
        plan.locale(),
        plan.reference(),
        Optional.empty(),
        plan.tables().stream().map(renaming::table).toList(),
        plan.with().stream().map(renaming::table).toList());
  }

  private TablePlan table(TablePlan table) {
    return new TablePlan(
        name(table.name()), table.rows(), columns(table.columns()), columns(table.with()));
  }

  private List<ColumnPlan> columns(List<ColumnPlan> columns) {
    return columns.stream().map(c -> new ColumnPlan(c.name(), rule(c.rule()), c.nulls())).toList();
  }

  private Rule rule(Rule rule) {
    return rule instanceof Rule.Reference(var table, var column, var pick, var within)
        ? new Rule.Reference(name(table), column, pick, within)
        : rule;
  }

  private String name(String table) {
    return names.getOrDefault(table, table);
  }
}
