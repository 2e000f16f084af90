package dev.tanemaki.run.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tanemaki.database.Database;
import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.run.Shop;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What fails between COPY and commit must not be committed by whoever leases next. */
class PoolTest {

  private static final byte[] ROW = "1\t北\n".getBytes(StandardCharsets.UTF_8);

  @Test
  void aSessionThatFailedBeforeItsCommitLeavesNothingInThePool() {
    Target target = TestServer.freshDatabase();
    try (var database = Database.open(target, 1)) {
      database.with(session -> session.execute("create table t (a int, b text)"));
      for (int i = 0; i < 1_000; i++) {
        assertThatThrownBy(() -> database.with(PoolTest::copyAndFail))
            .isInstanceOf(IllegalStateException.class);
        assertThat(
                database.<Long>with(
                    session ->
                        session.queryLong(
                            "select (select count(*) from t) + (select count(*) from"
                                + " pg_stat_activity where datname = current_database()"
                                + " and state like 'idle in transaction%')")))
            .isZero();
      }
    }
    assertThat(Shop.count(target, "select count(*) from t")).isZero();
  }

  private static Void copyAndFail(dev.tanemaki.database.Session session) {
    session.begin();
    try (var sink = session.copyIn("copy t from stdin")) {
      sink.write(ROW, 0, ROW.length);
      sink.finish();
    }
    throw new IllegalStateException("between COPY and commit");
  }
}
