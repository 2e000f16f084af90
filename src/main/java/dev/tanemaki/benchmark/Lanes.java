package dev.tanemaki.benchmark;

import dev.tanemaki.database.Database;
import dev.tanemaki.database.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** As many threads as a run has workers, each with a connection that is kept for all its work. */
final class Lanes implements AutoCloseable {

  /** What one lane does. */
  interface Work {
    void on(int lane, Session session);
  }

  private final Stop stop;
  private final List<Session> sessions = new ArrayList<>();

  Lanes(Database database, int count, Stop stop) {
    this.stop = stop;
    try {
      for (int i = 0; i < count; i++) {
        Session session = database.session();
        sessions.add(session);
        stop.watch(session);
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  int count() {
    return sessions.size();
  }

  /**
   * Does the work on all lanes at once and waits for the last.
   *
   * @return seconds from the first's begin to the last's end
   * @throws RuntimeException the first that any lane met
   */
  double all(Work work) {
    var failure = new AtomicReference<Throwable>();
    var gate = new CountDownLatch(1);
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < sessions.size(); i++) {
      int lane = i;
      threads.add(
          Thread.ofPlatform()
              .daemon()
              .name("tanemaki-pilot-" + i)
              .start(
                  () -> {
                    try {
                      gate.await();
                      work.on(lane, sessions.get(lane));
                    } catch (Throwable e) {
                      failure.compareAndSet(null, e);
                    }
                  }));
    }
    long began = System.nanoTime();
    gate.countDown();
    for (Thread thread : threads) {
      join(thread);
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    stop.check();
    switch (failure.get()) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IllegalStateException(e);
    }
    return seconds;
  }

  /** Does the work on the first lane while the others rest; as {@link #all}. */
  double one(Consumer<Session> work) {
    return all(
        (lane, session) -> {
          if (lane == 0) {
            work.accept(session);
          }
        });
  }

  private static void join(Thread thread) {
    while (true) {
      try {
        thread.join();
        return;
      } catch (InterruptedException e) {
        // The thread that waits here is our own; it is ended by Stop.
      }
    }
  }

  @Override
  public void close() {
    sessions.forEach(
        session -> {
          stop.leave(session);
          session.close();
        });
  }
}
