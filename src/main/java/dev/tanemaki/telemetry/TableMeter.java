package dev.tanemaki.telemetry;

import dev.tanemaki.telemetry.Snapshot.TableProgress;
import java.util.concurrent.atomic.LongAdder;

/** Rows and bytes of one table as its batches commit. */
public final class TableMeter {

  private final String table;
  private final boolean generated;
  private final LongAdder rows = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private volatile long totalRows;

  TableMeter(String table, long totalRows, boolean generated) {
    this.table = table;
    this.totalRows = totalRows;
    this.generated = generated;
  }

  public String table() {
    return table;
  }

  public long rows() {
    return rows.sum();
  }

  /**
   * Rows that are in without this process having sent them: committed before the run was resumed.
   */
  public void alreadyIn(long count) {
    rows.add(count);
  }

  /** Of so many rows that were offered only those whose keys were not there are taken. */
  public synchronized void merged(long taken, long offered) {
    totalRows -= offered - taken;
  }

  void add(long moreRows, long moreBytes) {
    rows.add(moreRows);
    bytes.add(moreBytes);
  }

  boolean generated() {
    return generated;
  }

  long bytes() {
    return bytes.sum();
  }

  TableProgress progress() {
    return new TableProgress(table, rows.sum(), totalRows);
  }
}
