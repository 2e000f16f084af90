package dev.tanemaki.plan.edit;

import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.Rows;
import dev.tanemaki.plan.TablePlan;
import java.util.function.UnaryOperator;

/** One thing to change in a plan. */
sealed interface PlanEdit {

  /** The plan with it changed. */
  Plan of(Plan plan);

  record SetColumn(String table, ColumnPlan column) implements PlanEdit {
    @Override
    public Plan of(Plan plan) {
      return inTable(plan, table, t -> t.withColumn(column));
    }
  }

  record RemoveColumn(String table, String column) implements PlanEdit {
    @Override
    public Plan of(Plan plan) {
      return inTable(plan, table, t -> t.withoutColumn(column));
    }
  }

  record SetRows(String table, Rows rows) implements PlanEdit {
    @Override
    public Plan of(Plan plan) {
      return inTable(plan, table, t -> t.withRows(rows));
    }
  }

  record SetSeed(long seed) implements PlanEdit {
    @Override
    public Plan of(Plan plan) {
      return plan.withSeed(seed);
    }
  }

  private static Plan inTable(Plan plan, String table, UnaryOperator<TablePlan> change) {
    return plan.table(table).map(t -> plan.withTable(change.apply(t))).orElse(plan);
  }
}
