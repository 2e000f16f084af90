package dev.tanemaki.ui.session;

import dev.tanemaki.database.CatalogReader;
import dev.tanemaki.database.Database;
import dev.tanemaki.database.Target;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.problem.Code;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.schema.DdlReader;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.TableName;
import java.util.Optional;

/** The tables a plan is for. */
public final class PlanSchema {

  private PlanSchema() {}

  /**
   * As the plan's own SQL makes them, else as they are in the target. May block.
   *
   * @throws dev.tanemaki.problem.ProblemException where neither can be read
   */
  public static Schema of(Plan plan, Optional<Target> target) {
    if (plan.ddl().isPresent()) {
      return DdlReader.read(plan.name() + " schema", plan.ddl().get());
    }
    var connected =
        target.orElseThrow(
            () ->
                Problem.usage(
                        "The plan's tables are not known yet",
                        "it brings no SQL and no target is connected",
                        "Connect to the target that has them.")
                    .as(Code.PLAN_WITHOUT_TABLES)
                    .asException());
    try (var database = Database.open(connected, 1)) {
      return database.with(
          session ->
              CatalogReader.read(
                  session,
                  plan.tables().stream().map(table -> TableName.parse(table.name())).toList()));
    }
  }
}
