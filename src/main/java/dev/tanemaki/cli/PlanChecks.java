package dev.tanemaki.cli;

import dev.tanemaki.generate.PlanTrial;
import dev.tanemaki.plan.Finding;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.PlanSource;
import dev.tanemaki.plan.PlanValidator;
import dev.tanemaki.schema.DdlReader;
import dev.tanemaki.schema.Schema;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What can be said against a plan before any database is asked: all of it, if it brings its DDL.
 */
final class PlanChecks {

  /** Rows are looked at for as long as this. */
  private static final Duration TRIAL = Duration.ofSeconds(5);

  private PlanChecks() {}

  /** The tables of the plan's own DDL, empty for a plan against tables that are already there. */
  static Optional<Schema> schema(Plan plan) {
    return plan.ddl().map(ddl -> DdlReader.read(plan.name() + " schema", ddl));
  }

  /** What the plan's rules tell; where they tell nothing, what its rows do. */
  static List<Finding> findings(PlanSource source, Schema schema) {
    var findings = PlanValidator.check(source, schema);
    return findings.isEmpty()
        ? PlanTrial.findings(source.plan(), schema, source.places(), TRIAL)
        : findings;
  }

  /** Throws the findings, if there are any. */
  static void require(PlanSource source) {
    Optional<Schema> schema = schema(source.plan());
    if (schema.isPresent()) {
      List<Finding> findings = PlanValidator.check(source, schema.get());
      if (!findings.isEmpty()) {
        throw Finding.asProblem(findings).asException();
      }
    }
  }
}
