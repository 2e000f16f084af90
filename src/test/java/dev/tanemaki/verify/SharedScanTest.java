package dev.tanemaki.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tanemaki.database.Await;
import dev.tanemaki.database.CatalogReader;
import dev.tanemaki.database.Database;
import dev.tanemaki.database.Session;
import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.schema.Table;
import dev.tanemaki.schema.TableName;
import dev.tanemaki.verify.query.RowSource;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** A pass that sessions make together: every row once, all of one moment, whoever writes. */
class SharedScanTest {

  private static final long ROWS = 2_000;
  private static final long FEWEST = 8;

  private static final Target TARGET = filled();
  private static final Table TABLE = table();

  private static Target filled() {
    Target target = TestServer.freshDatabase();
    try (var database = Database.open(target, 1)) {
      database.with(
          s ->
              s.execute(
                  """
                  create table wide (id bigint not null, filler text);
                  insert into wide select i, repeat('x', 300) from generate_series(1, %d) i
                  """
                      .formatted(ROWS)));
    }
    return target;
  }

  private static Table table() {
    try (var database = Database.open(TARGET, 1)) {
      return database.with(
          s -> CatalogReader.read(s, List.of(TableName.parse("public.wide"))).tables().getFirst());
    }
  }

  private static long[] sums(Session session, RowSource rows) {
    // Else the server may read the whole table for every part.
    assertThat(session.queryLong("select current_setting('max_parallel_workers_per_gather')::int"))
        .isZero();
    return session
        .queryOne(
            "select count(*), sum(id)::bigint from " + rows.sql(session),
            row -> new long[] {row.longValue(1), row.longValue(2)})
        .orElseThrow();
  }

  private static long[] together(long[] one, long[] other) {
    return new long[] {one[0] + other[0], one[1] + other[1]};
  }

  private static <T> T repeatable(Database database, java.util.function.Function<Session, T> work) {
    return database.with(
        session ->
            session.inTransaction(
                s -> {
                  s.execute("set transaction isolation level repeatable read");
                  return work.apply(s);
                }));
  }

  @Test
  void theHelperSeesWhatTheOwnerSeesWhateverIsWrittenMeanwhile() throws Exception {
    var scans = new SharedScans(2, FEWEST, () -> {});
    var began = new CountDownLatch(1);
    var helped = new CountDownLatch(1);
    var owners = new AtomicReference<Thread>();
    scans.begun();
    try (var database = Database.open(TARGET, 3);
        var threads = Executors.newCachedThreadPool()) {
      BiFunction<Session, RowSource, long[]> count =
          (session, rows) -> {
            long[] found = sums(session, rows);
            if (owners.compareAndSet(null, Thread.currentThread())) {
              began.countDown();
              awaitQuietly(helped);
            } else if (owners.get() != Thread.currentThread()) {
              helped.countDown();
            }
            return found;
          };
      CompletableFuture<long[]> owner =
          CompletableFuture.supplyAsync(
              () ->
                  repeatable(database, s -> scans.count(s, TABLE, count, SharedScanTest::together)),
              threads);
      began.await();
      // Rows leave the blocks that have been read, and come into those that have not.
      database.with(s -> s.execute("update wide set filler = filler where id % 2 = 0"));
      database.with(s -> s.execute("insert into wide values (0, 'new')"));
      var scan = scans.await().orElseThrow();
      repeatable(
          database,
          s -> {
            scans.help(scan, s);
            return null;
          });
      assertThat(owner.get(5, TimeUnit.MINUTES)).containsExactly(ROWS, ROWS * (ROWS + 1) / 2);
      database.with(s -> s.execute("delete from wide where id = 0"));
    }
  }

  @Test
  void whatAHelperLeavesUndoneIsDoneByTheOwner() throws Exception {
    var scans = new SharedScans(2, FEWEST, () -> {});
    var failing = new CountDownLatch(1);
    var owners = new AtomicReference<Thread>();
    scans.begun();
    try (var database = Database.open(TARGET, 2);
        var threads = Executors.newCachedThreadPool()) {
      BiFunction<Session, RowSource, long[]> count =
          (session, rows) -> {
            if (owners.compareAndSet(null, Thread.currentThread())
                || owners.get() == Thread.currentThread()) {
              awaitQuietly(failing);
              return sums(session, rows);
            }
            failing.countDown();
            throw new IllegalStateException("of no use");
          };
      CompletableFuture<long[]> owner =
          CompletableFuture.supplyAsync(
              () ->
                  repeatable(database, s -> scans.count(s, TABLE, count, SharedScanTest::together)),
              threads);
      Await.until("the owner counts", () -> owners.get() != null || owner.isDone());
      var scan = scans.await().orElseThrow();
      assertThatThrownBy(
              () ->
                  repeatable(
                      database,
                      s -> {
                        scans.help(scan, s);
                        return null;
                      }))
          .hasMessage("of no use");
      assertThat(owner.get(5, TimeUnit.MINUTES)[0])
          .isEqualTo(database.with(s -> s.queryLong("select count(*) from wide")));
    }
  }

  /** What it met itself is of no interest then, and no server commits what has failed. */
  @Test
  void aHelperOfWhatWasGivenUpSaysNoMoreThanThat() throws Exception {
    var scans = new SharedScans(2, FEWEST, () -> {});
    var helping = new CountDownLatch(1);
    var owners = new AtomicReference<Thread>();
    var offered = new AtomicReference<SharedScan>();
    scans.begun();
    try (var database = Database.open(TARGET, 2);
        var threads = Executors.newCachedThreadPool()) {
      BiFunction<Session, RowSource, long[]> count =
          (session, rows) -> {
            if (owners.compareAndSet(null, Thread.currentThread())) {
              awaitQuietly(helping);
              throw new IllegalStateException("given up");
            }
            helping.countDown();
            Await.until("it is over", () -> !offered.get().open());
            return new long[] {session.queryLong("select 1 / 0"), 0};
          };
      CompletableFuture<long[]> owner =
          CompletableFuture.supplyAsync(
              () ->
                  repeatable(database, s -> scans.count(s, TABLE, count, SharedScanTest::together)),
              threads);
      offered.set(scans.await().orElseThrow());
      Await.until("the owner counts", () -> owners.get() != null);
      assertThatThrownBy(
              () ->
                  repeatable(
                      database,
                      s -> {
                        scans.help(offered.get(), s);
                        return null;
                      }))
          .isInstanceOf(SharedScan.OverException.class);
      assertThatThrownBy(() -> owner.get(5, TimeUnit.MINUTES)).hasRootCauseMessage("given up");
    }
  }

  @Test
  void itEndsBetweenTwoPartsWhereTheVerificationIsToEnd() {
    var scans =
        new SharedScans(
            2,
            FEWEST,
            () -> {
              throw new CancellationException("cancelled");
            });
    scans.begun();
    try (var database = Database.open(TARGET, 1)) {
      assertThatThrownBy(
              () ->
                  repeatable(
                      database,
                      s -> scans.count(s, TABLE, SharedScanTest::sums, SharedScanTest::together)))
          .isInstanceOf(CancellationException.class);
    }
    scans.ended();
    assertThat(scans.await()).isEmpty();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
