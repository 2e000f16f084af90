package dev.tanemaki.run.target;

import dev.tanemaki.database.Session;
import dev.tanemaki.plan.Finding;
import dev.tanemaki.plan.Places;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.PlanMessage;
import dev.tanemaki.plan.Rows;
import dev.tanemaki.plan.TablePlan;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.Table.ForeignKey;
import dev.tanemaki.schema.TableName;
import java.util.ArrayList;
import java.util.List;

/** Parents that a plan's rows need and neither the plan nor the target has. */
public final class OutsideParents {

  private OutsideParents() {}

  /** What the plan lacks, with places of the text it was read from. */
  public static List<Finding> missing(Session session, Plan plan, Schema schema, Places places) {
    var findings = new ArrayList<Finding>();
    for (var table : plan.tables()) {
      for (var key :
          schema.table(TableName.parse(table.name())).map(t -> t.foreignKeys()).orElse(List.of())) {
        boolean outside =
            plan.tables().stream()
                .map(t -> TableName.parse(t.name()))
                .noneMatch(t -> same(t, key.referenced()));
        if (outside && filled(table, key) && empty(session, key.referenced())) {
          findings.add(finding(table, key, places));
        }
      }
    }
    return findings;
  }

  /** Throws what the plan lacks, if anything. */
  public static void require(Session session, Plan plan, Schema schema, Places places) {
    var findings = missing(session, plan, schema, places);
    if (!findings.isEmpty()) {
      throw Finding.asProblem(findings).asException();
    }
  }

  private static Finding finding(TablePlan table, ForeignKey key, Places places) {
    var column = key.columns().getFirst();
    var path = "tables/" + table.name() + "/columns/" + column;
    return new Finding(
        path,
        places.key(path),
        table.name() + "." + column,
        PlanMessage.PARENT_EMPTY.of(key.referenced()),
        PlanMessage.ADD_OR_FILL.of(key.referenced().name()));
  }

  private static boolean same(TableName one, TableName other) {
    return one.name().equals(other.name())
        && (one.schema().isEmpty()
            || other.schema().isEmpty()
            || one.schema().equals(other.schema()));
  }

  /** Whether rows get values in all of the key's columns: one null is enough to need no parent. */
  private static boolean filled(TablePlan table, ForeignKey key) {
    return key.columns().stream()
        .allMatch(
            c ->
                table.column(c).map(p -> p.nulls() < 1).orElse(false)
                    || table.column(c).isEmpty()
                        && table.rows() instanceof Rows.Listed l
                        && l.header().contains(c));
  }

  /** False where the role may not look. */
  private static boolean empty(Session session, TableName table) {
    boolean readable =
        session
            .queryOne(
                "select to_regclass(?) is not null and has_table_privilege(?, 'select')",
                row -> row.bool(1),
                table.sql(),
                table.sql())
            .orElse(false);
    return readable
        && session.queryLong("select count(*) from (select 1 from " + table.sql() + " limit 1) r")
            == 0;
  }
}
