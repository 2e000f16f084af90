package dev.tanemaki.run.target;

import dev.tanemaki.database.CatalogReader;
import dev.tanemaki.database.DdlScript;
import dev.tanemaki.database.Session;
import dev.tanemaki.database.ShapeComparison;
import dev.tanemaki.plan.Finding;
import dev.tanemaki.plan.Places;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.PlanValidator;
import dev.tanemaki.problem.Code;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.RunRecord.Status;
import dev.tanemaki.run.ledger.LedgerSchema;
import dev.tanemaki.run.ledger.RunRecords;
import dev.tanemaki.run.ledger.SuspendedDefinitions;
import dev.tanemaki.schema.DdlReader;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.Table;
import dev.tanemaki.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The plan's tables in the target: there in the right shape, or to be made. */
public final class TargetTables {

  private static final int MOST_DIFFERENCES = 3;

  private final Plan plan;
  private final List<TableName> names;

  public TargetTables(Plan plan) {
    this.plan = plan;
    this.names = plan.tables().stream().map(t -> TableName.parse(t.name())).toList();
  }

  /**
   * The tables as they are, compared with those the plan's DDL would make.
   *
   * @param leftAsideBy runs that have left something of them aside, which counts as there
   * @return empty where none is there and the plan has the DDL to make them
   * @throws dev.tanemaki.problem.ProblemException refused, where tables have another shape or some
   *     are missing
   */
  public Optional<Schema> present(Session session, List<Long> leftAsideBy) {
    Schema present = SuspendedDefinitions.complete(session, leftAsideBy, read(session));
    if (plan.ddl().isEmpty()) {
      return Optional.of(present);
    }
    if (present.tables().isEmpty()) {
      return Optional.empty();
    }
    requireShape(present);
    Optional<String> missing = missing(present);
    if (missing.isPresent()) {
      String absent = missing.get();
      throw Problem.refused(
              "Only some of the plan's tables are present",
              "missing: " + absent,
              "Create them, or drop or rename the others so that the run can create all of them.")
          .as(Code.TABLES_MISSING, absent)
          .asException();
    }
    return Optional.of(present);
  }

  /**
   * Runs of the past that have left indexes or foreign keys of these tables aside.
   *
   * @throws dev.tanemaki.problem.ProblemException refused, where one of them is still under way
   */
  public List<Long> leftAsideBy(Session session) {
    if (!LedgerSchema.present(session)) {
      return List.of();
    }
    LedgerSchema.requireWritable(session);
    List<Long> runs = SuspendedDefinitions.runsOf(session, names);
    for (long run : runs) {
      if (RunRecords.find(session, run).stream().anyMatch(r -> r.status() == Status.RUNNING)) {
        throw Problem.refused(
                "Indexes or foreign keys of the plan's tables are aside",
                "run " + run + " is under way and brings them back at its end",
                "Wait for it to end, or cancel it.")
            .as(Code.LEFT_ASIDE, String.valueOf(run))
            .asException();
      }
    }
    return runs;
  }

  /**
   * Sees that no run has left indexes or foreign keys of these tables aside.
   *
   * @throws dev.tanemaki.problem.ProblemException refused, with the run that has
   */
  void requireNothingAside(Session session) {
    for (long run : leftAsideBy(session)) {
      throw Problem.refused(
              "Indexes or foreign keys of the plan's tables are aside",
              "run " + run + " has left them so",
              "Bring them back with: tanemaki runs restore " + run)
          .asException();
    }
  }

  /** The tables as they are, as far as they are there. */
  public Schema read(Session session) {
    return CatalogReader.read(session, names);
  }

  /** Names of the plan's tables that are not among these; empty where all are. */
  public Optional<String> missing(Schema present) {
    return names.stream()
        .filter(name -> present.table(name).isEmpty())
        .map(TableName::toString)
        .reduce((a, b) -> a + ", " + b);
  }

  /** The tables as the plan's DDL would make them. */
  public Schema planned() {
    return DdlReader.read("the plan's schema", plan.ddl().orElseThrow());
  }

  /** Makes the tables in the transaction under way and reads them back. */
  public Schema create(Session session) {
    DdlScript.run(session, schemaFor(session), plan.ddl().orElseThrow());
    return read(session);
  }

  /**
   * Sees that the plan can fill these tables.
   *
   * @param places of the text it was read from
   * @throws dev.tanemaki.problem.ProblemException usage, with all that is wrong
   */
  public void requireFit(Schema schema, Places places) {
    var findings = PlanValidator.check(plan, schema, places);
    if (!findings.isEmpty()) {
      throw Finding.asProblem(findings).asException();
    }
  }

  /** The first schema of the search path that is not the ledger's. */
  private String schemaFor(Session session) {
    Optional<String> named =
        names.stream().map(TableName::schema).filter(s -> !s.isEmpty()).findFirst();
    return named
        .or(
            () ->
                session.queryOne(
                    "select s from unnest(current_schemas(false)) s where s <> 'tanemaki'",
                    row -> row.string(1)))
        .orElseThrow(
            () ->
                Problem.refused(
                        "The tables cannot be created",
                        "no schema of the search path exists",
                        "Create one, for example with: CREATE SCHEMA public;")
                    .asException());
  }

  /**
   * Compares the tables that are there with those the plan's DDL would make, if it has any.
   *
   * @throws dev.tanemaki.problem.ProblemException refused, with the first differences
   */
  public void requireShape(Schema present) {
    if (plan.ddl().isEmpty()) {
      return;
    }
    Schema planned = planned();
    var differences = new ArrayList<String>();
    String first = "";
    for (TableName name : names) {
      Optional<Table> expected = planned.table(name);
      Optional<Table> found = present.table(name);
      if (found.isPresent() && expected.isPresent()) {
        var here = ShapeComparison.differences(expected.get(), found.get());
        if (!here.isEmpty() && first.isEmpty()) {
          first = name.toString();
        }
        here.forEach(d -> differences.add(name.name() + ": " + d));
      }
    }
    if (!differences.isEmpty()) {
      String more =
          differences.size() > MOST_DIFFERENCES
              ? "; and %d more".formatted(differences.size() - MOST_DIFFERENCES)
              : "";
      String shown =
          differences.stream().limit(MOST_DIFFERENCES).collect(Collectors.joining("; ")) + more;
      throw Problem.refused(
              "The table " + first + " is present with another shape",
              shown,
              "Use another database or schema, or rename or drop the table, or write a plan for it"
                  + " as it is.")
          .as(Code.OTHER_SHAPE, first, shown)
          .asException();
    }
  }
}
