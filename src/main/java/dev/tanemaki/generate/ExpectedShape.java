package dev.tanemaki.generate;

import dev.tanemaki.plan.Distribution;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.Rows;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.plan.Rule.Pick;
import dev.tanemaki.plan.TablePlan;
import java.time.DayOfWeek;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** The shape that a rule asks for, by arithmetic. */
public final class ExpectedShape {

  /** Points of a density that are added up for one bin. */
  private static final int POINTS = 8;

  private ExpectedShape() {}

  /** The share of each value that the rule names, in its order; empty where it names none. */
  public static Map<String, Double> shares(Plan plan, Rule rule) {
    var shares = new LinkedHashMap<String, Double>();
    switch (rule) {
      case Rule.Weights(var choices) -> add(shares, choices, total(choices));
      case Rule.Flags f -> f.flags().forEach(flag -> shares.put(flag.label(), flag.probability()));
      case Rule.Reference r when r.within().isEmpty() -> parents(plan, r, shares);
      default -> {}
    }
    return shares;
  }

  private static void parents(Plan plan, Rule.Reference rule, Map<String, Double> shares) {
    var parent = plan.table(rule.table());
    switch (rule.pick()) {
      case Pick.ByKey(var weights, double others, var by) -> {
        double total = total(weights) + others;
        add(shares, weights, total);
        if (others > 0) {
          parent.ifPresent(p -> others(p, rule, by, others / total, shares));
        }
      }
      case Pick.ByColumn(String column) ->
          parent.ifPresent(p -> others(p, rule, Optional.of(column), 1, shares));
      case Pick.Evenly _ -> parent.ifPresent(p -> others(p, rule, Optional.empty(), 1, shares));
      case Pick.Ranked _, Pick.FanOut _ -> {}
    }
  }

  /** Parents that are listed in a file and not named yet share what is left. */
  private static void others(
      TablePlan parent,
      Rule.Reference rule,
      Optional<String> by,
      double share,
      Map<String, Double> shares) {
    if (!(parent.rows() instanceof Rows.Listed listed)) {
      return;
    }
    int key = rule.column().map(listed.header()::indexOf).orElse(0);
    int weight = by.map(listed.header()::indexOf).orElse(-1);
    if (key < 0 || (by.isPresent() && weight < 0)) {
      return;
    }
    var left = new LinkedHashMap<String, Double>();
    for (var record : listed.records()) {
      if (!shares.containsKey(record.get(key))) {
        left.put(record.get(key), weight < 0 ? 1 : weight(record.get(weight)));
      }
    }
    double total = left.values().stream().mapToDouble(Double::doubleValue).sum();
    left.forEach((value, each) -> shares.put(value, share * each / Math.max(total, 1e-300)));
  }

  private static double weight(String text) {
    try {
      return text.isBlank() ? 0 : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static double total(List<Rule.Weighted> choices) {
    return choices.stream().mapToDouble(Rule.Weighted::weight).sum();
  }

  private static void add(Map<String, Double> shares, List<Rule.Weighted> choices, double total) {
    choices.forEach(c -> shares.merge(c.value(), c.weight() / total, Double::sum));
  }

  /**
   * The share of each bin.
   *
   * @param low where the first begins
   * @param width of each
   * @param count how many
   * @param unit the distance of two values; 0 where there is none
   * @return empty where the rule does not say
   */
  public static double[] bins(Rule rule, double low, double width, int count, double unit) {
    return switch (rule) {
      case Rule.Bands(var bands, var _) -> bands(bands, low, width, count, unit);
      case Rule.Draw(Distribution.Uniform(double min, double max), var _) ->
          bands(List.of(new Rule.Band(min, max, 1)), low, width, count, unit);
      case Rule.Draw(Distribution.Zipf(long n, double exponent), var _) ->
          ranks(n, exponent, count);
      case Rule.Draw(var distribution, var _) -> density(distribution, low, width, count, unit);
      case Rule.Between(var least, var most, var _) ->
          number(least)
              .flatMap(l -> number(most).map(m -> List.of(new Rule.Band(l, m, 1))))
              .map(band -> bands(band, low, width, count, unit))
              .orElse(new double[0]);
      default -> new double[0];
    };
  }

  /** A bound that is a number, not a date or a column's name. */
  private static Optional<Double> number(String bound) {
    return bound.matches("[+-]?\\d+(\\.\\d+)?")
        ? Optional.of(Double.valueOf(bound))
        : Optional.empty();
  }

  private static double[] bands(
      List<Rule.Band> bands, double first, double width, int count, double unit) {
    double[] shares = new double[count];
    double total = bands.stream().mapToDouble(Rule.Band::weight).sum();
    for (Rule.Band band : bands) {
      // Values are multiples of the unit; each stands for the stretch up to the next.
      double low = unit > 0 ? Math.ceil(band.low() / unit) * unit : band.low();
      double high = unit > 0 ? (Math.floor(band.high() / unit) + 1) * unit : band.high();
      double span = Math.max(high - low, 1e-9);
      for (int i = 0; i < shares.length; i++) {
        double from = Math.max(low, first + i * width);
        double to = Math.min(low + span, first + (i + 1) * width);
        shares[i] += Math.max(0, to - from) / span * band.weight() / total;
      }
    }
    return shares;
  }

  /** Shares of the first ranks, of all there are. */
  private static double[] ranks(long n, double exponent, int shown) {
    double[] shares = new double[shown];
    double sum = 0;
    for (long rank = Math.min(n, 1_000_000); rank >= 1; rank--) {
      double weight = Math.pow(rank, -exponent);
      sum += weight;
      if (rank <= shown) {
        shares[(int) rank - 1] = weight;
      }
    }
    for (int i = 0; i < shown; i++) {
      shares[i] /= Math.max(sum, 1e-300);
    }
    return shares;
  }

  private static double[] density(
      Distribution distribution, double low, double width, int count, double unit) {
    var density = density(distribution);
    double[] shares = new double[count];
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      // Whole numbers are rounded: 7 is what lies between 6.5 and 7.5.
      double from = low + i * width - unit / 2;
      for (int p = 0; p < POINTS; p++) {
        shares[i] += density.applyAsDouble(from + (p + 0.5) * width / POINTS);
      }
      sum += shares[i];
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] = sum > 0 ? shares[i] / sum : 0;
    }
    return shares;
  }

