package dev.tanemaki.verify;

import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.plan.TablePlan;
import dev.tanemaki.problem.Code;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.schema.ColumnType;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.Table;
import dev.tanemaki.schema.TableName;
import dev.tanemaki.verify.check.Constraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A plan beside the tables as the catalog has them. */
final class PlannedTables {

  private PlannedTables() {}

  /**
   * A rule without its column cannot be looked at, and to pass over it would be to vouch for it.
   *
   * @throws dev.tanemaki.problem.ProblemException refused, with the columns of the first such table
   */
  static void requireColumns(Plan plan, Schema schema) {
    for (TablePlan planned : plan.tables()) {
      Optional<Table> table = schema.table(TableName.parse(planned.name()));
      var missing =
          planned.columns().stream()
              .map(c -> c.name())
              .filter(c -> table.isPresent() && table.get().column(c).isEmpty())
              .toList();
      if (!missing.isEmpty()) {
        String name = table.orElseThrow().name().toString();
        String shown = "the plan has rules for columns it lacks: " + String.join(", ", missing);
        throw Problem.refused(
                "The table " + name + " is present with another shape",
                shown,
                "Verify another database or schema, or write a plan for the table as it is.")
            .as(Code.OTHER_SHAPE, name, shown)
            .asException();
      }
    }
  }

  /**
   * References of the plan that no foreign key of the table guards, called by their column: a row
   * without its parent is wrong all the same.
   */
  static List<Constraint> unguarded(TablePlan planned, Table table, Schema schema) {
    var found = new ArrayList<Constraint>();
    for (var column : planned.columns()) {
      boolean guarded =
          table.foreignKeys().stream().anyMatch(k -> k.columns().contains(column.name()));
      if (!guarded && column.rule() instanceof Rule.Reference reference) {
        schema
            .table(TableName.parse(reference.table()))
            .flatMap(parent -> key(column.name(), table, parent, reference))
            .ifPresent(key -> found.add(new Constraint.ForeignKey(table.name(), key)));
      }
    }
    return found;
  }

  private static Optional<Table.ForeignKey> key(
      String column, Table table, Table parent, Rule.Reference reference) {
    return reference
        .column()
        .or(
            () ->
                parent.keys().stream()
                    .filter(k -> k.primary() && k.columns().size() == 1)
                    .map(k -> k.columns().getFirst())
                    .findFirst())
        .filter(key -> comparable(table, column, parent, key))
        .map(key -> new Table.ForeignKey(column, List.of(column), parent.name(), List.of(key)));
  }

  /** Whether PostgreSQL compares them without a cast. */
  private static boolean comparable(Table table, String column, Table parent, String key) {
    var own = table.column(column).map(c -> c.type());
    var other = parent.column(key).map(c -> c.type());
    return own.isPresent()
        && other.isPresent()
        && (own.get().equals(other.get())
            || own.get() instanceof ColumnType.Int && other.get() instanceof ColumnType.Int
            || own.get() instanceof ColumnType.Text && other.get() instanceof ColumnType.Text);
  }
}
