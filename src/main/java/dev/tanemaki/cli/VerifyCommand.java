package dev.tanemaki.cli;

import dev.tanemaki.database.CatalogReader;
import dev.tanemaki.database.Database;
import dev.tanemaki.database.Target;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.TableName;
import dev.tanemaki.verify.Verifier;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tanemaki verify}: are the rows right. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Check every constraint and every distribution of a plan's tables.",
      "Reads only. Exit code 1 where a check fails."
    })
final class VerifyCommand implements Callable<Integer> {

  @Mixin private PlanArgument plan;
  @Mixin private TargetOptions target;
  @Mixin private JsonOption json;
  private final Services services;
  private final Terminal terminal;

  VerifyCommand(Services services, Terminal terminal) {
    this.services = services;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Plan wanted = plan.read(Optional.empty(), Optional.empty());
    Target where = target.resolve(services);
    var findings = new CheckFindings();
    try (var database = Database.open(where, Verifier.SESSIONS)) {
      Schema present = database.with(session -> CatalogReader.read(session, names(wanted)));
      requireTables(wanted, present, where);
      new Verifier(database::with).verify(present, Optional.of(wanted), findings);
    }
    findings.print(terminal.out());
    json.write(findings::json);
    if (findings.failed() == 0) {
      return 0;
    }
    terminal.err().println(findings.problem(where).message());
    return Problem.Kind.FAILED.exitCode();
  }

  private static List<TableName> names(Plan plan) {
    return plan.tables().stream().map(t -> TableName.parse(t.name())).toList();
  }

  private static void requireTables(Plan plan, Schema present, Target where) {
    var missing =
        names(plan).stream()
            .filter(name -> present.table(name).isEmpty())
            .map(TableName::toString)
            .toList();
    if (!missing.isEmpty()) {
      throw Problem.failed(
              "There is nothing to verify in " + where.place(),
              "it has no table " + String.join(", ", missing),
              "Load the plan first with: tanemaki seed")
          .asException();
    }
  }
}
