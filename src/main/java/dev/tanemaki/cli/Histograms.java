package dev.tanemaki.cli;

import dev.tanemaki.generate.ColumnSample;
import dev.tanemaki.generate.ExpectedShape;
import dev.tanemaki.plan.ColumnPlan;
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
          case ColumnSample.Numbers n -> NumberHistogram.of(column.rule(), n.values());
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
}
