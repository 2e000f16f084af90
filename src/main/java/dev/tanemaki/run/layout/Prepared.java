package dev.tanemaki.run.layout;

import dev.tanemaki.plan.Plan;
import dev.tanemaki.run.RunOptions;
import dev.tanemaki.run.ledger.Batches;
import dev.tanemaki.run.ledger.Extent;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.telemetry.Telemetry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A run that can begin: it is in the ledger, and its programs are compiled.
 *
 * @param run its number
 * @param schema the plan's tables as they are in the target
 * @param jobs in loading order
 */
public record Prepared(
    long run, Plan plan, RunOptions options, Schema schema, List<TableJob> jobs) {

  public Prepared {
    jobs = List.copyOf(jobs);
  }

  /**
   * Joins what is known of each table.
   *
   * @param committed batches that are in already, by table
   */
  public static Prepared of(
      long run,
      Plan plan,
      RunOptions options,
      Schema schema,
      List<Step> steps,
      Layout layout,
      Map<String, Batches.Committed> committed,
      Telemetry telemetry) {
    var byTable = layout.byTable();
    var jobs = new ArrayList<TableJob>();
    for (Step step : steps) {
      Extent extent = byTable.get(step.plan().name());
      if (extent == null) {
        continue;
      }
      var in = committed.getOrDefault(extent.table(), Batches.Committed.NONE);
      var meter = telemetry.table(extent.table(), extent.rows(), !step.listed());
      meter.alreadyIn(in.rows());
      jobs.add(
          new TableJob(
              extent,
              step.table(),
              layout.program(extent),
              options.format(),
              in,
              meter,
              step.parents(),
              step.selfReferencing()));
    }
    return new Prepared(run, plan, options, schema, jobs);
  }

  public long rowsLeft() {
    return jobs.stream().mapToLong(j -> j.extent().rows() - j.committed().rows()).sum();
  }
}
