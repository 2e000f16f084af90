package dev.tanemaki.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionTest {

  private static Database database;
  private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

  @BeforeAll
  static void open() {
    database = Database.open(TestServer.freshDatabase(), 3);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void table() {
    database.with(
        s -> {
          s.execute("drop table if exists child, t");
          s.execute(
              "create table t(id bigint primary key, n integer not null,"
                  + " constraint n_positive check (n > 0))");
          return s.execute("create table child(t_id bigint references t(id))");
        });
  }

  @Test
  void aCopyCountsItsRows() {
    try (var session = database.session()) {
      assertThat(copy(session, "1\t10\n2\t20\n")).isEqualTo(2);
    }
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void aRowThatBreaksACheckIsNamedWithItsPlace() {
    var e = copyFails("1\t10\n2\t-5\n3\t30\n");
    assertThat(e.sqlState()).isEqualTo("23514");
    assertThat(e.errorClass()).isEqualTo(ErrorClass.PERMANENT);
    assertThat(e.detail().constraint()).isEqualTo("n_positive");
    assertThat(e.detail().table()).isEqualTo("t");
    assertThat(e.detail().copyRow()).hasValue(2);
    assertThat(e.getMessage()).contains("\"n_positive\" of table \"t\"").contains("(2, -5)");
    assertThat(count()).isZero();
  }

  @Test
  void everyKindOfBadRowIsPermanentAndSaysWhere() {
    var duplicate = copyFails("1\t10\n1\t20\n");
    assertThat(duplicate.sqlState()).isEqualTo("23505");
    assertThat(duplicate.getMessage()).contains("t_pkey").contains("(id)=(1)");
    var missing = copyFails("1\t\\N\n");
    assertThat(missing.sqlState()).isEqualTo("23502");
    assertThat(missing.getMessage()).contains("Column \"n\" of table \"t\"");
    var text = copyFails("1\tten\n");
    assertThat(text.sqlState()).isEqualTo("22P02");
    assertThat(text.detail().copyRow()).hasValue(1);
    assertThat(text.getMessage()).contains("\"ten\"").contains("column n");
    var orphan =
        catchThrowableOfType(
            ServerException.class,
            () -> database.with(s -> s.execute("insert into child values (99)")));
    assertThat(orphan.sqlState()).isEqualTo("23503");
    assertThat(orphan.getMessage()).contains("child_t_id_fkey").contains("(t_id)=(99)");
  }

  @Test
  void aSessionClosedWithAnOpenTransactionLeavesNothing() {
    for (int i = 0; i < 1_000; i++) {
      try (var session = database.session()) {
        session.begin();
        copy(session, i + "\t1\n");
      }
    }
    assertThat(count()).isZero();
    assertThat(idleInTransaction()).isZero();
  }

  @Test
  void aSessionAbortedAfterItsCopyLeavesNothingAndThePoolGoesOn() {
    for (int i = 0; i < 20; i++) {
      var session = database.session();
      session.begin();
      copy(session, i + "\t1\n");
      session.abort();
      session.close();
    }
    assertThat(count()).isZero();
    Await.until("no session idle in transaction", () -> idleInTransaction() == 0);
  }

  @Test
  void anAbortFromAnotherThreadEndsACopyAtOnce() throws Exception {
    var session = database.session();
    session.begin();
    var sink = session.copyIn("copy t from stdin");
    var writer =
        CompletableFuture.supplyAsync(
            () -> catchThrowableOfType(ServerException.class, () -> writeForEver(sink)), THREADS);
    awaitState(session.backendPid(), "active");
    session.abort();
    assertThat(writer.get(3, TimeUnit.MINUTES).errorClass()).isEqualTo(ErrorClass.CONNECTION_LOST);
    session.close();
    assertThat(count()).isZero();
  }

  @Test
  void aCancelFromAnotherThreadEndsACopyAndTheSessionGoesOn() throws Exception {
    try (var session = database.session()) {
      session.begin();
      var sink = session.copyIn("copy t from stdin");
      var writer =
          CompletableFuture.supplyAsync(
              () ->
                  catchThrowableOfType(
                      ServerException.class,
                      () -> {
                        writeUntil(sink, session);
                        sink.finish();
                      }),
              THREADS);
      var e = writer.get(3, TimeUnit.MINUTES);
      assertThat(e.sqlState()).isEqualTo("57014");
      assertThat(e.errorClass()).isEqualTo(ErrorClass.CANCELLED);
      session.rollback();
      assertThat(session.queryLong("select count(*) from t")).isZero();
    }
  }

  @Test
  void aCancelEndsAStatement() throws Exception {
    try (var session = database.session()) {
      int pid = session.backendPid();
      var statement =
          CompletableFuture.supplyAsync(
              () ->
                  catchThrowableOfType(
                      ServerException.class, () -> session.execute("select pg_sleep(60)")),
              THREADS);
      awaitState(pid, "active");
      session.cancel();
      assertThat(statement.get(3, TimeUnit.MINUTES).errorClass()).isEqualTo(ErrorClass.CANCELLED);
      assertThat(session.queryLong("select 7")).isEqualTo(7);
    }
  }

  @Test
  void aTerminatedBackendIsALostConnectionAndTheNextSessionWorks() {
    try (var session = database.session()) {
      session.begin();
      var sink = session.copyIn("copy t from stdin");
      long killed =
          database.with(
              s -> s.queryLong("select count(pg_terminate_backend(?))", session.backendPid()));
      assertThat(killed).isEqualTo(1);
      var e =
          catchThrowableOfType(
              ServerException.class,
              () -> {
                writeForEver(sink);
              });
      assertThat(e.errorClass()).isEqualTo(ErrorClass.CONNECTION_LOST);
    }
    assertThat(count()).isZero();
  }

  @Test
  void aPoolWithNothingFreeSaysSoAfterFiveSeconds() {
    try (var small = Database.open(database.target(), 1);
        var held = small.session()) {
      var e = catchThrowableOfType(ServerException.class, small::session);
      assertThat(held.queryLong("select 1")).isEqualTo(1);
      assertThat(e.errorClass()).isEqualTo(ErrorClass.TRANSIENT);
      assertThat(e.getMessage()).contains("No free connection").contains("fewer workers");
    }
  }

  @Test
  void aServerWithoutConnectionsLeftIsTransient() {
    var target = TestServer.withUnprivilegedRole(database.target());
    database.with(s -> s.execute("alter role " + target.user() + " connection limit 1"));
    try (var first = Database.open(target, 2);
        var held = first.session()) {
      for (var e :
          List.of(
              catchThrowableOfType(ServerException.class, first::session),
              catchThrowableOfType(ServerException.class, () -> Database.open(target, 1)))) {
        assertThat(e.sqlState()).isEqualTo("53300");
        assertThat(e.errorClass()).isEqualTo(ErrorClass.TRANSIENT);
        assertThat(e.getMessage()).contains(target.user()).contains("fewer workers");
      }
      assertThat(held.queryLong("select 1")).isEqualTo(1);
    }
  }

  @Test
  void aLockTimeoutIsTransient() {
    try (var holder = database.session();
        var other = database.session()) {
      holder.begin();
      holder.execute("lock table t");
      other.execute("set lock_timeout = '50ms'");
      var e =
          catchThrowableOfType(
              ServerException.class, () -> other.execute("insert into t values (1, 1)"));
      assertThat(e.sqlState()).isEqualTo("55P03");
      assertThat(e.errorClass().retriable()).isTrue();
      other.execute("reset lock_timeout");
    }
  }

  @Test
  void missingTablesAndPrivilegesAreSaid() {
    var missing =
        catchThrowableOfType(
            ServerException.class, () -> database.with(s -> s.execute("select * from nowhere")));
    assertThat(missing.sqlState()).isEqualTo("42P01");
    assertThat(missing.getMessage()).contains("nowhere");
    try (var poor = Database.open(TestServer.withUnprivilegedRole(database.target()), 1)) {
      var denied =
          catchThrowableOfType(
              ServerException.class, () -> poor.with(s -> s.execute("delete from t")));
      assertThat(denied.sqlState()).isEqualTo("42501");
      assertThat(denied.getMessage()).contains("table t").contains("role_");
    }
  }

  @Test
  void rowsArriveInPiecesInsideATransaction() {
    long sum =
        database.with(
            s ->
                s.inTransaction(
                    t -> {
                      var total = new long[1];
                      t.forEach(
                          "select g from generate_series(1, 100000) g",
                          row -> total[0] += row.longValue(1));
                      return total[0];
                    }));
    assertThat(sum).isEqualTo(5_000_050_000L);
  }

  @Test
  void aFullDiskWaitsForTheOperator() {
    var target = TestServer.onTinyDisk(16);
    org.junit.jupiter.api.Assumptions.assumeTrue(
        target.isPresent(), "this user may not mount a small file system");
    try (var tiny = Database.open(target.get(), 1);
        var session = tiny.session()) {
      session.execute("create table big(filler text)");
      var e =
          catchThrowableOfType(
              ServerException.class,
              () ->
                  session.execute(
                      "insert into big select repeat(md5(g::text), 40)"
                          + " from generate_series(1, 20000) g"));
      assertThat(e.sqlState()).isEqualTo("53100");
      assertThat(e.errorClass()).isEqualTo(ErrorClass.WAIT_FOR_OPERATOR);
      assertThat(e.getMessage()).contains("disk is full").contains("Make room");
      assertThat(session.queryLong("select count(*) from big")).isZero();
    }
  }

  private static long copy(Session session, String rows) {
    try (var sink = session.copyIn("copy t from stdin")) {
      byte[] bytes = rows.getBytes(StandardCharsets.UTF_8);
      sink.write(bytes, 0, bytes.length);
      return sink.finish();
    }
  }

  private static ServerException copyFails(String rows) {
    return catchThrowableOfType(ServerException.class, () -> database.with(s -> copy(s, rows)));
  }

  private static void writeForEver(CopySink sink) {
    for (long i = 1; ; i++) {
      byte[] row = (i + "\t1\n").getBytes(StandardCharsets.UTF_8);
      sink.write(row, 0, row.length);
    }
  }

  /** Writes rows that differ until the server has seen some, then has the session cancelled. */
  private static void writeUntil(CopySink sink, Session session) {
    for (int i = 1; i <= 100_000; i++) {
      byte[] row = (i + "\t1\n").getBytes(StandardCharsets.UTF_8);
      sink.write(row, 0, row.length);
      if (i == 50_000) {
        CompletableFuture.runAsync(session::cancel, THREADS).join();
      }
    }
  }

  private static void awaitState(int pid, String state) {
    Await.until(
        "backend " + pid + " is " + state,
        () ->
            database.with(
                    s ->
                        s.queryLong(
                            "select count(*) from pg_stat_activity where pid = ? and state = ?",
                            pid,
                            state))
                == 1);
  }

  private static long count() {
    return database.with(s -> s.queryLong("select count(*) from t"));
  }

  private static long idleInTransaction() {
    return database.with(
        s ->
            s.queryLong(
                "select count(*) from pg_stat_activity where datname = current_database()"
                    + " and state like 'idle in transaction%'"));
  }
}
