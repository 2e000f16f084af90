package dev.tanemaki.cli;

import dev.tanemaki.plan.Finding;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.PlanSource;
import dev.tanemaki.plan.PlanValidator;
import dev.tanemaki.schema.DdlReader;
import dev.tanemaki.schema.Schema;
import java.util.List;
import java.util.Optional;

/**
 * What can be said against a plan before any database is asked: all of it, if it brings its DDL.
 */
final class PlanChecks {

  private PlanChecks() {}

  /** The tables of the plan's own DDL, empty for a plan against tables that are already there. */
  static Optional<Schema> schema(Plan plan) {
    return plan.ddl().map(ddl -> DdlReader.read(plan.name() + " schema", ddl));
  }

  /**
   * Throws the findings, if there are any.
   *
   * @param plan may have other rows or another seed than its source
   */
  static void require(Plan plan, PlanSource source) {
    Optional<Schema> schema = schema(plan);
    if (schema.isPresent()) {
      List<Finding> findings = PlanValidator.check(plan, schema.get(), source.places());
      if (!findings.isEmpty()) {
        throw Finding.asProblem(findings).asException();
      }
    }
  }
}
