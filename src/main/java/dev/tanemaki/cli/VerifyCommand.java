package dev.tanemaki.cli;

import dev.tanemaki.database.CatalogReader;
import dev.tanemaki.database.Database;
import dev.tanemaki.database.Session;
import dev.tanemaki.database.Target;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.RunRecord;
import dev.tanemaki.run.SeededRun;
import dev.tanemaki.run.execution.RunService;
import dev.tanemaki.run.target.Privileges;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.TableName;
import dev.tanemaki.verify.Depth;
import dev.tanemaki.verify.Verifier;
import dev.tanemaki.verify.alert.AlertChecks;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tanemaki verify}: are the rows right. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Check every constraint and every distribution of a plan's tables.",
      "With --run: of the plan that the ledger keeps of that run, and whether its rows are there.",
      "Reads only. Exit code 1 where a check fails, or a table is empty that the plan has rows for."
    })
final class VerifyCommand implements Callable<Integer> {

  @Mixin private PlanArgument plan;

  @Option(
      names = "--run",
      paramLabel = "N",
      description = "A run of the target's ledger instead of a plan; see: tanemaki runs list.")
  private Optional<Long> run = Optional.empty();

  @Option(
      names = "--sample",
      paramLabel = "ROWS",
      converter = Count.Converter.class,
      description = {
        "Judge what is left to chance, such as shares, bands, flags, curves and nulls, by a sample"
            + " of about so many rows a table; default: by all. Constraints and whatever the plan"
            + " decides exactly are checked on all rows either way. A value that the plan does not"
            + " know, or that is out of range, is then found only where the sample has it."
      })
  private Optional<Count> sample = Optional.empty();

  @Mixin private AlertOptions alerts;
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
    var findings = new CheckFindings();
    Depth depth = depth();
    Target where = run.isPresent() ? ofRun(run.get(), depth, findings) : ofPlan(depth, findings);
    findings.print(terminal.out());
    AlertOptions.print(terminal, findings.alerts());
    json.write(findings::json);
    if (findings.failed() == 0) {
      return alerts.end(terminal, findings.alerts().raised());
    }
    terminal.err().println(findings.problem(where).message());
    return Problem.Kind.FAILED.exitCode();
  }

  private Depth depth() {
    if (sample.isPresent() && sample.get().value() < 1) {
      throw Problem.usage(
              "A sample of " + sample.get().value() + " rows tells nothing",
              "",
              "Use --sample with 1 or more, such as --sample 100000, or leave it out.")
          .asException();
    }
    return sample.<Depth>map(n -> new Depth.Sample(n.value())).orElse(new Depth.Everything());
  }

  private Target ofPlan(Depth depth, CheckFindings findings) {
    Plan wanted = plan.read(Optional.empty(), Optional.empty()).plan();
    var rules = alerts.of(Optional.of(wanted), services);
    Target where = target.resolve(services);
    try (var database = Database.open(where, Verifier.SESSIONS)) {
      Schema present =
          database.with(
              session ->
                  RunService.withAllThatIsAside(
                      session, CatalogReader.read(session, names(wanted))));
      requireTables(wanted, present, where);
      database.with(session -> readable(session, present));
      new Verifier(database::with).verify(present, Optional.of(wanted), depth, findings);
      findings.measure(rules, new AlertChecks(present, wanted, database::with), List.of());
    }
    return where;
  }

  private Target ofRun(long number, Depth depth, CheckFindings findings) {
    if (plan.given()) {
      throw Problem.usage(
              "A plan and --run " + number + " were given",
              "the ledger keeps the plan of a run",
              "Leave out either.")
          .asException();
    }
    Target where = target.resolve(services);
    SeededRun seeded = services.runs().get().seeded(where, number);
    RunRecord record = seeded.record();
    terminal
        .out()
        .printf(
            "Run %d: %s, %s, %s of %s%n%n",
            record.run(),
            record.plan(),
            record.status().label(),
            Figures.count(record.rows()),
            Figures.count(record.totalRows(), "row"));
    findings.rowsOf(seeded);
    var rules = alerts.of(Optional.of(seeded.plan()), services);
    try (var database = Database.open(where, Verifier.SESSIONS)) {
      database.with(session -> readable(session, seeded.schema()));
      var verifier = new Verifier(database::with);
      (seeded.finished() ? verifier : verifier.ofUnfinished())
          .verify(seeded.schema(), Optional.of(seeded.plan()), depth, findings);
      findings.measure(
          rules, new AlertChecks(seeded.schema(), seeded.plan(), database::with), seeded.losses());
    }
    return where;
  }

  private static Schema readable(Session session, Schema schema) {
    Privileges.requireReading(session, schema);
    return schema;
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
