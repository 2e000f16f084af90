package dev.tanemaki.ui.kit.chart;

import java.util.Arrays;

/**
 * The samples of one series: two rings of primitives that grow up to a capacity and then lose their
 * oldest. Filled from snapshots; after filling its buffers the caller tells the shared {@link
 * TimeAxis} the time, and the charts redraw.
 */
public final class SeriesBuffer {

  /** Three hours at ten samples a second, 1.6 MB once full. */
  public static final int CAPACITY = 100_000;

  private static final int INITIAL = 256;

  private final int capacity;
  private long[] times;
  private double[] values;
  private int first;
  private int size;

  public SeriesBuffer() {
    this(CAPACITY);
  }

  public SeriesBuffer(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity " + capacity);
    }
    this.capacity = capacity;
    this.times = new long[Math.min(INITIAL, capacity)];
    this.values = new double[times.length];
  }

  /**
   * Adds a sample behind the last one.
   *
   * @param nanos not before the last sample's
   * @param value NaN says that nothing was measured and leaves a gap
   */
  public void append(long nanos, double value) {
    if (size > 0 && nanos < lastTime()) {
      throw new IllegalArgumentException("a sample at " + nanos + " after one at " + lastTime());
    }
    if (size == times.length && size < capacity) {
      grow();
    }
    int slot = (first + size) % times.length;
    times[slot] = nanos;
    values[slot] = value;
    if (size < times.length) {
      size++;
    } else {
      first = (first + 1) % times.length;
    }
  }

  /** The samples as they are now, for work away from the JavaFX thread. */
  public SeriesBuffer copy() {
    var copy = new SeriesBuffer(capacity);
    copy.times = times.clone();
    copy.values = values.clone();
    copy.first = first;
    copy.size = size;
    return copy;
  }

  public void clear() {
    first = 0;
    size = 0;
  }

  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  /** Nanoseconds of the sample {@code index}, the oldest kept being 0. */
  public long time(int index) {
    return times[slot(index)];
  }

  public double value(int index) {
    return values[slot(index)];
  }

  public long lastTime() {
    return time(size - 1);
  }

  /** The newest value, NaN when there is none. */
  public double lastValue() {
    return size == 0 ? Double.NaN : value(size - 1);
  }

  /** Index of the first sample at or after the instant; {@link #size()} when there is none. */
  public int indexAtOrAfter(long nanos) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (time(middle) < nanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Index of the sample closest to the instant; -1 when there is none. */
  public int indexNearest(long nanos) {
    int after = indexAtOrAfter(nanos);
    if (after == 0 || (after < size && time(after) - nanos <= nanos - time(after - 1))) {
      return size == 0 ? -1 : after;
    }
    return after - 1;
  }

  private int slot(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException("sample " + index + " of " + size);
    }
    int slot = first + index;
    return slot < times.length ? slot : slot - times.length;
  }

  /** Only before the ring has turned for the first time, so the oldest is in slot 0. */
  private void grow() {
    int length = (int) Math.min(capacity, times.length * 2L);
    times = Arrays.copyOf(times, length);
    values = Arrays.copyOf(values, length);
  }
}
