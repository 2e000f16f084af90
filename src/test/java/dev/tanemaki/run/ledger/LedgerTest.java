package dev.tanemaki.run.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.Database;
import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.run.RunDetail;
import dev.tanemaki.run.RunState;
import dev.tanemaki.run.Shop;
import org.junit.jupiter.api.Test;

/** What the ledger keeps of a run besides its rows. */
class LedgerTest {

  private static String acts(Target target) {
    return Shop.with(
        target,
        s ->
            s.queryOne(
                    "select string_agg(act, ' ' order by entry) from tanemaki.audit"
                        + " where operator = session_user",
                    row -> row.string(1))
                .orElseThrow());
  }

  @Test
  void whatIsDoneToARunIsWrittenDownInOrder() {
    Target target = TestServer.freshDatabase();
    Shop.execute(target, Shop.ddl());
    try (var other = Database.open(target, 1);
        var session = other.session()) {
      Shop.block(session, 20_001);
      var run = Shop.service().start(target, Shop.plan(30_000), Shop.options(2, 500));
      Shop.untilWaiting(target, run);
      run.pause();
      run.resume();
      run.cancel();
      assertThat(Shop.end(run)).isInstanceOf(RunState.Cancelled.class);
    }
    Shop.end(Shop.service().resume(target, 1));
    Shop.end(Shop.service().undo(target, 1));
    assertThat(acts(target)).isEqualTo("start pause continue cancel resume undo");
    assertThat(
            Shop.count(
                target, "select count(*) from tanemaki.execution where application like 'tane%'"))
        .isOne();
  }

  @Test
  void aRunOfTheSameNumberInAnotherDatabaseOfTheServerHoldsNothing() {
    try (var here = Database.open(TestServer.freshDatabase(), 1);
        var there = Database.open(TestServer.freshDatabase(), 1);
        var asking = here.session();
        var holding = there.session()) {
      assertThat(RunLock.take(holding, 1)).isTrue();
      assertThat(RunLock.holder(holding, 1)).isPresent();
      assertThat(RunLock.holder(asking, 1)).isEmpty();
    }
  }

  /** What makes the rates is zero there, as the ledger's newest version found it. */
  @Test
  void anotherLookAtARunThatAnOlderTanemakiHasFinishedTellsHowLongItTook() {
    Target target = TestServer.freshDatabase();
    Shop.run(target, Shop.plan(300), Shop.options(1, 100));
    Shop.execute(
        target,
        "update tanemaki.execution"
            + " set load_rows = 0, load_seconds = 0, loaded_rows = 0, seconds = 0");
    var look = (RunState.Finished) Shop.end(Shop.service().resume(target, 1));
    assertThat(look.summary().seconds()).isPositive();
    var run = Shop.service().list(target).getFirst();
    assertThat(run.throughput().rows()).isEqualTo(run.rows());
    assertThat(run.throughput().loadRate()).isNaN();
    assertThat(run.throughput().endToEndRate()).isPositive();
  }

  @Test
  void aPauseIsWrittenDownWhileItLasts() {
    Target target = TestServer.freshDatabase();
    var run = Shop.service().start(target, Shop.plan(30_000), Shop.options(2, 500));
    // At once: it cannot be through before.
    run.pause();
    Shop.until(run, () -> run.number() == 1);
    Shop.until(run, () -> acts(target).equals("start pause"));
    run.resume();
    Shop.until(run, () -> acts(target).startsWith("start pause continue"));
    assertThat(Shop.end(run)).isInstanceOf(RunState.Finished.class);
    assertThat(Shop.service().detail(target, 1).acts())
        .extracting(RunDetail.Done::act)
        .containsExactly("start", "pause", "continue");
    assertThat(Shop.service().detail(target, 1).acts())
        .allSatisfy(
            done -> {
              assertThat(done.operator()).isEqualTo(target.user());
              assertThat(done.from()).contains("127.0.0.1");
            });
  }

  @Test
  void checksAndTriesAreKept() {
    Target target = TestServer.freshDatabase();
    Shop.run(target, Shop.plan(1_000), Shop.options(1, 500));
    Shop.execute(target, "update tanemaki.batch set attempts = 3 where first_row = 500");
    var detail = Shop.service().detail(target, 1);
    assertThat(detail.retried()).containsExactly(new RunDetail.Retried("purchase", 500, 500, 3));
    assertThat(detail.checks())
        .contains(new RunDetail.Check("purchase", "purchase_pkey", "primary_key", 1_000, 0));
  }
}
