package dev.tanemaki.run.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.run.LiveProgress;
import dev.tanemaki.run.Run;
import dev.tanemaki.run.RunState;
import dev.tanemaki.run.Shop;
import dev.tanemaki.run.Watching;
import dev.tanemaki.verify.alert.AlertRule;
import dev.tanemaki.verify.check.CheckKind;
import dev.tanemaki.verify.check.DistributionCheck;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the lane sees of a real load. */
class LiveLaneTest {

  /** Enough for the first looks at any speed; the run is cancelled as soon as it was seen. */
  private static final long ROWS = 40_000_000;

  private static Run started(Target target) {
    return Shop.service()
        .start(
            target,
            Shop.plan(ROWS),
            Shop.options(1, 2_000),
            new Watching(
                Watching.MOST_LIVE,
                Stream.of("errors>0.1%", "drift(purchase.state)>2%", "lost>0")
                    .map(AlertRule::parse)
                    .toList()));
  }

  private static LiveProgress seen(Run run, Predicate<LiveProgress> enough) {
    Shop.until(run, () -> run.live().filter(enough).isPresent());
    var seen = run.live().orElseThrow();
    run.cancel();
    assertThat(Shop.end(run)).isInstanceOf(RunState.Cancelled.class);
    return seen;
  }

  private static boolean judged(LiveProgress live) {
    return live.checks().stream().anyMatch(DistributionCheck.class::isInstance);
  }

  @Test
  void rowsThatAreRightAreCountedAndNothingIsFound() {
    Target target = TestServer.freshDatabase();
    var live = seen(started(target), LiveLaneTest::judged);
    assertThat(live.failed()).isEmpty();
    assertThat(live.violations()).isZero();
    assertThat(live.alerts()).isEmpty();
    assertThat(live.rows()).isLessThanOrEqualTo(live.loaded());
    assertThat(live.checks())
        .extracting(c -> c.table() + "." + c.name() + " " + c.kind().label())
        .contains(
            "purchase.purchase_amount_check check",
            "purchase.state not null",
            "purchase.state shares",
            "purchase.amount shares",
            "purchase.tags flags");
    Shop.drop(target);
  }

  @Test
  void whatATriggerDoesToTheRowsIsSeenWhileTheyAreLoaded() {
    Target target = TestServer.freshDatabase();
    Shop.execute(target, Shop.ddl());
    Shop.execute(
        target,
        """
        create function spoil() returns trigger language plpgsql as
          'begin new.state := ''open''; if new.id % 100 = 0 then new.note := ''?''; end if;
           return new; end';
        create trigger spoil before insert on purchase for each row execute function spoil();
        """);
    var run = started(target);
    var live = seen(run, seen -> judged(seen) && seen.alerts().size() > 1);
    assertThat(live.failed())
        .anySatisfy(
            check -> {
              assertThat(check.name()).isEqualTo("state");
              assertThat(check.kind()).isEqualTo(CheckKind.SHARES);
            })
        .anySatisfy(
            check -> {
              assertThat(check.name()).isEqualTo("note");
              assertThat(check.kind()).isEqualTo(CheckKind.DERIVED);
              assertThat(check.violations()).isPositive();
              assertThat(check.examples()).isNotEmpty();
            });
    assertThat(live.alerts())
        .extracting(alert -> alert.rule().toString())
        .contains("errors>0.1%", "drift(purchase.state)>2%");
    assertThat(run.log()).anyMatch(line -> line.text().startsWith("A live check fails: purchase."));
    Shop.drop(target);
  }
}
