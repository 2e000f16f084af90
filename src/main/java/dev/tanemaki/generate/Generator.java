package dev.tanemaki.generate;

import dev.tanemaki.plan.Plan;
import dev.tanemaki.schema.Schema;

/** Compiles plans. */
public final class Generator {

  /**
   * Part of every plan's fingerprint: raised whenever any rule makes other values than before from
   * the same plan.
   */
  public static final String VERSION = "2";

  private Generator() {}

  /**
   * Compiles a plan: sorts the columns of each table by dependency, reads values as their columns'
   * types, builds tables of weights and dictionaries. May take a second. What is wrong with the
   * values of a table to load comes to light here, before any row is made; auxiliary tables are
   * compiled as far as others refer to them.
   *
   * @param schema the tables as the target has them, or as the plan's DDL makes them
   * @throws dev.tanemaki.problem.ProblemException usage, naming table, column and value
   */
  public static CompiledPlan compile(Plan plan, Schema schema) {
    var compiled = new CompiledPlan(new PlanCompiler(plan, schema));
    plan.tables().forEach(table -> compiled.program(table.name()));
    return compiled;
  }

  /**
   * A plan whose tables are compiled as they are asked for, column by column: for looking at some
   * of its rows. A problem shows when its table is asked for.
   */
  public static CompiledPlan lazily(Plan plan, Schema schema) {
    return new CompiledPlan(new PlanCompiler(plan, schema));
  }
}
