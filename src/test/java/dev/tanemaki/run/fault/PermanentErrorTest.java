package dev.tanemaki.run.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.Run;
import dev.tanemaki.run.RunState;
import dev.tanemaki.run.Shop;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What trying again cannot help is tried once, and told with its batch, table and row. */
class PermanentErrorTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiterString = "→",
      quoteCharacter = '"',
      textBlock =
          """
          23505 → create unique index one_of_each on purchase ((note || '')) → one_of_each
          23514 → alter table purchase add constraint few check (id + 0 <= 5000) → few
          23503 → create function lose() returns trigger language plpgsql as $$begin delete from customer where id = 7; return null; end$$; create trigger lose after insert on customer for each statement execute function lose() → customer=7
          22P02 → alter table purchase add constraint digits check ((note || '!')::int > 0) → invalid input syntax
          42501 → create function no() returns trigger language plpgsql as $$begin raise insufficient_privilege; end$$; create trigger no before insert on purchase for each row execute function no() → privilege
          42P01 → create function gone() returns trigger language plpgsql as $$begin perform 1 from nowhere; return new; end$$; create trigger gone before insert on purchase for each row execute function gone() → missing
          """)
  void stopsTheRunAtOnce(String state, String injection, String named) {
    Target target = TestServer.freshDatabase();
    Shop.execute(target, Shop.ddl());
    Shop.execute(target, injection);
    // One worker: two that wait for each other's rows of the unique index are a deadlock, which is
    // rightly tried again.
    Run run = Shop.service().start(target, Shop.plan(20_000), Shop.options(1, 500));
    RunState end = Shop.end(run);

    assertThat(end).isInstanceOf(RunState.Failed.class);
    Problem problem = ((RunState.Failed) end).problem();
    assertThat(problem.what())
        .as(state)
        .matches("Rows [\\d,]+ to [\\d,]+ of purchase were not loaded");
    assertThat(problem.why()).as(state).contains(named);
    assertThat(problem.why()).as(state).containsPattern("Row [\\d,]+: id=\\d+, customer=\\d+");
    // The same plan would be refused again, and a run goes on with no other.
    assertThat(problem.next())
        .contains(state.startsWith("4") ? "runs resume 1" : "then seed the changed plan");
    assertThat(run.snapshot().retries()).isZero();
    assertThat(Shop.count(target, "select count(*) % 500 from purchase")).isZero();
  }
}
