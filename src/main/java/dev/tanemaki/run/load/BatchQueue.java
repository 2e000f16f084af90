package dev.tanemaki.run.load;

import dev.tanemaki.run.layout.Batch;
import dev.tanemaki.run.layout.TableJob;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Hands out the batches of a run, once each. A table's batches come when its parents are complete;
 * until then a worker takes those of another table, and waits only where there are none.
 */
final class BatchQueue {

  private final int batchSize;
  private final List<Progress> tables = new ArrayList<>();
  private final Set<String> complete = new HashSet<>();
  private boolean stopped;

  /**
   * @param jobs in insertion order
   */
  BatchQueue(List<TableJob> jobs, int batchSize) {
    this.batchSize = batchSize;
    var names = jobs.stream().map(job -> job.extent().table()).collect(Collectors.toSet());
    for (TableJob job : jobs) {
      var parents = new HashSet<>(job.parents());
      parents.retainAll(names);
      var progress = new Progress(job, parents);
      progress.skipCommitted();
      tables.add(progress);
    }
    retire();
  }

  /** The next batch; empty when there are no more or the run stops. */
  synchronized Optional<Batch> take() throws InterruptedException {
    while (!stopped && !tables.isEmpty()) {
      for (Progress table : tables) {
        if (table.ready()) {
          return Optional.of(table.next());
        }
      }
      wait();
    }
    return Optional.empty();
  }

  /** A batch that was taken is to be made by somebody else. */
  synchronized void giveBack(Batch batch) {
    for (Progress table : tables) {
      if (table.job == batch.job()) {
        table.open--;
        table.returned.addLast(batch);
      }
    }
    notifyAll();
  }

  /** A batch is committed. */
  synchronized void done(Batch batch) {
    for (Progress table : tables) {
      if (table.job == batch.job()) {
        table.open--;
      }
    }
    retire();
    notifyAll();
  }

  /** Nothing is handed out any more. */
  synchronized void stop() {
    stopped = true;
    notifyAll();
  }

  private void retire() {
    tables.removeIf(
        table -> {
          boolean over = table.exhausted() && table.open == 0;
          if (over) {
            complete.add(table.job.extent().table());
          }
          return over;
        });
  }

  /** How far one table is. */
  private final class Progress {

    private final TableJob job;
    private final Set<String> parents;
    private final ArrayDeque<Batch> returned = new ArrayDeque<>();
    private long cursor;
    private int open;

    Progress(TableJob job, Set<String> parents) {
      this.job = job;
      this.parents = parents;
      this.cursor = job.extent().firstRow();
    }

    boolean exhausted() {
      return returned.isEmpty() && handedOut();
    }

    private boolean handedOut() {
      return cursor >= job.extent().endRow();
    }

    boolean ready() {
      return !exhausted() && (open == 0 || !job.serial()) && complete.containsAll(parents);
    }

    Batch next() {
      if (!returned.isEmpty()) {
        open++;
        return returned.removeFirst();
      }
      int rows = (int) Math.min(batchSize, job.extent().endRow() - cursor);
      var batch = new Batch(job, cursor, rows);
      cursor += rows;
      open++;
      skipCommitted();
      return batch;
    }

    void skipCommitted() {
      while (!handedOut() && job.committed().firstRows().contains(cursor)) {
        cursor += Math.min(batchSize, job.extent().endRow() - cursor);
      }
    }
  }
}
