package dev.tanemaki.run.suspension;

import dev.tanemaki.database.Session;
import dev.tanemaki.database.suspension.CatalogFingerprint;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.LogLine.Event;
import dev.tanemaki.run.control.RunLog;
import dev.tanemaki.run.control.Sessions;
import dev.tanemaki.run.ledger.Ledger;
import dev.tanemaki.run.ledger.StoredPlan;
import dev.tanemaki.run.target.TargetTables;
import dev.tanemaki.schema.Table;
import dev.tanemaki.schema.TableName;
import java.util.List;
import java.util.stream.Stream;

/** Holds the catalog against what it said of a run's tables before anything stepped aside. */
final class CatalogComparison {

  private CatalogComparison() {}

  /**
   * Looks, and tells what is found in the run's log.
   *
   * @throws dev.tanemaki.problem.ProblemException failed, where an index or constraint is missing
   */
  static void tell(long run, Sessions sessions, RunLog log) {
    List<String> before = sessions.with(session -> Ledger.description(session, run));
    List<String> differences = sessions.with(session -> differences(session, run, before));
    if (!differences.isEmpty()) {
      log.attention(Event.SCHEMA_DIFFERS, String.join("; ", differences));
      requireAll(differences);
    } else if (!before.isEmpty()) {
      log.info(Event.SCHEMA_SAME);
    }
  }

  private static void requireAll(List<String> differences) {
    List<String> missing =
        differences.stream()
            .filter(line -> line.startsWith("was index ") || line.startsWith("was constraint "))
            .toList();
    if (!missing.isEmpty()) {
      throw Problem.failed(
              "The schema is no longer what it was before the load",
              String.join("; ", missing),
              "Make by hand what is missing; what the run had dropped is in tanemaki.suspended.")
          .asException();
    }
  }

  private static List<String> differences(Session session, long run, List<String> before) {
    if (before.isEmpty()) {
      return List.of();
    }
    List<String> after = CatalogFingerprint.of(session, tables(session, run));
    return Stream.concat(
            before.stream().filter(line -> !after.contains(line)).map(line -> "was " + line),
            after.stream().filter(line -> !before.contains(line)).map(line -> "is " + line))
        .toList();
  }

  private static List<TableName> tables(Session session, long run) {
    var tables = new TargetTables(StoredPlan.find(session, run).plan());
    return tables.read(session).tables().stream().map(Table::name).toList();
  }
}
