package dev.tanemaki.cli;

import dev.tanemaki.generate.ExpectedShape;
import dev.tanemaki.plan.Distribution;
import dev.tanemaki.plan.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How numbers are spread: bands as the plan has them, else bins whose edges are round numbers. */
final class NumberHistogram {

  /** About how many bins. */
  private static final int BARS = 10;

  /** The share of rows at either end that may stay out of a picture. */
  private static final double TAIL = 0.005;

  /** How many times as wide as the rest the whole may be before its tails are cut. */
  private static final double LONG = 1.5;

  private NumberHistogram() {}

  static Histogram of(Rule rule, double[] values) {
    if (values.length == 0) {
      return Histogram.ofNotes();
    }
    double least = Arrays.stream(values).min().orElse(0);
    double most = Arrays.stream(values).max().orElse(0);
    return switch (rule) {
      case Rule.Sequence _ -> Histogram.ofNotes("from " + number(least) + " on, each once");
      case Rule.Bands(var bands, _) -> bands(bands, values);
      case Rule.Draw(Distribution.Zipf z, _) ->
          bins(rule, values, 1, 1, (int) Math.min(BARS, z.n()));
      case Rule.Draw(Distribution.Uniform(double min, double max), double step) ->
          bins(rule, values, min, max, step, true);
      case Rule.Draw(_, double step) -> withoutTails(rule, values, step, true);
      default -> withoutTails(rule, values, 0, false);
    };
  }

  /** A few values far out would take all the width: where they do, the bins are of the rest. */
  private static Histogram withoutTails(Rule rule, double[] values, double step, boolean known) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int last = sorted.length - 1;
    double low = sorted[(int) Math.floor(last * TAIL)];
    double high = sorted[(int) Math.ceil(last * (1 - TAIL))];
    if (sorted[last] - sorted[0] <= LONG * (high - low)) {
      return bins(rule, values, sorted[0], sorted[last], step, known);
    }
    double[] middle = Arrays.stream(values).filter(v -> v >= low && v <= high).toArray();
    var drawn = bins(rule, middle, low, high, step, known);
    var notes = new ArrayList<>(drawn.notes());
    notes.add(
        "of the middle 99 % of the rows; all lie in "
            + rounded(sorted[0])
            + "–"
            + rounded(sorted[last]));
    return new Histogram(drawn.bars(), notes);
  }

  private static Histogram bands(List<Rule.Band> bands, double[] values) {
    double total = bands.stream().mapToDouble(Rule.Band::weight).sum();
    boolean whole = Arrays.stream(values).allMatch(v -> v == Math.rint(v));
    var bars = new ArrayList<Histogram.Bar>();
    for (var band : bands) {
      long met =
          Arrays.stream(values)
              .filter(v -> v >= band.low() && (whole ? v <= band.high() : v < band.high()))
              .count();
      var range = number(band.low()) + "–" + number(band.high());
      bars.add(
          new Histogram.Bar(
              band.text().isEmpty() ? range : range + " " + band.text(),
              band.weight() / total,
              (double) met / values.length));
    }
    return new Histogram(bars, List.of());
  }

  /** Bins whose edges are round numbers. */
  private static Histogram bins(
      Rule rule, double[] values, double least, double most, double step, boolean known) {
    boolean whole = Arrays.stream(values).allMatch(v -> v == Math.rint(v));
    double unit = step > 0 ? step : whole ? 1 : 0;
    double wide = (most - least + unit) / BARS;
    if (wide <= 0) {
      return Histogram.ofNotes("always " + number(least));
    }
    double power = Math.pow(10, Math.floor(Math.log10(wide)));
    double width =
        Stream.of(1, 2, 5, 10)
            .mapToDouble(f -> f * power)
            .filter(w -> w >= wide * 0.999)
            .min()
            .orElse(wide);
    width = unit > 0 ? Math.max(unit, Math.ceil(width / unit - 1e-9) * unit) : width;
    double low = Math.floor(least / width + 1e-9) * width;
    int count = (int) Math.floor((most - low) / width + 1e-9) + (unit > 0 || most > low ? 1 : 0);
    if (unit == 0 && count > 1 && low + (count - 1) * width >= most - width * 1e-9) {
      count--;
    }
    return bins(known ? rule : new Rule.Constant(""), values, low, width, count, unit);
  }

  private static Histogram bins(Rule rule, double[] values, double low, double width, int count) {
    return bins(rule, values, low, width, count, 1);
  }

  private static Histogram bins(
      Rule rule, double[] values, double low, double width, int count, double unit) {
    double[] expected = ExpectedShape.bins(rule, low, width, count, unit);
    double[] met = new double[count];
    double outside = 0;
    for (double value : values) {
      int at = (int) Math.floor((value - low) / width + 1e-9);
      if (at >= 0 && at < count) {
        met[at]++;
      } else if (at == count && unit == 0) {
        met[count - 1]++;
      } else {
        outside++;
      }
    }
    var bars = new ArrayList<Histogram.Bar>();
    double told = 0;
    for (int i = 0; i < count; i++) {
      double from = low + i * width;
      double to = from + width - unit;
      var label = from == to ? number(from) : number(from) + "–" + number(to);
      double asked = i < expected.length ? expected[i] : Double.NaN;
      told += asked;
      bars.add(new Histogram.Bar(label, asked, met[i] / values.length));
    }
    if (outside > 0) {
      bars.add(new Histogram.Bar("others", 1 - told, outside / values.length, false));
    }
    return new Histogram(bars, List.of());
  }

  private static String rounded(double value) {
    return number(Math.abs(value) >= 1_000 ? Math.rint(value) : value);
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.format(Locale.ROOT, "%,d", (long) value)
        : new java.math.BigDecimal(value)
            .round(new java.math.MathContext(4))
            .stripTrailingZeros()
            .toPlainString();
  }
}
