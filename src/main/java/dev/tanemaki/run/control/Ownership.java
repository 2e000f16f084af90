package dev.tanemaki.run.control;

import dev.tanemaki.database.ServerException;
import dev.tanemaki.database.Session;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.ledger.RunLock;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * That this process and no other loads a run: an advisory lock, held by a session of its own for as
 * long as the run lasts. A process that dies gives it up with its connection, so that whoever comes
 * next may take the run over. What no two processes may ever load twice is guarded by the claims of
 * the ledger; this tells the second operator before he waits for the first.
 */
public final class Ownership implements AutoCloseable {

  private static final long LOOK_MILLIS = 1_000;

  private final Sessions sessions;
  private final Consumer<RuntimeException> lost;
  private final Acts acts;
  private Sessions.Lease lease;
  private long taken;

  /**
   * @param acts of the operator, to be written down while the run is kept
   * @param lost told when somebody else has taken the run over meanwhile
   */
  public Ownership(Sessions sessions, Acts acts, Consumer<RuntimeException> lost) {
    this.sessions = sessions;
    this.acts = acts;
    this.lost = lost;
  }

  /**
   * Takes the run.
   *
   * @throws dev.tanemaki.problem.ProblemException refused, where another process has it, told which
   */
  public synchronized void take(long run) {
    lease = sessions.lease(false);
    if (!lease.call(session -> RunLock.take(session, run))) {
      throw taken(run, lease.call(session -> RunLock.holder(session, run)));
    }
    taken = run;
    Thread.ofPlatform().daemon().name("tanemaki-owner").start(() -> keep(run));
  }

  private static RuntimeException taken(long run, Optional<String> owner) {
    return Problem.refused(
            "Run " + run + " is under way",
            "another process has it" + owner.map(o -> ": " + o).orElse(""),
            "Wait for it to end, or cancel it there.")
        .asException();
  }

  /** Takes the lock again where the server or the network has lost it. */
  private void keep(long run) {
    try {
      while (acts.await(LOOK_MILLIS)) {
        look(run);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (StoppedException e) {
      // The run ends anyway.
    }
  }

  private synchronized void look(long run) {
    try {
      if (lease == null) {
        var again = sessions.lease(false);
        if (!again.call(session -> RunLock.take(session, run))) {
          lost.accept(taken(run, again.call(session -> RunLock.holder(session, run))));
        }
        lease = again;
      } else {
        lease.call(session -> session.queryLong("select 1"));
        lease.call(this::writeActs);
      }
    } catch (ServerException e) {
      // The workers meet the same and tell it; the next look tries again.
      drop();
    }
  }

  private Void writeActs(Session session) {
    acts.write(session, taken);
    return null;
  }

  /** Gives the run up; at once where the server answers, else when it notices. */
  @Override
  public void close() {
    acts.close();
    synchronized (this) {
      if (lease != null) {
        try {
          lease.call(RunLock::release);
          lease.close();
        } catch (ServerException e) {
          drop();
        }
      }
    }
  }

  private void drop() {
    if (lease != null) {
      lease.abort();
      lease = null;
    }
  }
}
