package dev.tanemaki.generate;

import dev.tanemaki.plan.Plan;
import dev.tanemaki.schema.Schema;

/** Compiles plans. */
public final class Generator {

  /**
   * Part of every plan's fingerprint: raised whenever any rule makes other values than before from
   * the same plan.
   */
  public static final String VERSION = "1";

  private Generator() {}

  /**
   * Compiles a plan; its tables are compiled when they are first asked for.
   *
   * @param schema the tables as the target has them, or as the plan's DDL makes them
   */
  public static CompiledPlan compile(Plan plan, Schema schema) {
    return new CompiledPlan(new PlanCompiler(plan, schema));
  }
}
