package dev.tanemaki.cli;

import dev.tanemaki.generate.ColumnSample;
import dev.tanemaki.generate.ExpectedShape;
import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.plan.Distribution;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.Rows;
import dev.tanemaki.plan.Rule;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a rule asks for beside what some rows of it are. */
final class Histograms {

  private static final int BARS = 10;

  /** So many different values are shown by the most frequent; of more, some are named. */
  private static final int FEW = 50;

  private static final double DAY = 86_400;
  private static final List<String> NAMES = List.of("name", "text", "label", "title");
  private static final String LEVELS = "▁▂▃▄▅▆▇█";

  private final Plan plan;

  Histograms(Plan plan) {
    this.plan = plan;
  }

  /** Whether numbers from a list are names of something rather than amounts. */
  static boolean named(Rule rule) {
    return rule instanceof Rule.Weights
        || rule instanceof Rule.Flags
        || rule instanceof Rule.Reference
        || rule instanceof Rule.Translate
        || rule instanceof Rule.Constant;
  }

  /** Empty where every row has a value of its own, or the same. */
  Histogram of(ColumnPlan column, ColumnSample sample) {
    if (column.rule() instanceof Rule.Constant) {
      return Histogram.ofNotes();
    }
    var histogram =
        switch (sample) {
          case ColumnSample.Texts t -> texts(column.rule(), t);
          case ColumnSample.Numbers n -> numbers(column.rule(), n.values());
          case ColumnSample.Times t -> times(column.rule(), t);
        };
    if (column.nulls() == 0 && sample.nulls() == 0) {
      return histogram;
    }
    var bars = new ArrayList<>(histogram.bars());
    double nulls = (double) sample.nulls() / Math.max(1, sample.rows());
    bars.add(new Histogram.Bar("null, of all rows", column.nulls(), nulls, false));
    return new Histogram(bars, histogram.notes());
  }

  private Histogram texts(Rule rule, ColumnSample.Texts texts) {
    double rows = Math.max(1, texts.rows() - texts.nulls());
    var expected = ExpectedShape.shares(plan, rule);
    var counts = texts.counts();
    if (expected.isEmpty() && counts.size() > FEW) {
      return Histogram.ofNotes(
          Figures.count(counts.size())
              + " different in "
              + Figures.count((long) rows)
              + " rows, such as "
              + counts.keySet().stream()
                  .limit(2)
                  .map(t -> TextTable.cut(t.replaceAll("\\s+", " "), 40))
                  .collect(Collectors.joining(" · ")));
    }
    var labels = labels(rule);
    var order = order(expected, counts);
    var bars = new ArrayList<Histogram.Bar>();
    double leftExpected = 0;
    double leftActual = 0;
    for (var value : order) {
      double asked = expected.isEmpty() ? Double.NaN : expected.getOrDefault(value, 0.0);
      double met = counts.getOrDefault(value, 0L) / rows;
      if (bars.size() < BARS || order.size() == BARS + 1) {
        var label = labels.getOrDefault(value, "");
        var name = value.isEmpty() ? "\"\"" : value;
        bars.add(new Histogram.Bar(label.isEmpty() ? name : name + " " + label, asked, met));
      } else {
        leftExpected += asked;
        leftActual += met;
      }
    }
    if (order.size() > bars.size()) {
      var others = (order.size() - bars.size()) + " others";
      bars.add(new Histogram.Bar(others, leftExpected, leftActual, false));
    }
    return new Histogram(bars, List.of());
  }

  /** As the plan has them, where these are few; else the most frequent first. */
  private static List<String> order(Map<String, Double> expected, Map<String, Long> counts) {
    var order = new ArrayList<>(expected.keySet());
    counts.keySet().stream().filter(v -> !expected.containsKey(v)).sorted().forEach(order::add);
    if (order.size() > BARS + 1 || expected.isEmpty()) {
      order.sort(
          Comparator.comparingDouble((String v) -> -expected.getOrDefault(v, 0.0))
              .thenComparing(v -> -counts.getOrDefault(v, 0L)));
    }
    return order;
  }

  /** The words that go with a value: its own, or its parent's name. */
  private Map<String, String> labels(Rule rule) {
    var labels = new HashMap<String, String>();
    switch (rule) {
      case Rule.Weights(var choices) -> choices.forEach(c -> labels.put(c.value(), c.text()));
      case Rule.Flags f -> f.flags().forEach(x -> labels.put(x.label(), x.text()));
      case Rule.Reference r -> {
        if (plan.table(r.table()).map(t -> t.rows()).orElse(null) instanceof Rows.Listed list) {
          int key = r.column().map(list.header()::indexOf).orElse(0);
          int name = name(list.header());
          if (key >= 0 && name >= 0 && name != key) {
            list.records().forEach(x -> labels.put(x.get(key), x.get(name)));
          }
        }
      }
      default -> {}
    }
    return labels;
  }

  private static int name(List<String> header) {
    for (var name : NAMES) {
      for (int i = 0; i < header.size(); i++) {
        if (header.get(i).equals(name) || header.get(i).endsWith("_" + name)) {
          return i;
        }
      }
    }
    return -1;
  }

  private static Histogram numbers(Rule rule, double[] values) {
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
      case Rule.Draw(_, double step) -> bins(rule, values, least, most, step, true);
      default -> bins(rule, values, least, most, 0, false);
    };
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

  private static Histogram times(Rule rule, ColumnSample.Times times) {
    double[] seconds = times.seconds();
    if (seconds.length == 0 || times.timeOfDay()) {
      return Histogram.ofNotes();
    }
    var range =
        time(Arrays.stream(seconds).min().orElse(0))
            + " to "
            + time(Arrays.stream(seconds).max().orElse(0));
    if (!(rule instanceof Rule.Calendar calendar)) {
      return Histogram.ofNotes(range);
    }
    double[] days = new double[7];
    double[] hours = new double[24];
    for (double second : seconds) {
      // 1970-01-01 was a Thursday; Monday is 0.
      days[Math.floorMod((long) Math.floor(second / DAY) + 3, 7)] += 1.0 / seconds.length;
      hours[(int) Math.floor((second - Math.floor(second / DAY) * DAY) / 3_600)]++;
    }
    double[] asked = ExpectedShape.weekdays(calendar);
    var bars = new ArrayList<Histogram.Bar>();
    for (var day : DayOfWeek.values()) {
      int i = day.ordinal();
      bars.add(
          new Histogram.Bar(day.getDisplayName(TextStyle.FULL, Locale.ENGLISH), asked[i], days[i]));
    }
    return new Histogram(bars, List.of("hours 0 to 23  " + levels(hours), range));
  }

  private static String levels(double[] counts) {
    double most = Arrays.stream(counts).max().orElse(1);
    return Arrays.stream(counts)
        .mapToObj(c -> "" + LEVELS.charAt((int) Math.round(c / Math.max(most, 1) * 7)))
        .collect(Collectors.joining());
  }

  private static String time(double seconds) {
    return LocalDateTime.ofEpochSecond((long) Math.floor(seconds), 0, ZoneOffset.UTC)
        .toString()
        .replace('T', ' ');
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
