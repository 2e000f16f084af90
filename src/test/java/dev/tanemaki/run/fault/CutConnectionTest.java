package dev.tanemaki.run.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.run.Run;
import dev.tanemaki.run.RunState;
import dev.tanemaki.run.Shop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections that break at the worst moments. */
class CutConnectionTest {

  private static final int BATCH = 500;

  /** Small enough for a hundred cuts in one run. */
  private static final int CUT_BATCH = 100;

  @Test
  @Timeout(1_800)
  void anAnswerToCommitThatNeverComesIsSettledByTheClaim() throws Exception {
    int cuts = Faults.times(10, 100);
    Target target = TestServer.freshDatabase();
    try (var proxy = new CommitCuttingProxy(target, cuts)) {
      RunState end =
          Shop.run(proxy.target(), Shop.plan(Undisturbed.ROWS), Shop.options(2, CUT_BATCH));

      assertThat(end).isInstanceOf(RunState.Finished.class);
      assertThat(proxy.cuts()).isEqualTo(cuts);
    }
    assertThat(Shop.content(target)).isEqualTo(Undisturbed.content());
    assertThat(
            Shop.count(target, "select count(*) from tanemaki.batch where table_name = 'purchase'"))
        .isEqualTo(Undisturbed.ROWS / CUT_BATCH);
  }

  @Test
  @Timeout(1_800)
  void aTerminatedSessionIsReplaced() {
    int left = Faults.times(10, 200);
    while (left > 0) {
      Target target = TestServer.freshDatabase();
      Run run = Shop.service().start(target, Shop.plan(Undisturbed.ROWS), Shop.options(2, BATCH));
      for (int i = 0; i < 5 && left > 0 && !run.state().ended(); i++) {
        long retries = run.snapshot().retries();
        Shop.until(run, () -> terminated(target) || run.state().ended());
        if (!run.state().ended()) {
          left--;
          Shop.until(run, () -> run.snapshot().retries() > retries || run.state().ended());
        }
      }
      assertThat(Shop.end(run)).isInstanceOf(RunState.Finished.class);
      assertThat(Shop.content(target)).isEqualTo(Undisturbed.content());
      Shop.drop(target);
    }
  }

  /** Ends one session in the middle of a COPY, where there is one. */
  private static boolean terminated(Target target) {
    return Shop.count(
            target,
            "select count(*) from (select pid from pg_stat_activity where datname ="
                + " current_database() and query ilike 'copy%' and state = 'active' limit 1) a"
                + " where pg_terminate_backend(pid)")
        > 0;
  }
}
