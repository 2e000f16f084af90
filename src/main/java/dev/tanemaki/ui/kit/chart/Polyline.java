package dev.tanemaki.ui.kit.chart;

import java.util.Arrays;

/** Points of a line in arrays that are used again for every paint. A NaN point is a gap. */
final class Polyline {

  private double[] xs = new double[1024];
  private double[] ys = new double[1024];
  private int size;

  void clear() {
    size = 0;
  }

  void add(double x, double y) {
    if (size == xs.length) {
      xs = Arrays.copyOf(xs, size * 2);
      ys = Arrays.copyOf(ys, size * 2);
    }
    xs[size] = x;
    ys[size++] = y;
  }

  void gap() {
    if (size > 0 && !Double.isNaN(ys[size - 1])) {
      add(Double.NaN, Double.NaN);
    }
  }

  int size() {
    return size;
  }

  double x(int index) {
    return xs[index];
  }

  double y(int index) {
    return ys[index];
  }

  boolean isGap(int index) {
    return Double.isNaN(ys[index]);
  }
}
