package dev.tanemaki.run.load;

import dev.tanemaki.problem.ProblemException;
import dev.tanemaki.run.control.Sessions;
import dev.tanemaki.run.control.StoppedException;
import dev.tanemaki.run.layout.TableJob;
import dev.tanemaki.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Analyzes large tables while their last rows come in. Afterwards every index and every foreign key
 * of a table keeps the others and ANALYZE away from it, one after another, and nothing else is left
 * to do for the processors. What is not analyzed when the load is over is analyzed at the end.
 */
public final class EarlyStatistics implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EarlyStatistics.class);

  /**
   * The share of rows that has to be in. What comes in while a table is analyzed does not count as
   * changed since, and of what comes later PostgreSQL takes up to a tenth for none: {@code
   * autovacuum_analyze_scale_factor} is 0.1.
   */
  private static final double SHARE = 0.8;

  /**
   * So many rows are loaded while a table is analyzed, whose sample has 30,000 rows however many
   * there are: measured with 40 columns of a kilobyte together. Begun later, the indexes wait.
   */
  private static final long MEANWHILE = 180_000;

  /** Of fewer rows they are made in no time. */
  private static final long LARGE = 200_000;

  private static final long LOOK_MILLIS = 20;

  private final Sessions sessions;
  private final List<TableJob> waiting = new ArrayList<>();
  private final Set<TableName> analyzed = ConcurrentHashMap.newKeySet();
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread thread;

  /**
   * Begins to wait for the rows.
   *
   * @param jobs of the tables that are to be analyzed
   */
  public EarlyStatistics(List<TableJob> jobs, Sessions sessions) {
    this.sessions = sessions;
    jobs.stream().filter(EarlyStatistics::large).forEach(waiting::add);
    thread = Thread.ofPlatform().daemon().name("tanemaki-statistics").start(this::run);
  }

  private static boolean large(TableJob job) {
    return job.extent().rows() >= LARGE && job.extent().firstRow() == 0;
  }

  /** The tables whose statistics are there. */
  public Set<TableName> analyzed() {
    return Set.copyOf(analyzed);
  }

  /** The load is over; returns when nothing is analyzed any more, as indexes would wait for it. */
  @Override
  public void close() {
    over.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!waiting.isEmpty() && !over.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        waiting.stream().filter(EarlyStatistics::due).findFirst().ifPresent(this::analyze);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (StoppedException e) {
      LOG.debug("The run stops");
    } catch (ProblemException e) {
      // Whoever needs them will hear of it when they are made at the end.
      LOG.debug("No statistics yet", e);
    }
  }

  private static boolean due(TableJob job) {
    return due(job.meter().rows(), job.extent().rows());
  }

  /**
   * @param rows that are in
   * @param all there will be
   */
  static boolean due(long rows, long all) {
    return rows >= Math.max(SHARE * all, all - MEANWHILE);
  }

  private void analyze(TableJob job) {
    TableName table = job.table().name();
    waiting.remove(job);
    sessions.with(session -> session.execute("analyze " + table.sql()));
    analyzed.add(table);
  }
}
