package dev.tanemaki.run.layout;

import dev.tanemaki.database.Session;
import dev.tanemaki.generate.CompiledPlan;
import dev.tanemaki.generate.Generator;
import dev.tanemaki.generate.PlanTrial;
import dev.tanemaki.generate.TableProgram;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.PlanSource;
import dev.tanemaki.plan.Rows;
import dev.tanemaki.run.RunOptions.Mode;
import dev.tanemaki.run.ledger.Extent;
import dev.tanemaki.schema.Schema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Which row indexes of each table a run makes, and the programs that make them. A table that goes
 * on after rows of earlier runs is compiled as if all its rows were of one plan: what run after run
 * appends is then what one run would have made.
 */
public record Layout(List<Extent> extents, CompiledPlan programs) {

  /** Rows of the plan are looked at for as long as that before a run. */
  private static final Duration TRIAL = Duration.ofSeconds(1);

  public Layout {
    extents = List.copyOf(extents);
  }

  public TableProgram program(Extent extent) {
    return programs.program(extent.table());
  }

  /**
   * The layout of a run that begins: looks where the tables end.
   *
   * @return what is left to do, compiling and trying the programs, for which the session is not
   *     needed
   */
  public static Supplier<Layout> place(
      Session session, PlanSource source, Schema schema, List<Step> steps, Mode mode) {
    var firsts = new HashMap<String, Long>();
    var fresh = new HashMap<String, Boolean>();
    Plan whole = source.plan();
    for (Step step : steps) {
      String name = step.plan().name();
      boolean empty = mode == Mode.REPLACE || AppendPosition.empty(session, step);
      long first = empty || step.listed() ? 0 : AppendPosition.firstMissing(session, step);
      if (!empty && !step.listed()) {
        AppendPosition.requireAppendable(step);
      }
      fresh.put(name, empty);
      firsts.put(name, first);
      if (step.plan().rows() instanceof Rows.Count(long count)) {
        AppendPosition.requireRoom(step, first, count);
        whole = first == 0 ? whole : whole.withRows(name, first + count);
      }
    }
    PlanSource placed = source.with(whole);
    return () -> compile(placed, schema, steps, firsts, fresh);
  }

  private static Layout compile(
      PlanSource placed,
      Schema schema,
      List<Step> steps,
      Map<String, Long> firsts,
      Map<String, Boolean> fresh) {
    CompiledPlan programs = Generator.compile(placed.plan(), schema);
    PlanTrial.require(programs, placed.plan(), placed.places(), TRIAL);
    var extents = new ArrayList<Extent>();
    for (Step step : steps) {
      String name = step.plan().name();
      long first = firsts.get(name);
      long rows = programs.program(name).rows() - first;
      extents.add(new Extent(name, first, Math.max(0, rows), step.listed() && !fresh.get(name)));
    }
    return new Layout(extents, programs);
  }

  /** The layout of a run that goes on: as the ledger has it. */
  public static Layout of(Plan plan, Schema schema, List<Extent> extents) {
    Plan whole = plan;
    for (Extent extent : extents) {
      boolean counted =
          plan.table(extent.table()).filter(t -> t.rows() instanceof Rows.Count).isPresent();
      if (counted && extent.firstRow() > 0) {
        whole = whole.withRows(extent.table(), extent.endRow());
      }
    }
    return new Layout(extents, Generator.compile(whole, schema));
  }

  public Map<String, Extent> byTable() {
    var byTable = new HashMap<String, Extent>();
    extents.forEach(extent -> byTable.put(extent.table(), extent));
    return byTable;
  }
}
