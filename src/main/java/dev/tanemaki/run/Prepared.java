package dev.tanemaki.run;

import dev.tanemaki.plan.Plan;
import dev.tanemaki.schema.Schema;
import java.util.List;

/**
 * A run that can begin: it is in the ledger, and its programs are compiled.
 *
 * @param run its number
 * @param schema the plan's tables as they are in the target
 * @param jobs in loading order
 */
record Prepared(long run, Plan plan, RunOptions options, Schema schema, List<TableJob> jobs) {
  Prepared {
    jobs = List.copyOf(jobs);
  }

  long rowsLeft() {
    return jobs.stream().mapToLong(j -> j.extent().rows() - j.committed().rows()).sum();
  }
}
