package dev.tanemaki.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseTest {

  @Test
  void tellsWhatTheServerIs() {
    try (var database = Database.open(TestServer.freshDatabase(), 2)) {
      var server = database.server();
      assertThat(server.majorVersion()).isEqualTo(18);
      assertThat(server.maxConnections()).isEqualTo(100);
      assertThat(server.database()).startsWith("test_");
      assertThat(server.readOnly()).isFalse();
    }
  }

  @Test
  void argumentsAndColumnsKeepTheirValues() {
    try (var database = Database.open(TestServer.freshDatabase(), 1);
        var session = database.session()) {
      Instant instant = Instant.parse("2026-03-29T01:30:00.123456Z");
      session.execute(
          "create table t(a text, b bigint, c double precision, d boolean, e timestamptz, f"
              + " text[])");
      long rows =
          session.execute(
              "insert into t values (?, ?, ?, ?, ?, ?), (null, null, null, null, null, null)",
              "種まき '?'",
              7L,
              1.5,
              true,
              instant,
              Arrays.asList("a,b", null, "\"c\""));
      assertThat(rows).isEqualTo(2);
      session
          .queryOne(
              "select * from t where a is not null and f @> ?",
              row -> {
                assertThat(row.string(1)).isEqualTo("種まき '?'");
                assertThat(row.longValue(2)).isEqualTo(7);
                assertThat(row.doubleValue(3)).isEqualTo(1.5);
                assertThat(row.bool(4)).isTrue();
                assertThat(row.instant(5)).isEqualTo(instant);
                assertThat(row.strings(6)).containsExactly("a,b", null, "\"c\"");
                return row.width();
              },
              List.of("a,b"))
          .ifPresentOrElse(width -> assertThat(width).isEqualTo(6), AssertionError::new);
      session.forEach(
          "select * from t where a is null",
          row -> {
            assertThat(row.isNull(1)).isTrue();
            assertThat(row.longValue(2)).isZero();
            assertThat(row.instant(5)).isNull();
            assertThat(row.strings(6)).isEmpty();
          });
    }
  }

  @Test
  void settingsHoldInEverySession() {
    var settings = Map.of("lock_timeout", "1234ms", "search_path", "\"a b\", c");
    try (var database = Database.open(TestServer.freshDatabase(), 2, settings);
        var session = database.session()) {
      assertThat(session.queryOne("show lock_timeout", row -> row.string(1))).contains("1234ms");
      assertThat(session.queryOne("show search_path", row -> row.string(1))).contains("\"a b\", c");
    }
  }

  @Test
  void aClosedPortIsNamed() {
    var e = openFails(TestServer.unreachable());
    assertThat(e.errorClass()).isEqualTo(ErrorClass.CONNECTION_LOST);
    assertThat(e.problem().kind().exitCode()).isEqualTo(1);
    assertThat(e.getMessage()).contains("127.0.0.1").contains("nobody listens");
  }

  @Test
  void aWrongPasswordIsSaid() {
    var e = openFails(TestServer.withWrongPassword(TestServer.freshDatabase()));
    assertThat(e.sqlState()).isEqualTo("28P01");
    assertThat(e.errorClass()).isEqualTo(ErrorClass.PERMANENT);
    assertThat(e.getMessage()).contains("password").contains("tanemaki").doesNotContain("not-it");
  }

  @Test
  void aMissingDatabaseIsNamed() {
    var e = openFails(TestServer.freshDatabase().withDatabase("no such 'one'"));
    assertThat(e.sqlState()).isEqualTo("3D000");
    assertThat(e.getMessage()).contains("no such 'one'").contains("does not exist");
  }

  @Test
  void anUnknownSettingIsNamed() {
    var e =
        catchThrowableOfType(
            ServerException.class,
            () -> Database.open(TestServer.freshDatabase(), 1, Map.of("no_such", "1")));
    assertThat(e.getMessage()).contains("no_such");
  }

  private static ServerException openFails(Target target) {
    return catchThrowableOfType(ServerException.class, () -> Database.open(target, 2));
  }
}
