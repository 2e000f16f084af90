package dev.tanemaki.ui.verify;

import dev.tanemaki.database.CatalogReader;
import dev.tanemaki.database.Database;
import dev.tanemaki.database.Target;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.SeededRun;
import dev.tanemaki.run.execution.RunService;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.TableName;
import dev.tanemaki.verify.alert.Loss;
import java.util.List;

/**
 * What is to be checked, gathered before the first query of a check.
 *
 * @param finished false for a run whose rows have not all come in
 */
record Work(
    Plan plan,
    Schema schema,
    boolean finished,
    List<SeededRun.TableRows> missing,
    List<Loss> losses) {

  static Work of(SeededRun seeded) {
    return new Work(
        seeded.plan(),
        seeded.schema(),
        seeded.finished(),
        seeded.tables().stream().filter(t -> t.missing() > 0).toList(),
        seeded.losses());
  }

  /**
   * Reads the tables of a plan; blocks.
   *
   * @throws dev.tanemaki.problem.ProblemException where the target lacks one of them
   */
  static Work of(Plan wanted, Target target) {
    var names = wanted.tables().stream().map(t -> TableName.parse(t.name())).toList();
    try (var database = Database.open(target, 1)) {
      Schema present =
          database.with(
              session ->
                  RunService.withAllThatIsAside(session, CatalogReader.read(session, names)));
      var absent =
          names.stream()
              .filter(name -> present.table(name).isEmpty())
              .map(TableName::toString)
              .toList();
      if (!absent.isEmpty()) {
        throw Problem.failed(
                "There is nothing to verify in " + target.place(),
                "it has no table " + String.join(", ", absent),
                "Load the plan first.")
            .asException();
      }
      return new Work(wanted, present, true, List.of(), List.of());
    }
  }
}
