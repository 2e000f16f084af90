package dev.tanemaki.ui.plan;

import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.TablePlan;
import dev.tanemaki.problem.ProblemException;
import dev.tanemaki.schema.InsertionOrder;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.Table;
import dev.tanemaki.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table of the plan.
 *
 * @param auxiliary rows to refer to, loaded nowhere
 */
record TableRow(TablePlan table, boolean auxiliary) {

  String name() {
    return table.name();
  }

  static Optional<TableRow> of(Plan plan, String name) {
    boolean loaded = plan.tables().stream().anyMatch(t -> t.name().equals(name));
    return plan.table(name).map(t -> new TableRow(t, !loaded));
  }

  /** Tables in the order they are filled in, then the auxiliary ones. */
  static List<TableRow> all(Plan plan, Schema schema) {
    var rows = new ArrayList<TableRow>();
    try {
      for (Table table : InsertionOrder.of(schema)) {
        plan.tables().stream()
            .filter(t -> TableName.parse(t.name()).equals(table.name()))
            .forEach(t -> rows.add(new TableRow(t, false)));
      }
    } catch (ProblemException e) {
      // A circle is a finding of its own; the file's order will do to show it.
      rows.clear();
    }
    plan.tables().stream()
        .filter(t -> rows.stream().noneMatch(row -> row.table() == t))
        .forEach(t -> rows.add(new TableRow(t, false)));
    plan.with().forEach(t -> rows.add(new TableRow(t, true)));
    return List.copyOf(rows);
  }

  /** What the schema says of it. */
  Optional<Table> in(Schema schema) {
    return auxiliary ? Optional.empty() : schema.table(TableName.parse(name()));
  }
}
