package dev.tanemaki.run;

import dev.tanemaki.database.Database;
import dev.tanemaki.database.Target;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.schema.TableName;

/** Counts what a run that replaces would remove, for the question before it starts. */
public final class RowsPresent {

  private RowsPresent() {}

  /** Rows in the plan's tables, as far as those exist. Blocks. */
  public static long in(Target target, Plan plan) {
    try (var database = Database.open(target, 1);
        var session = database.session()) {
      long rows = 0;
      for (var table : plan.tables()) {
        String name = TableName.parse(table.name()).sql();
        boolean exists =
            session
                .queryOne("select to_regclass(?) is not null", row -> row.bool(1), name)
                .orElse(false);
        rows += exists ? session.queryLong("select count(*) from " + name) : 0;
      }
      return rows;
    }
  }
}
