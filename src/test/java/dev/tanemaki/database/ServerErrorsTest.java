package dev.tanemaki.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tanemaki.problem.Code;
import dev.tanemaki.problem.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each refusal of a server is to an operator, and whether it is tried again. */
class ServerErrorsTest {

  private static Database database;

  @BeforeAll
  static void open() {
    database = Database.open(TestServer.freshDatabase(), 1);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "40001, TRANSIENT, OTHER, Try again",
    "40P01, TRANSIENT, OTHER, Try again",
    "55P03, TRANSIENT, LOCKED, Wait for that session",
    "55006, TRANSIENT, LOCKED, Wait for that session",
    "53300, TRANSIENT, NO_CONNECTION_LEFT, fewer workers",
    "53000, WAIT_FOR_OPERATOR, SERVER_EXHAUSTED, resume the run",
    "53100, WAIT_FOR_OPERATOR, DISK_FULL, Make room",
    "53200, WAIT_FOR_OPERATOR, SERVER_EXHAUSTED, resume the run",
    "53400, WAIT_FOR_OPERATOR, SERVER_EXHAUSTED, resume the run",
    "58030, WAIT_FOR_OPERATOR, SERVER_EXHAUSTED, resume the run",
    "08000, CONNECTION_LOST, CONNECTION_LOST, resume the run",
    "08003, CONNECTION_LOST, CONNECTION_LOST, resume the run",
    "08006, CONNECTION_LOST, CONNECTION_LOST, resume the run",
    "08007, CONNECTION_LOST, CONNECTION_LOST, resume the run",
    "57P01, CONNECTION_LOST, SESSION_ENDED, resume the run",
    "57P02, CONNECTION_LOST, SESSION_ENDED, resume the run",
    "57P05, CONNECTION_LOST, SESSION_ENDED, resume the run",
    "25P03, CONNECTION_LOST, SESSION_ENDED, resume the run",
    "57P03, CONNECTION_LOST, SERVER_STARTING, when it has started",
    "23514, PERMANENT, CONSTRAINT_BROKEN, Change the plan",
    "25006, PERMANENT, READ_ONLY, primary server",
    "42501, PERMANENT, PRIVILEGE_MISSING, Ask the owner",
    "28000, PERMANENT, LOGIN_REFUSED, pg_hba.conf",
  })
  void aStateIsTranslated(String state, ErrorClass errorClass, Code code, String next) {
    var e =
        catchThrowableOfType(
            ServerException.class,
            () ->
                database.with(
                    s ->
                        s.execute(
                            "do $$ begin raise 'as it is' using errcode = '%s'; end $$"
                                .formatted(state))));
    assertThat(e.sqlState()).isEqualTo(state);
    assertThat(e.errorClass()).isEqualTo(errorClass);
    assertThat(e.problem().code()).isEqualTo(code);
    assertThat(e.problem().kind()).isEqualTo(Problem.Kind.FAILED);
    assertThat(e.problem().why()).contains("as it is");
    assertThat(e.problem().next()).contains(next);
  }

  @Test
  void aLoginThatIsNotAllowedOrLacksItsPasswordIsSaid() {
    Target role = TestServer.withUnprivilegedRole(database.target());
    assertOpening(withPassword(role, ""), Code.PASSWORD_MISSING, "none is given", "PGPASSWORD");
    database.with(s -> s.execute("alter role " + role.user() + " nologin"));
    assertOpening(role, Code.LOGIN_REFUSED, "not permitted to log in", "pg_hba.conf");
  }

  @Test
  void aServerThatIsNotToBeFoundOrDoesNotAnswerIsSaid() throws IOException {
    // A name that by its standard nobody has.
    assertOpening(
        Target.parse("jdbc:postgresql://no-such-host.invalid/x?user=u&password=p"),
        Code.HOST_UNKNOWN,
        "no-such-host.invalid",
        "Correct the host");
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertOpening(
          Target.parse(
              "jdbc:postgresql://127.0.0.1:%d/x?user=u&password=p"
                  .formatted(silent.getLocalPort())),
          Code.SERVER_SILENT,
          "no answer within " + Database.PATIENCE,
          "firewall");
    }
  }

  private static Target withPassword(Target target, String password) {
    return new Target(
        target.name(), target.environment(), target.jdbcUrl(), target.user(), new Secret(password));
  }

  private static void assertOpening(Target target, Code code, String why, String next) {
    var e = catchThrowableOfType(ServerException.class, () -> Database.open(target, 1));
    assertThat(e.problem().code()).as(e.getMessage()).isEqualTo(code);
    assertThat(e.problem().kind().exitCode()).isEqualTo(1);
    assertThat(e.problem().why()).contains(why);
    assertThat(e.problem().next()).contains(next);
  }
}
