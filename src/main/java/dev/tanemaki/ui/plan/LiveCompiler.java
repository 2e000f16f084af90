package dev.tanemaki.ui.plan;

import dev.tanemaki.generate.CompiledPlan;
import dev.tanemaki.generate.Generator;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.schema.Schema;

/** Compiles of a plan what has changed since the last time. For one thread at a time. */
final class LiveCompiler {

  private Schema schema;
  private Plan plan;
  private CompiledPlan compiled;

  CompiledPlan compile(Look.Ask asked) {
    if (compiled == null || !asked.schema().equals(schema)) {
      compiled = Generator.lazily(asked.plan(), asked.schema());
    } else if (asked.plan() != plan) {
      compiled = compiled.changed(asked.plan());
    }
    schema = asked.schema();
    plan = asked.plan();
    return compiled;
  }
}
