package dev.tanemaki.ui.kit.chart;

import java.util.Arrays;

/**
 * The batches of all workers as cells: rings of primitives that lose their oldest. A cell has a
 * lane (0 and up), a start and an end in nanoseconds since the start of the run, and an outcome.
 */
public final class LaneBuffer {

  /** Cells of some hours; 1.3 MB. */
  public static final int CAPACITY = 50_000;

  private final long[] starts;
  private final long[] ends;
  private final int[] lanes;
  private final boolean[] failures;
  private final long[] running;
  private int first;
  private int size;

  /**
   * @param lanes how many workers there are
   */
  public LaneBuffer(int lanes) {
    this(lanes, CAPACITY);
  }

  public LaneBuffer(int lanes, int capacity) {
    if (lanes < 1 || capacity < 1) {
      throw new IllegalArgumentException(lanes + " lanes, capacity " + capacity);
    }
    this.starts = new long[capacity];
    this.ends = new long[capacity];
    this.lanes = new int[capacity];
    this.failures = new boolean[capacity];
    this.running = new long[lanes];
    Arrays.fill(running, -1);
  }

  public int lanes() {
    return running.length;
  }

  /** Adds a finished batch of a lane, which is idle then. */
  public void append(int lane, long startNanos, long endNanos, boolean failed) {
    if (startNanos > endNanos) {
      throw new IllegalArgumentException("a batch from " + startNanos + " to " + endNanos);
    }
    int slot = (first + size) % starts.length;
    starts[slot] = startNanos;
    ends[slot] = endNanos;
    lanes[slot] = lane;
    failures[slot] = failed;
    if (size < starts.length) {
      size++;
    } else {
      first = (first + 1) % starts.length;
    }
    running[lane] = -1;
  }

  /** Says that a lane has been at a batch since then, which has not ended yet; -1 for none. */
  public void running(int lane, long sinceNanos) {
    running[lane] = sinceNanos;
  }

  public long runningSince(int lane) {
    return running[lane];
  }

  public int size() {
    return size;
  }

  public int lane(int index) {
    return lanes[slot(index)];
  }

  public long start(int index) {
    return starts[slot(index)];
  }

  public long end(int index) {
    return ends[slot(index)];
  }

  public boolean failed(int index) {
    return failures[slot(index)];
  }

  /** How long a batch usually takes, nanoseconds: the middle of the last hundred; 0 for none. */
  public long typicalNanos() {
    int count = Math.min(size, 100);
    long[] recent = new long[count];
    for (int i = 0; i < count; i++) {
      recent[i] = end(size - 1 - i) - start(size - 1 - i);
    }
    Arrays.sort(recent);
    return count == 0 ? 0 : recent[count / 2];
  }

  private int slot(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException("cell " + index + " of " + size);
    }
    return (first + index) % starts.length;
  }
}
