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
import dev.tanemaki.verify.check.CheckKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Children that parents have too few or too many of, as the flagship dataset has no fan-out. */
class FanOutFaultTest {

  private static final Plan PLAN =
      PlanReader.parse(
              "orders.yml",
              """
              plan: orders
              seed: 3
              reference: 2026-01-01T00:00:00Z
              schema:
                sql: "create table orders (id integer primary key);
                  create table line (id integer primary key, order_id integer not null references orders);"
              tables:
                orders:
                  rows: 2000
                  columns:
                    id: {sequence: {start: 1}}
                line:
                  rows: per-parent
                  columns:
                    id: {sequence: {start: 1}}
                    order_id: {reference: {table: orders, fan-out: {uniform: {min: 1, max: 3}}}}
              """,
              PlanFiles.none())
          .orThrow()
          .plan();

  private static List<Check> fanOuts(Target target) {
    var checks = Collections.synchronizedList(new ArrayList<Check>());
    try (var database = Database.open(target, Verifier.SESSIONS)) {
      var schema = database.with(session -> CatalogReader.read(session, "public"));
      new Verifier(database::with).verify(schema, Optional.of(PLAN), checks::add);
    }
    return checks.stream().filter(c -> c.kind() == CheckKind.FAN_OUT).toList();
  }

  @Test
  void tooManyChildrenOfOneAndAnotherSpreadOfAllAreFound() {
    Target target = TestServer.freshDatabase();
    assertThat(Shop.run(target, PLAN, Shop.options(1, 1_000)))
        .isInstanceOf(RunState.Finished.class);
    assertThat(fanOuts(target)).hasSize(1).allMatch(c -> c.verdict() == Verdict.PASSED);

    Shop.execute(target, "update line set order_id = 7 where order_id = 8");
    Shop.execute(target, "update line set order_id = 7 where order_id = 9");
    assertThat(fanOuts(target))
        .singleElement()
        .satisfies(
            check -> {
              assertThat(check.verdict()).isEqualTo(Verdict.FAILED);
              // Two parents have no child now.
              assertThat(check.violations()).isBetween(2L, 3L);
              assertThat(check.examples()).isNotEmpty();
            });

    Shop.execute(
        target, "truncate line; insert into line select n, n from generate_series(1, 2000) n");
    assertThat(fanOuts(target))
        .singleElement()
        .satisfies(
            check -> {
              assertThat(check.violations()).isZero();
              assertThat(check.verdict()).isEqualTo(Verdict.FAILED);
            });
  }
}
