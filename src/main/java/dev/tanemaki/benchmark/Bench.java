package dev.tanemaki.benchmark;

import dev.tanemaki.database.Scratch;
import dev.tanemaki.database.Session;
import dev.tanemaki.generate.CompiledPlan;
import dev.tanemaki.generate.Generator;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.Rows;
import dev.tanemaki.plan.TablePlan;
import dev.tanemaki.run.RunOptions;
import dev.tanemaki.run.RunOptions.Mode;
import dev.tanemaki.run.target.Ground;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.Table;
import dev.tanemaki.schema.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * A plan's tables as bare scratch copies, with programs that make few enough rows of each for a
 * pilot. All references hold among these rows, as the whole plan is made smaller.
 *
 * @param tables in loading order
 * @param plan the small plan, its tables named after their copies
 */
record Bench(List<PilotTable> tables, Scratch.Copies copies, Plan plan) {

  /** Fewer rows are over too soon to be timed. */
  static final long LEAST_ROWS = 10_000;

  static final long MOST_ROWS = 50_000;

  Bench {
    tables = List.copyOf(tables);
  }

  /** About one percent of a table, within bounds; all of a small one. */
  static long pilotRows(long planRows) {
    return Math.min(planRows, Math.clamp(planRows / 100, LEAST_ROWS, MOST_ROWS));
  }

  static Bench set(Session session, Scratch scratch, Plan plan, RunOptions options) {
    return Ground.show(session, plan, schema -> set(session, scratch, plan, options, schema));
  }

  private static Bench set(
      Session session, Scratch scratch, Plan plan, RunOptions options, Schema schema) {
    Plan small = plan;
    boolean sized = true;
    for (TablePlan table : plan.tables()) {
      if (table.rows() instanceof Rows.Count(long count)) {
        small = small.withRows(table.name(), pilotRows(count));
      } else if (table.rows() instanceof Rows.PerParent) {
        sized = false;
      }
    }
    CompiledPlan programs = Generator.compile(small, schema);
    CompiledPlan whole = sized ? programs : Generator.compile(plan, schema);
    Scratch.Copies copies = scratch.copy(session, schema);
    var plans = new HashMap<TableName, TablePlan>();
    plan.tables()
        .forEach(t -> plans.put(schema.table(TableName.parse(t.name())).orElseThrow().name(), t));
    String main = plan.mainTable().map(TablePlan::name).orElse("");
    var tables = new ArrayList<PilotTable>();
    for (Table table : schema.tables()) {
      TablePlan of = plans.get(table.name());
      tables.add(
          new PilotTable(
              of.name(),
              copies.of(table),
              programs.program(of.name()),
              options.format(),
              of.rows() instanceof Rows.Count(long count) ? count : whole.program(of.name()).rows(),
              options.mode() == Mode.REPLACE ? 0 : Ground.rowsAbout(session, table.name()),
              of.name().equals(main),
              table.foreignKeys().stream()
                  .anyMatch(key -> schema.table(key.referenced()).equals(Optional.of(table)))));
    }
    return new Bench(tables, copies, named(small, schema, copies));
  }

  private static Plan named(Plan plan, Schema schema, Scratch.Copies copies) {
    var tables =
        plan.tables().stream()
            .map(
                t ->
                    new TablePlan(
                        copies.of(schema.table(TableName.parse(t.name())).orElseThrow()).toString(),
                        t.rows(),
                        t.columns(),
                        t.with()))
            .toList();
    return new Plan(
        plan.name(), plan.seed(), plan.locale(), plan.reference(), plan.ddl(), tables, plan.with());
  }
}
