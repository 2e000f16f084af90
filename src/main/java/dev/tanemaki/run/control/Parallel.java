package dev.tanemaki.run.control;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Work on a list by several threads, each of which takes the next item when it has time. */
public final class Parallel {

  private Parallel() {}

  /**
   * Returns when all is done, or when what was under way has ended after something failed.
   *
   * @throws RuntimeException the first failure that a thread met
   */
  public static <T> void forEach(String name, int threads, List<T> items, Consumer<T> work) {
    var queue = new ConcurrentLinkedQueue<>(items);
    var factory = Thread.ofPlatform().daemon().name(name + "-", 0).factory();
    var futures = new ArrayList<Future<?>>();
    try (ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, threads), factory)) {
      for (int i = 0; i < Math.min(threads, items.size()); i++) {
        futures.add(pool.submit(() -> drain(queue, work)));
      }
    }
    futures.forEach(Parallel::get);
  }

  private static <T> void drain(ConcurrentLinkedQueue<T> queue, Consumer<T> work) {
    boolean done = false;
    try {
      for (T item = queue.poll(); item != null; item = queue.poll()) {
        work.accept(item);
      }
      done = true;
    } finally {
      if (!done) {
        queue.clear();
      }
    }
  }

  private static void get(Future<?> future) {
    try {
      future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        default -> throw new IllegalStateException(e.getCause());
      }
    }
  }
}
