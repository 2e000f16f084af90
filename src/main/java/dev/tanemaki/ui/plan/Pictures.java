package dev.tanemaki.ui.plan;

import dev.tanemaki.generate.ColumnSample;
import dev.tanemaki.generate.ExpectedShape;
import dev.tanemaki.generate.ExpectedTimes;
import dev.tanemaki.generate.ExpectedWithin;
import dev.tanemaki.plan.Distribution;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.plan.TablePlan;
import dev.tanemaki.ui.kit.chart.BarHistogram.Bar;
import dev.tanemaki.ui.plan.editor.Actual;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes pictures of samples. */
final class Pictures {

  private static final int BINS = 48;
  private static final int BARS = 64;

  /** More values than these that were asked for are not all drawn. */
  private static final int MANY = 200;

  private static final double DAY = 86_400;

  private Pictures() {}

  static Picture of(
      ColumnSample sample,
      Plan plan,
      TablePlan table,
      Rule rule,
      boolean whole,
      Map<String, String> labels) {
    return switch (sample) {
      case ColumnSample.Texts texts when fanOut(rule).isPresent() ->
          children(texts, fanOut(rule).get());
      case ColumnSample.Texts texts ->
          bars(texts, ExpectedWithin.shares(plan, table, rule), labels);
      case ColumnSample.Numbers numbers -> numbers(numbers, rule, whole);
      case ColumnSample.Times times -> times(times, plan, table, rule);
    };
  }

  private static Optional<Distribution> fanOut(Rule rule) {
    return rule instanceof Rule.Reference r && r.pick() instanceof Rule.Pick.FanOut(var children)
        ? Optional.of(children)
        : Optional.empty();
  }

  private static Picture children(ColumnSample.Texts parents, Distribution law) {
    double[] values = counts(parents);
    if (values.length == 0) {
      return new Picture.Nothing();
    }
    double most = Arrays.stream(values).max().orElse(1);
    double width = width(most, 1);
    var bins = Picture.Bins.count(values, 1, width, (int) Math.ceil(most / width));
    double[] shares = ExpectedShape.bins(new Rule.Draw(law, 0), 1, width, bins.actual().length, 1);
    double any = Arrays.stream(shares).sum();
    return new Picture.Children(
        any > 0 ? bins.with(Arrays.stream(shares).map(share -> share / any).toArray()) : bins);
  }

  private static double[] counts(ColumnSample.Texts texts) {
    return texts.counts().values().stream().mapToDouble(Long::doubleValue).toArray();
  }

  /** The same for the editor of the rule. */
  static Actual actual(ColumnSample sample, Rule rule) {
    return switch (sample) {
      case ColumnSample.Texts t when fanOut(rule).isPresent() -> new Actual.Numbers(counts(t));
      case ColumnSample.Texts t -> new Actual.Texts(t.counts(), t.rows() - t.nulls());
      case ColumnSample.Numbers n -> new Actual.Numbers(n.values());
      case ColumnSample.Times t when t.timeOfDay() -> new Actual.None();
      case ColumnSample.Times t ->
          new Actual.Times(weekdays(t.seconds()).actual(), hours(t.seconds()).actual());
    };
  }

  private static Picture bars(
      ColumnSample.Texts texts, Map<String, Double> expected, Map<String, String> labels) {
    double rows = Math.max(1, texts.rows() - texts.nulls());
    var left = new HashMap<>(texts.counts());
    var bars = new ArrayList<Bar>();
    int drawn = expected.size() > MANY ? BARS : expected.size();
    expected.forEach(
        (value, share) -> {
          Long count = left.remove(value);
          if (bars.size() < drawn) {
            bars.add(new Bar(name(value, labels), share, (count == null ? 0 : count) / rows));
          }
        });
    // What was not asked for by name follows, most frequent first.
    left.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .limit(BARS)
        .forEach(e -> bars.add(new Bar(name(e.getKey(), labels), Double.NaN, e.getValue() / rows)));
    return bars.isEmpty()
        ? new Picture.Nothing()
        : new Picture.Bars(bars, Math.max(expected.size(), texts.counts().size()));
  }

  private static String name(String value, Map<String, String> labels) {
    String label = labels.get(value);
    return label == null || label.equals(value)
        ? value.replace('\n', ' ')
        : value.strip() + " " + label;
  }

