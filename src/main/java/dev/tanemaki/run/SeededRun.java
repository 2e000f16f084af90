package dev.tanemaki.run;

import dev.tanemaki.plan.Plan;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.verify.alert.Loss;
import java.util.List;

/**
 * A past run as far as its rows can still be verified.
 *
 * @param record the run in the ledger
 * @param plan what it was to seed
 * @param schema the plan's tables as they are now
 * @param tables in loading order; only those it was to load rows into
 */
public record SeededRun(RunRecord record, Plan plan, Schema schema, List<TableRows> tables) {

  /**
   * The run's rows of one table, then and now.
   *
   * @param table its name as the plan writes it
   * @param loaded rows that the run has committed
   * @param missing those of them that are no longer there
   */
  public record TableRows(String table, long loaded, long missing) {}

  public SeededRun {
    tables = List.copyOf(tables);
  }

  /** Whether all of its rows have come in. */
  public boolean finished() {
    return record.status() == RunRecord.Status.FINISHED;
  }

  /** What an alert on lost rows measures. */
  public List<Loss> losses() {
    return tables.stream().map(t -> new Loss(t.table(), t.loaded(), t.missing())).toList();
  }
}
