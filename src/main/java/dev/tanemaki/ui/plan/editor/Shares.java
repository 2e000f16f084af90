package dev.tanemaki.ui.plan.editor;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** Arithmetic of weights that share a whole. Pure; arrays that come in are left as they are. */
final class Shares {

  /** Weights are kept to that part of their whole: 0.01 of 100. */
  private static final double GRAIN = 10_000;

  private Shares() {}

  /**
   * Moves one weight and lets the others share the rest in proportion, so that the whole stays what
   * it was. Locked ones stay; where nothing can give way, nothing moves.
   *
   * @param weight is kept between 0 and what the locked ones leave
   */
  static double[] moved(double[] weights, int index, double weight, IntPredicate locked) {
    double whole = Arrays.stream(weights).sum();
    double kept = 0;
    double free = 0;
    int others = 0;
    for (int i = 0; i < weights.length; i++) {
      if (i != index && locked.test(i)) {
        kept += weights[i];
      } else if (i != index) {
        free += weights[i];
        others++;
      }
    }
    double[] moved = weights.clone();
    if (others == 0 || whole <= 0) {
      return moved;
    }
    double grain = whole / GRAIN;
    double room = Math.max(0, whole - kept);
    moved[index] = Math.clamp(weight, 0, room);
    double rest = room - moved[index];
    for (int i = 0; i < weights.length; i++) {
      if (i != index && !locked.test(i)) {
        double share = free > 0 ? weights[i] / free : 1.0 / others;
        moved[i] = rounded(rest * share, grain);
      }
    }
    settleRest(moved, whole, index, locked);
    return moved;
  }

  /** All weights in proportion so that they add up to {@code whole}; locked ones stay. */
  static double[] normalised(double[] weights, double whole, IntPredicate locked) {
    double kept = 0;
    double free = 0;
    for (int i = 0; i < weights.length; i++) {
      if (locked.test(i)) {
        kept += weights[i];
      } else {
        free += weights[i];
      }
    }
    double[] made = weights.clone();
    if (free <= 0 || kept >= whole) {
      return made;
    }
    for (int i = 0; i < weights.length; i++) {
      if (!locked.test(i)) {
        made[i] = rounded(weights[i] * (whole - kept) / free, whole / GRAIN);
      }
    }
    settleRest(made, whole, -1, locked);
    return made;
  }

  /** What rounding has left over goes to the largest that may move: it shows least there. */
  private static void settleRest(double[] weights, double whole, int except, IntPredicate locked) {
    int largest = -1;
    for (int i = 0; i < weights.length; i++) {
      if (i != except && !locked.test(i) && (largest < 0 || weights[i] > weights[largest])) {
        largest = i;
      }
    }
    if (largest >= 0) {
      double left = whole - Arrays.stream(weights).sum();
      weights[largest] = Math.max(0, clean(weights[largest] + left));
    }
  }

  /** The nearest multiple of a grain, off the binary dust. */
  static double rounded(double value, double grain) {
    return clean(Math.rint(value / grain) * grain);
  }

  /** Without the dust of binary fractions: 0.30000000000000004 is 0.3. */
  static double clean(double value) {
    double size = Math.abs(value);
    if (size == 0 || size >= 1e12) {
      return value;
    }
    double unit = Math.pow(10, Math.max(0, 11 - Math.ceil(Math.log10(size))));
    return Math.rint(value * unit) / unit;
  }

  /**
   * The step that a hand can tell apart: 1 or 5 times a power of ten, at least {@code span}.
   *
   * @param span what a pixel or two is worth
   */
  static double step(double span) {
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(span, 1e-9)) + 1e-9));
    double step = span <= power * (1 + 1e-9) ? power : span <= 5 * power ? 5 * power : 10 * power;
    return clean(step);
  }
}
