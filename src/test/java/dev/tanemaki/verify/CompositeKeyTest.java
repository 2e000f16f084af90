package dev.tanemaki.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.CatalogReader;
import dev.tanemaki.database.Database;
import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.PlanFiles;
import dev.tanemaki.plan.PlanReader;
import dev.tanemaki.run.RunState;
import dev.tanemaki.run.Shop;
import dev.tanemaki.verify.check.Check;
import dev.tanemaki.verify.check.Check.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Parents whose key has two columns: one of them alone does not say which row was chosen. */
class CompositeKeyTest {

  private static final Plan PLAN =
      PlanReader.parse(
              "branches.yml",
              """
              plan: branches
              seed: 3
              reference: 2026-01-01T00:00:00Z
              schema:
                sql: 'create table "店" ("地域" integer, "番" integer, primary key ("地域", "番"));
                  create table "客" (id integer primary key, "地域" integer, "番" integer,
                  foreign key ("地域", "番") references "店" ("地域", "番"));'
              tables:
                店:
                  rows: 200
                  columns:
                    地域: {uniform: {min: 1, max: 9}, step: 1}
                    番: {sequence: {start: 1}}
                客:
                  rows: 2000
                  columns:
                    id: {sequence: {start: 1}}
                    地域: {reference: {table: 店, column: 地域}}
                    番: {lookup: 地域.番}
              """,
              PlanFiles.none())
          .orThrow()
          .plan();

  private static List<Check> failed(Target target) {
    var checks = Collections.synchronizedList(new ArrayList<Check>());
    try (var database = Database.open(target, Verifier.SESSIONS)) {
      var schema = database.with(session -> CatalogReader.read(session, "public"));
      new Verifier(database::with).verify(schema, Optional.of(PLAN), checks::add);
    }
    return checks.stream().filter(c -> c.verdict() == Verdict.FAILED).toList();
  }

  @Test
  void theOtherColumnOfAKeyIsJudgedByBothTogether() {
    Target target = TestServer.freshDatabase();
    assertThat(Shop.run(target, PLAN, Shop.options(1, 1_000)))
        .isInstanceOf(RunState.Finished.class);
    assertThat(failed(target)).isEmpty();

    Shop.execute(
        target,
        "set session_replication_role = replica; update \"客\" set \"番\" = 9999 where id = 7");
    assertThat(failed(target)).isNotEmpty().allSatisfy(c -> assertThat(c.violations()).isOne());
  }
}
