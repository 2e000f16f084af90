package dev.tanemaki.ui.kit.chart;

/**
 * Makes few points of many samples without changing the picture: of all samples that fall on one
 * column of pixels it keeps the first, the lowest, the highest and the last, in order of time. No
 * peak is lost, however short.
 */
final class Reducer {

  private Reducer() {}

  /**
   * Fills {@code line} with the samples of a range, and with one more on either side, so that the
   * line runs out of the picture and does not end before its edge.
   *
   * @param columns how many pixels wide the range is drawn
   * @param gapNanos samples further apart are not joined
   * @param line gets nanoseconds and values; cleared before
   */
  static void reduce(
      SeriesBuffer data, TimeRange range, int columns, long gapNanos, Polyline line) {
    line.clear();
    int from = Math.max(0, data.indexAtOrAfter(range.from()) - 1);
    int to = Math.min(data.size(), data.indexAtOrAfter(range.to() + 1) + 1);
    boolean dense = to - from > 4 * Math.max(1, columns);
    double column = dense ? (double) range.nanos() / columns : 0;
    double joined = Math.max(gapNanos, column);

    Cell cell = new Cell();
    long currentColumn = Long.MIN_VALUE;
    long lastTime = 0;
    boolean any = false;
    boolean missing = false;
    for (int i = from; i < to; i++) {
      double value = data.value(i);
      if (Double.isNaN(value)) {
        missing = true;
        continue;
      }
      long time = data.time(i);
      boolean gap = any && (time - lastTime > joined || (missing && time - lastTime > column));
      long at = dense ? (long) Math.floor((time - range.from()) / column) : i;
      if (at != currentColumn || gap) {
        cell.flush(line);
        currentColumn = at;
      }
      if (gap) {
        line.gap();
      }
      cell.add(time, value);
      lastTime = time;
      any = true;
      missing = false;
    }
    cell.flush(line);
  }

  /** The samples of one column; the orders say which of them was the lowest and the highest. */
  private static final class Cell {
    private int count;
    private int lowOrder;
    private int highOrder;
    private long firstTime;
    private long lastTime;
    private long lowTime;
    private long highTime;
    private double first;
    private double last;
    private double low;
    private double high;

    void add(long time, double value) {
      if (count == 0) {
        firstTime = time;
        first = value;
      }
      if (count == 0 || value < low) {
        low = value;
        lowTime = time;
        lowOrder = count;
      }
      if (count == 0 || value > high) {
        high = value;
        highTime = time;
        highOrder = count;
      }
      last = value;
      lastTime = time;
      count++;
    }

    void flush(Polyline line) {
      if (count == 0) {
        return;
      }
      line.add(firstTime, first);
      if (lowOrder < highOrder) {
        inner(line, lowOrder, lowTime, low);
        inner(line, highOrder, highTime, high);
      } else {
        inner(line, highOrder, highTime, high);
        inner(line, lowOrder, lowTime, low);
      }
      if (count > 1) {
        line.add(lastTime, last);
      }
      count = 0;
    }

    private void inner(Polyline line, int order, long time, double value) {
      if (order > 0 && order < count - 1) {
        line.add(time, value);
      }
    }
  }
}
