package dev.tanemaki.verify;

import dev.tanemaki.database.Session;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.Table;
import dev.tanemaki.schema.TableName;
import dev.tanemaki.verify.check.DistributionCheck;
import dev.tanemaki.verify.derived.Derived;
import dev.tanemaki.verify.expectation.Expectations;
import dev.tanemaki.verify.query.Passes;
import dev.tanemaki.verify.query.RowSource;
import java.util.ArrayList;
import java.util.List;

/** What the plan lets expect of a single column, for whoever asks about that column alone. */
public final class ColumnChecks {

  private ColumnChecks() {}

  /**
   * The distributions of a column against all rows of its table; none where the plan says nothing
   * of them.
   *
   * @param schema all tables of the plan
   */
  public static List<DistributionCheck> of(
      SessionSource sessions, Schema schema, Plan plan, Table table, String column) {
    return sessions.with(
        session ->
            session.inTransaction(
                s -> {
                  s.execute("set local jit = off");
                  s.execute("set local enable_sort = off");
                  s.execute("set local enable_mergejoin = off");
                  return of(s, schema, plan, table, column);
                }));
  }

  private static List<DistributionCheck> of(
      Session session, Schema schema, Plan plan, Table table, String column) {
    var planned =
        plan.tables().stream()
            .filter(t -> schema.table(TableName.parse(t.name())).filter(table::equals).isPresent())
            .findFirst();
    if (planned.isEmpty()) {
      return List.of();
    }
    var found = new ArrayList<DistributionCheck>();
    var derived = new Derived(plan, schema, planned.get(), table);
    var passes =
        new Passes(
            table,
            new RowSource.All(table),
            derived.beside(),
            check -> {
              if (check instanceof DistributionCheck d) {
                found.add(d);
              }
            },
            DistributionCheck.FALSE_ALARMS);
    Expectations.of(plan, schema, planned.get(), table, derived).stream()
        .filter(e -> e.column().equals(column) && e.tests() > 0)
        .forEach(e -> e.ask(passes));
    var rows = passes.rows();
    if (!rows.expressions().isEmpty()) {
      rows.run(session, passes.from(session, rows.expressions()));
    }
    passes.groups().forEach(g -> g.run(session, passes.from(session, g.expressions())));
    return List.copyOf(found);
  }
}