  /** In proportion to the density. */
  private static DoubleUnaryOperator density(Distribution distribution) {
    return switch (distribution) {
      case Distribution.Uniform(double min, double max) -> x -> x >= min && x <= max ? 1 : 0;
      case Distribution.Normal(double mean, double sd, double min, double max) ->
          inside(min, max, x -> Math.exp(-0.5 * (x - mean) * (x - mean) / (sd * sd)));
      case Distribution.LogNormal(double mu, double sigma, double min, double max) ->
          inside(
              Math.max(min, 0),
              max,
              x -> {
                double z = (Math.log(Math.max(x, 1e-300)) - mu) / sigma;
                return Math.exp(-0.5 * z * z) / Math.max(x, 1e-300);
              });
      case Distribution.Exponential(double mean, double min, double max) ->
          inside(min, max, x -> Math.exp(-(x - min) / mean));
      case Distribution.Beta(double alpha, double beta, double min, double max) ->
          inside(
              min,
              max,
              x -> {
                double at = Math.clamp((x - min) / (max - min), 1e-6, 1 - 1e-6);
                return Math.pow(at, alpha - 1) * Math.pow(1 - at, beta - 1);
              });
      case Distribution.Zipf(long n, double exponent) ->
          x -> x >= 0.5 && x <= n + 0.5 ? Math.pow(Math.max(1, Math.rint(x)), -exponent) : 0;
    };
  }

  private static DoubleUnaryOperator inside(double min, double max, DoubleUnaryOperator density) {
    return x -> x >= min && x <= max ? density.applyAsDouble(x) : 0;
  }

  /** Shares of the hours 0 to 23. */
  public static double[] hours(Rule.Calendar rule) {
    double[] shares = new double[24];
    for (int hour = 0; hour < 24; hour++) {
      shares[hour] = rule.hours().isEmpty() ? 1 : rule.hours().getOrDefault(hour, 0.0);
    }
    return ofOne(shares);
  }

  /** Shares of the days from Monday on. */
  public static double[] weekdays(Rule.Calendar rule) {
    double[] shares = new double[7];
    for (DayOfWeek day : DayOfWeek.values()) {
      shares[day.ordinal()] = rule.weekdays().getOrDefault(day, 1.0);
    }
    return ofOne(shares);
  }

  /** Shares of bins of whole days, by the days of the week that are in them. */
  public static double[] days(Rule.Calendar rule, double low, double width, int count) {
    double[] shares = new double[count];
    int each = (int) Math.round(width / 86_400);
    long first = Math.round(low / 86_400);
    for (int i = 0; i < shares.length * each; i++) {
      // Growth is relative: only the length of the range counts, not where it begins.
      double share = (i + 0.5) * 86_400 / Math.max(1, rule.to().minus(rule.from()).toSeconds());
      shares[i / each] +=
          rule.weight(java.time.LocalDate.ofEpochDay(first + i)) * rule.weight(share);
    }
    return ofOne(shares);
  }

  private static double[] ofOne(double[] weights) {
    double sum = java.util.Arrays.stream(weights).sum();
    for (int i = 0; i < weights.length; i++) {
      weights[i] = sum > 0 ? weights[i] / sum : 0;
    }
    return weights;
  }
}
