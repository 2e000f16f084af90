package dev.tanemaki.verify.expectation;

import static dev.tanemaki.schema.TableName.quote;

import dev.tanemaki.plan.Rule;
import dev.tanemaki.schema.Column;
import dev.tanemaki.schema.ColumnType;
import dev.tanemaki.verify.check.CheckKind;
import dev.tanemaki.verify.check.DistributionCheck;
import dev.tanemaki.verify.check.DistributionCheck.Category;
import dev.tanemaki.verify.query.GroupScan;
import dev.tanemaki.verify.query.Passes;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.LongToIntFunction;

/**
 * Instants by hour, or by day where the column holds days: shares of weekdays and of hours of the
 * day, and the whole range as a curve.
 *
 * @param reference what the rule's range is told from; its zone says when a day begins
 */
public record ExpectedCalendar(Column of, Rule.Calendar rule, OffsetDateTime reference)
    implements Expectation {

  private static final long HOUR = 3_600;
  private static final long DAY = 24 * HOUR;

  /** Of longer ranges there would be more hours than rows. */
  private static final int MOST_CELLS = 100_000;

  /** Whether the column is of a type that the rule can be followed in. */
  static boolean follows(Column column, Rule.Calendar rule) {
    boolean known =
        column.type() instanceof ColumnType.Timestamp || column.type() instanceof ColumnType.Date;
    long seconds = rule.to().minus(rule.from()).toSeconds();
    return known && seconds > 0 && seconds / HOUR < MOST_CELLS;
  }

  @Override
  public String column() {
    return of.name();
  }

  private boolean hourly() {
    return width() == HOUR;
  }

  /** Seconds of a cell. */
  private long width() {
    return of.type() instanceof ColumnType.Date || rule.precision().toSeconds() > HOUR ? DAY : HOUR;
  }

  @Override
  public List<CheckKind> kinds() {
    return hourly()
        ? List.of(CheckKind.WEEKDAYS, CheckKind.HOURS, CheckKind.CURVE)
        : List.of(CheckKind.WEEKDAYS, CheckKind.CURVE);
  }

  @Override
  public int tests() {
    return kinds().size();
  }

  /** Cells since 1970 in the wall clock of the reference's zone, as SQL. */
  private String cell() {
    String column = quote(of.name());
    return switch (of.type()) {
      case ColumnType.Date d -> "(" + column + " - date '1970-01-01')";
      case ColumnType.Timestamp(boolean zoned) ->
          "cast(floor((date_part('epoch', "
              + column
              + ") + "
              + (zoned ? reference.getOffset().getTotalSeconds() : 0)
              + ") / "
              + width()
              + ") as bigint)";
      default -> throw new IllegalStateException("" + of.type());
    };
  }

  /** Whether shares follow from the precision: those of half days and the like do not. */
  static boolean simple(Rule.Calendar rule) {
    long precision = rule.precision().toSeconds();
    return precision <= HOUR || precision == DAY;
  }

  @Override
  public void ask(Passes passes) {
    passes.ask(List.of(cell()), (session, groups) -> tell(passes, groups));
  }

  private void tell(Passes passes, List<GroupScan.Group> groups) {
    long offset = reference.getOffset().getTotalSeconds();
    long from = reference.plus(rule.from()).toEpochSecond() + offset;
    long to = reference.plus(rule.to()).toEpochSecond() + offset;
    long first = Math.floorDiv(from, width());
    int cells = (int) (Math.ceilDiv(to, width()) - first);
    var shares = new double[cells];
    double sum = 0;
    for (int i = 0; i < cells; i++) {
      shares[i] = weight((first + i) * width(), from, to);
      sum += shares[i];
    }
    var counts = new long[cells];
    long rows = 0;
    for (var group : groups) {
      if (group.values().getFirst() != null) {
        long at = Long.parseLong(group.values().getFirst()) - first;
        rows += group.rows();
        if (at >= 0 && at < cells) {
          counts[(int) at] += group.rows();
        }
      }
    }
    for (int i = 0; i < cells; i++) {
      shares[i] /= sum;
    }
    passes.tell(
        part(
            passes,
            CheckKind.WEEKDAYS,
            7,
            second ->
                LocalDate.ofEpochDay(Math.floorDiv(second, DAY)).getDayOfWeek().getValue() - 1,
            i -> DayOfWeek.of(i + 1).getDisplayName(TextStyle.SHORT, Locale.ROOT),
            first,
            shares,
            counts,
            rows));
    if (hourly()) {
      passes.tell(
          part(
              passes,
              CheckKind.HOURS,
              24,
              second -> (int) (Math.floorMod(second, DAY) / HOUR),
              i -> i + ":00",
              first,
              shares,
              counts,
              rows));
    }
    passes.tell(curve(passes, first, shares, counts, rows));
  }

  private double weight(long begin, long from, long to) {
    long precision = Math.max(1, rule.precision().toSeconds());
    long start = Math.ceilDiv(Math.max(begin, from), precision);
    long end = Math.ceilDiv(Math.min(begin + width(), to), precision);
    double part = Math.max(0, end - start) * (double) precision / width();
    double byDay = rule.weight(LocalDate.ofEpochDay(Math.floorDiv(begin, DAY)));
    double grown = rule.weight((begin + width() / 2.0 - from) / (to - from));
    int hour = (int) (Math.floorMod(begin, DAY) / HOUR);
    double byHour = !hourly() || rule.hours().isEmpty() ? 1 : rule.hours().getOrDefault(hour, 0.0);
    return part * byDay * byHour * grown;
  }

  /** Cells put together by weekday or hour. */
  private DistributionCheck part(
      Passes passes,
      CheckKind kind,
      int parts,
      LongToIntFunction of,
      IntFunction<String> name,
      long first,
      double[] shares,
      long[] counts,
      long rows) {
    var partShares = new double[parts];
    var partCounts = new long[parts];
    long violations = 0;
    for (int i = 0; i < shares.length; i++) {
      int part = of.applyAsInt((first + i) * width());
      partShares[part] += shares[i];
      partCounts[part] += counts[i];
    }
    long fitting = 0;
    var categories = new ArrayList<Category>();
    for (int i = 0; i < parts; i++) {
      violations += partShares[i] > 0 ? 0 : partCounts[i];
      fitting += partShares[i] > 0 ? partCounts[i] : 0;
      categories.add(
          new Category(
              name.apply(i),
              partShares[i],
              partCounts[i],
              ExpectedShares.share(partCounts[i], rows)));
    }
    var test = Statistics.chiSquare(partShares, partCounts);
    return new DistributionCheck(
        passes.table().name().name(),
        this.of.name(),
        kind,
        rows,
        violations,
        categories,
        DistributionCheck.Test.CHI_SQUARE,
        test.statistic(),
        test.degreesOfFreedom(),
        test.pValue(),
        test.degreesOfFreedom() == 0
            ? Double.NaN
            : Statistics.least(test.pValue(), Statistics.farthest(partShares, partCounts, fitting)),
        passes.significance(),
        List.of());
  }

  private DistributionCheck curve(
      Passes passes, long first, double[] shares, long[] counts, long rows) {
    var upTo = new double[shares.length];
    var below = counts.clone();
    java.util.Arrays.parallelPrefix(below, Long::sum);
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      sum += shares[i];
      upTo[i] = sum;
    }
    double distance = Statistics.distance(upTo, below, rows);
    double p = Statistics.kolmogorovSmirnov(distance, rows);
    var categories = new ArrayList<Category>();
    int bins = Math.min(24, shares.length);
    for (int b = 0; b < bins; b++) {
      int begin = (int) ((long) b * shares.length / bins);
      int end = (int) ((b + 1L) * shares.length / bins);
      double share = 0;
      long found = 0;
      for (int i = begin; i < end; i++) {
        share += shares[i];
        found += counts[i];
      }
      categories.add(
          new Category(
              LocalDate.ofEpochDay(Math.floorDiv((first + begin) * width(), DAY)).toString(),
              share,
              found,
              ExpectedShares.share(found, rows)));
    }
    return new DistributionCheck(
        passes.table().name().name(),
        of.name(),
        CheckKind.CURVE,
        rows,
        0,
        categories,
        DistributionCheck.Test.KOLMOGOROV_SMIRNOV,
        Double.isNaN(p) ? Double.NaN : distance,
        0,
        p,
        p,
        passes.significance(),
        List.of());
  }
}
