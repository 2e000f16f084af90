package dev.tanemaki.run.control;

import dev.tanemaki.database.Database;
import dev.tanemaki.database.ErrorClass;
import dev.tanemaki.database.ServerException;
import dev.tanemaki.database.Session;
import dev.tanemaki.verify.SessionSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The sessions a run has leased, so that whatever they are waiting for can be ended from outside:
 * first by asking the server to cancel the statement, then by cutting the connection.
 */
public final class Sessions implements SessionSource {

  /** How long a server may take to obey a cancel before its connection is cut. */
  private static final long PATIENCE_NANOS = 700_000_000L;

  private final Database database;
  private final RunControl control;
  private final Retry retry;
  private final Set<Lease> leases = ConcurrentHashMap.newKeySet();

  public Sessions(Database database, RunControl control, Retry retry) {
    this.database = database;
    this.control = control;
    this.retry = retry;
  }

  /**
   * Leases a session to be given back or aborted.
   *
   * @param pausable whether its work can be done again when a pause interrupts it
   */
  public Lease lease(boolean pausable) {
    var lease = new Lease(database.session(), pausable);
    leases.add(lease);
    if (control.stopped()) {
      lease.close();
      throw new StoppedException();
    }
    return lease;
  }

  /**
   * Work that may be done again from its beginning, when a pause interrupts it or it fails for a
   * reason that passes.
   */
  @Override
  public <T> T with(Function<Session, T> work) {
    Retry.Tries tries = retry.of("A statement");
    while (true) {
      control.pass();
      Lease lease = null;
      try {
        lease = lease(true);
        T result = lease.call(work);
        lease.close();
        return result;
      } catch (ServerException e) {
        boolean echo = lease != null && lease.isEcho(e);
        if (lease != null) {
          lease.abort();
        }
        if (control.stopped()) {
          throw new StoppedException();
        }
        if (!echo) {
          tries.failed(e);
        }
      } catch (RuntimeException | Error e) {
        if (lease != null) {
          lease.close();
        }
        throw e;
      }
    }
  }

  /** Work that is ended by a cancel only; a pause waits for it. */
  public <T> T once(Function<Session, T> work) {
    try (Lease lease = lease(false)) {
      return lease.call(work);
    } catch (ServerException e) {
      if (control.stopped()) {
        throw new StoppedException();
      }
      throw e;
    }
  }

  /** Called a few times a second by a thread of its own: ends what waits too long. */
  public void watch() {
    if (control.stopped()) {
      boolean late = control.waiting() > PATIENCE_NANOS;
      leases.forEach(late ? Lease::cut : Lease::cancel);
    } else if (control.overdue()) {
      boolean late = control.waiting() > RunControl.GRACE_NANOS + PATIENCE_NANOS;
      leases.forEach(
          lease -> {
            if (lease.pausable) {
              if (late) {
                lease.cut();
              } else {
                lease.cancel();
              }
            }
          });
    }
  }

  /** A leased session. */
  public final class Lease implements AutoCloseable {

    private final Session session;
    private final boolean pausable;
    private volatile boolean busy;
    private volatile boolean cancelSent;
    private boolean over;

    private Lease(Session session, boolean pausable) {
      this.session = session;
      this.pausable = pausable;
    }

    Session session() {
      return session;
    }

    /** Whether statements are under way; an idle session is left alone. */
    void busy(boolean now) {
      busy = now;
    }

    public <T> T call(Function<Session, T> work) {
      busy = true;
      try {
        return work.apply(session);
      } finally {
        busy = false;
      }
    }

    /** Whether a failure is no more than the echo of a pause or stop. */
    public boolean isEcho(ServerException failure) {
      return cancelSent
          && (failure.errorClass() == ErrorClass.CANCELLED
              || failure.errorClass() == ErrorClass.CONNECTION_LOST);
    }

    /** Cuts the connection; nothing that is not committed stays. */
    public synchronized void abort() {
      if (!over) {
        over = true;
        leases.remove(this);
        session.abort();
      }
    }

    private synchronized void cut() {
      if (busy && !over) {
        cancelSent = true;
        abort();
      }
    }

    private void cancel() {
      if (busy && !cancelSent) {
        cancelSent = true;
        // Sent over a connection of its own, which may hang where the network does.
        Thread.startVirtualThread(
            () -> {
              try {
                session.cancel();
              } catch (ServerException e) {
                cut();
              }
            });
      }
    }

    /** Gives the session back; a transaction that is still open is rolled back. */
    @Override
    public void close() {
      synchronized (this) {
        if (over) {
          return;
        }
        over = true;
        leases.remove(this);
      }
      session.close();
    }
  }
}
