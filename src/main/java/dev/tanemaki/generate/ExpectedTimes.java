package dev.tanemaki.generate;

import dev.tanemaki.plan.Distribution;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.plan.TablePlan;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The days and hours that a rule asks for, by arithmetic: a calendar, a stretch between two dates,
 * or one of these moved by whole days.
 *
 * @param first day since 1970-01-01
 * @param perDay share of each day from the first on, of sum 1
 * @param hours share of each hour, of sum 1; empty for dates
 */
public record ExpectedTimes(long first, double[] perDay, double[] hours) {

  private static final double DAY = 86_400;

  /** Further than this, in days, an offset is not followed. */
  private static final int FAR = 20_000;

  /**
   * The times of a rule.
   *
   * @param dates whether the column holds dates, without hours
   * @return empty where the rule does not say
   */
  public static Optional<ExpectedTimes> of(Plan plan, TablePlan table, Rule rule, boolean dates) {
    return switch (rule) {
      case Rule.Calendar calendar -> Optional.of(of(plan, calendar, dates));
      case Rule.Between(var low, var high, double _) -> between(low, high, dates);
      case Rule.Offset(var from, var by, var unit) ->
          table
              .column(from)
              .flatMap(c -> of(plan, table, c.rule(), dates))
              .flatMap(base -> days(unit, dates).flatMap(each -> base.moved(by, each)));
      default -> Optional.empty();
    };
  }

  private static ExpectedTimes of(Plan plan, Rule.Calendar rule, boolean dates) {
    long first = plan.reference().plus(rule.from()).toLocalDate().toEpochDay();
    long last = plan.reference().plus(rule.to()).toLocalDate().toEpochDay();
    int count = Math.toIntExact(Math.clamp(last - first + 1, 1, FAR));
    return new ExpectedTimes(
        first,
        ExpectedShape.days(rule, first * DAY, DAY, count),
        dates ? new double[0] : ExpectedShape.hours(rule));
  }

  private static Optional<ExpectedTimes> between(String low, String high, boolean dates) {
    try {
      long first = LocalDate.parse(low).toEpochDay();
      // The last midnight is one instant of a whole stretch of them, but a day among days.
      long end = LocalDate.parse(high).toEpochDay() + (dates ? 1 : 0);
      return end <= first
          ? Optional.empty()
          : Optional.of(
              new ExpectedTimes(
                  first, alike(Math.toIntExact(end - first)), dates ? new double[0] : alike(24)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static double[] alike(int count) {
    double[] shares = new double[count];
    Arrays.fill(shares, 1.0 / count);
    return shares;
  }

  /** How many days an offset counts in; empty where it is no whole number of them. */
  private static Optional<Integer> days(Optional<Duration> unit, boolean dates) {
    return unit.or(() -> dates ? Optional.of(Duration.ofDays(1)) : Optional.empty())
        .filter(u -> u.toDays() > 0 && u.equals(Duration.ofDays(u.toDays())))
        .map(u -> (int) u.toDays());
  }

  /** Every day moved on by every number that is drawn, as likely as both together. */
  private Optional<ExpectedTimes> moved(Distribution by, int each) {
    double[] ends = ends(by);
    int least = (int) Math.floor(ends[0]);
    int count = (int) Math.ceil(ends[1]) - least + 1;
    if (!(Math.abs(ends[0]) < FAR) || !((double) count * each < FAR) || count < 1) {
      return Optional.empty();
    }
    double[] law = ExpectedShape.bins(new Rule.Draw(by, 0), least, 1, count, 1);
    double[] moved = new double[perDay.length + (count - 1) * each];
    for (int k = 0; k < count; k++) {
      for (int day = 0; day < perDay.length; day++) {
        moved[day + k * each] += law[k] * perDay[day];
      }
    }
    return Optional.of(new ExpectedTimes(first + (long) least * each, moved, hours));
  }

  /** Where the numbers drawn lie, but for the outermost few. */
  private static double[] ends(Distribution by) {
    return switch (by) {
      case Distribution.Uniform(double min, double max) -> new double[] {min, max};
      case Distribution.Beta b -> new double[] {b.min(), b.max()};
      case Distribution.Normal(double mean, double sd, double min, double max) ->
          new double[] {Math.max(min, mean - 5 * sd), Math.min(max, mean + 5 * sd)};
      case Distribution.LogNormal(double mu, double sigma, double min, double max) ->
          new double[] {min, Math.min(max, Math.exp(mu + 5 * sigma))};
      case Distribution.Exponential(double mean, double min, double max) ->
          new double[] {min, Math.min(max, min + 12 * mean)};
      case Distribution.Zipf(long n, double _) -> new double[] {1, n};
    };
  }

  /**
   * The share of bins of whole days.
   *
   * @param low seconds since 1970-01-01 where the first begins
   * @param width of each, in seconds
   */
  public double[] days(double low, double width, int count) {
    double[] shares = new double[count];
    for (int day = 0; day < perDay.length; day++) {
      int bin = (int) Math.floor(((first + day) * DAY - low) / width + 1e-9);
      if (bin >= 0 && bin < count) {
        shares[bin] += perDay[day];
      }
    }
    return shares;
  }

  /** The share of each day of the week from Monday on. */
  public double[] weekdays() {
    double[] shares = new double[7];
    for (int day = 0; day < perDay.length; day++) {
      shares[(int) Math.floorMod(first + day + 3, 7L)] += perDay[day];
    }
    return shares;
  }
}
