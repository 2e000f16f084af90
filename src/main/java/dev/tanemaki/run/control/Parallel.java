package dev.tanemaki.run.control;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;

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

  /**
   * What some work gives that a thread of its own does while this one does other work. Returns when
   * both have ended.
   *
   * @throws RuntimeException the failure of either
   */
  public static <T> T beside(String name, Supplier<T> work, Runnable other) {
    Future<T> given;
    var factory = Thread.ofPlatform().daemon().name(name).factory();
    try (ExecutorService pool = Executors.newSingleThreadExecutor(factory)) {
      given = pool.submit(work::get);
      other.run();
    }
    return get(given);
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

  /** Null where this thread was interrupted. */
  private static <T> T get(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        default -> throw new IllegalStateException(e.getCause());
      }
    }
  }
}
