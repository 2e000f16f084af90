package dev.tanemaki.ui.kit.chart;

/** Where values lie on the screen: zero at {@code bottom}, {@code highest} at {@code top}. */
record ValueScale(double highest, double top, double bottom) {

  double y(double value) {
    return bottom - value / highest * (bottom - top);
  }
}
