package dev.tanemaki.run.target;

import dev.tanemaki.database.ServerException;
import dev.tanemaki.database.Session;
import dev.tanemaki.database.suspension.LockHolders;
import dev.tanemaki.problem.Code;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.schema.TableName;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Locks on whole tables: whoever is in the way longer than a moment is named, not waited for. */
public final class Locks {

  static final int PATIENCE_SECONDS = 5;

  private Locks() {}

  /** A transaction that gives up where a lock does not come. */
  public static <T> T inTransaction(Session session, Function<Session, T> work) {
    return session.inTransaction(
        s -> {
          s.execute("set local lock_timeout = '" + PATIENCE_SECONDS + "s'");
          return work.apply(s);
        });
  }

  /** Who is in the way. */
  public static String holders(Session session, List<TableName> tables) {
    return String.join("; ", LockHolders.of(session, tables));
  }

  /**
   * What to tell of a lock that did not come.
   *
   * @param what cannot be done
   * @param next what the operator can do besides ending those sessions
   */
  public static RuntimeException problem(
      ServerException cause, Session session, String what, List<TableName> tables, String next) {
    if (!cause.lockTimedOut()) {
      return cause;
    }
    String names = tables.stream().map(TableName::toString).collect(Collectors.joining(", "));
    String holders = holders(session, tables);
    return Problem.failed(
            what + " of " + names,
            "a lock did not come within %d s; held by: %s".formatted(PATIENCE_SECONDS, holders),
            next)
        .as(Code.LOCKED_BY, names, PATIENCE_SECONDS, holders)
        .asException();
  }
}