  private static Picture numbers(ColumnSample.Numbers numbers, Rule rule, boolean whole) {
    double[] values = numbers.values();
    if (values.length == 0) {
      return new Picture.Nothing();
    }
    double unit = unit(rule, whole);
    double[] range = range(values, rule);
    double width = width(range[1] - range[0] + unit, unit);
    double low = Math.floor(range[0] / width + 1e-9) * width;
    double span = Math.max(range[1] - low + unit, 1e-9);
    int count = Math.max(1, (int) Math.ceil(span / width - 1e-9));
    var bins = Picture.Bins.count(values, low, width, count);
    return new Picture.Numbers(
        bins.with(ExpectedShape.bins(rule, bins.low(), bins.width(), bins.actual().length, unit)));
  }

  /** A round number, so that bins begin at round numbers, too. */
  private static double width(double span, double unit) {
    double least = Math.max(span, 1e-9) / BINS;
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    double round = power * 10;
    for (double factor : new double[] {5, 2, 1}) {
      round = factor * power >= least * (1 - 1e-9) ? factor * power : round;
    }
    return unit > 0 ? Math.max(unit, Math.ceil(round / unit - 1e-9) * unit) : round;
  }

  private static double unit(Rule rule, boolean whole) {
    double step =
        switch (rule) {
          case Rule.Bands b -> b.step();
          case Rule.Draw d -> d.step();
          case Rule.Between b -> b.step();
          default -> 0;
        };
    return step > 0 ? step : whole ? 1 : 0;
  }

  /** Where the rule's values can lie, as far as some did: a tail to infinity is not drawn. */
  private static double[] range(double[] values, Rule rule) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return switch (rule) {
      case Rule.Bands b -> ends(b.bands(), least, most);
      case Rule.Draw(Distribution.Zipf z, var _) -> new double[] {1, Math.min(z.n(), BINS)};
      case Rule.Draw(Distribution.Uniform(double min, double max), var _) ->
          new double[] {min, max};
      default -> new double[] {least, most};
    };
  }

  private static double[] ends(List<Rule.Band> bands, double least, double most) {
    return new double[] {
      Math.min(least, bands.stream().mapToDouble(Rule.Band::low).min().orElse(least)),
      Math.max(most, bands.stream().mapToDouble(Rule.Band::high).max().orElse(most))
    };
  }

  private static Picture times(ColumnSample.Times times, Plan plan, TablePlan table, Rule rule) {
    double[] seconds = times.seconds();
    if (seconds.length == 0) {
      return new Picture.Nothing();
    }
    if (times.timeOfDay()) {
      return new Picture.Times(Picture.Bins.NONE, Picture.Bins.NONE, hours(seconds));
    }
    double first = Double.POSITIVE_INFINITY;
    double last = Double.NEGATIVE_INFINITY;
    boolean dates = true;
    for (double second : seconds) {
      first = Math.min(first, second);
      last = Math.max(last, second);
      dates &= second % DAY == 0;
    }
    double low = Math.floor(first / DAY) * DAY;
    double width = Math.max(1, Math.ceil((last - low) / DAY / (2 * BINS))) * DAY;
    int count = Math.max(1, (int) Math.floor((last - low) / width) + 1);
    var picture =
        new Picture.Times(
            Picture.Bins.count(seconds, low, width, count),
            weekdays(seconds),
            dates ? Picture.Bins.NONE : hours(seconds));
    return ExpectedTimes.of(plan, table, rule, dates).map(picture::with).orElse(picture);
  }

  private static Picture.Bins hours(double[] seconds) {
    double[] hours = new double[seconds.length];
    for (int i = 0; i < hours.length; i++) {
      hours[i] = Math.floor((seconds[i] - Math.floor(seconds[i] / DAY) * DAY) / 3_600);
    }
    return Picture.Bins.count(hours, 0, 1, 24);
  }

  /** 1970-01-01 was a Thursday; Monday is 0. */
  private static Picture.Bins weekdays(double[] seconds) {
    double[] days = new double[seconds.length];
    for (int i = 0; i < days.length; i++) {
      days[i] = Math.floorMod((long) Math.floor(seconds[i] / DAY) + 3, 7);
    }
    return Picture.Bins.count(days, 0, 1, 7);
  }
}
