package dev.tanemaki.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.plan.PlanFiles;
import dev.tanemaki.plan.PlanReader;
import dev.tanemaki.run.RunOptions.Constraints;
import dev.tanemaki.run.RunOptions.Mode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows that refer to rows of later batches, and partitions that refer to them. */
class SelfReferenceTest {

  @Test
  void smallBatchesLoadWhatReferencesItselfAndPartitionsAreReplacedWithTheirTable() {
    var plan =
        PlanReader.parse(
                "staff.yml",
                """
                plan: staff
                seed: 3
                reference: 2026-01-01T00:00:00Z
                schema:
                  sql: "create table staff (id integer primary key, boss integer references staff);
                    create table task (id integer primary key, staff integer references staff)
                    partition by range (id);
                    create table task_1 partition of task for values from (0) to (100000);"
                tables:
                  staff:
                    rows: 2000
                    columns:
                      id: {sequence: {start: 1}}
                      boss: {reference: staff, nulls: 0.1}
                  task:
                    rows: 100
                    columns:
                      id: {sequence: {start: 1}}
                      staff: {reference: staff}
                """,
                PlanFiles.none())
            .orThrow()
            .plan();
    Target target = TestServer.freshDatabase();
    for (Mode mode : List.of(Mode.APPEND, Mode.REPLACE)) {
      assertThat(Shop.run(target, plan, new RunOptions(500, 2, mode, Constraints.AUTO)))
          .isInstanceOf(RunState.Finished.class);
      assertThat(Shop.count(target, "select count(*) from staff")).isEqualTo(2_000);
      assertThat(Shop.count(target, "select count(*) from task_1")).isEqualTo(100);
      assertThat(
              Shop.count(
                  target,
                  "select count(*) from pg_constraint where conrelid = 'staff'::regclass"
                      + " and contype = 'f' and convalidated"))
          .isOne();
    }
  }
}
