package dev.tanemaki.ui.plan;

import dev.tanemaki.generate.ExpectedTimes;
import dev.tanemaki.ui.kit.chart.BarHistogram;
import java.util.List;

/** What a column's values look like: what really came out, over what its rule asks for. */
sealed interface Picture {

  /** Nothing that could be drawn, such as a column that is null throughout. */
  record Nothing() implements Picture {}

  /**
   * A bar per value; {@code expected} of a bar is NaN where the rule does not say.
   *
   * @param different how many different values there are in all
   */
  record Bars(List<BarHistogram.Bar> bars, long different) implements Picture {
    public Bars {
      bars = List.copyOf(bars);
    }
  }

  /** Numbers. */
  record Numbers(Bins bins) implements Picture {}

  /** How many children a parent has; of parents that have any, the others leave no trace. */
  record Children(Bins bins) implements Picture {}

  /**
   * Points in time.
   *
   * @param days by date; empty for times of day
   * @param weekdays seven bins from Monday; empty for times of day
   * @param hours 24 bins; empty for dates
   */
  record Times(Bins days, Bins weekdays, Bins hours) implements Picture {

    /** The same with what the rule asks for. */
    Times with(ExpectedTimes asked) {
      return new Times(
          days.with(asked.days(days.low(), days.width(), days.actual().length)),
          weekdays.with(asked.weekdays()),
          hours.actual().length == asked.hours().length ? hours.with(asked.hours()) : hours);
    }
  }

  /**
   * Equally wide bins side by side.
   *
   * @param low where the first begins
   * @param width of each, in the column's unit
   * @param expected share of each; empty where the rule does not say
   * @param actual share of each that was counted
   */
  record Bins(double low, double width, double[] expected, double[] actual) {

    static final Bins NONE = new Bins(0, 1, new double[0], new double[0]);

    double high() {
      return low + width * actual.length;
    }

    /** Counts values into bins; what lies outside is counted nowhere. */
    static Bins count(double[] values, double low, double width, int bins) {
      double[] actual = new double[bins];
      for (double value : values) {
        double at = Math.floor((value - low) / width + 1e-9);
        if (at >= 0 && at < bins) {
          actual[(int) at]++;
        }
      }
      for (int i = 0; i < bins; i++) {
        actual[i] /= Math.max(1, values.length);
      }
      return new Bins(low, width, new double[0], actual);
    }

    Bins with(double[] shares) {
      return new Bins(low, width, shares, actual);
    }
  }
}
