package dev.tanemaki.verify.expectation;

import dev.tanemaki.verify.check.CheckKind;
import dev.tanemaki.verify.check.DistributionCheck;
import dev.tanemaki.verify.check.DistributionCheck.Category;
import dev.tanemaki.verify.check.RuleCheck;
import dev.tanemaki.verify.query.GroupScan;
import dev.tanemaki.verify.query.Passes;
import dev.tanemaki.verify.query.Sql;
import java.util.ArrayList;
import java.util.List;

/**
 * The shape of numbers: rows are counted up to some hundred places and compared with the curve
 * there. What lies outside its ends or between its values is found on the way.
 *
 * @param expression the number, as SQL
 * @param exact what values that cannot be are called
 * @param slack as much farther a value may lie for having been rounded
 * @param shown columns that explain a value
 */
public record ExpectedCurve(
    String column,
    String expression,
    Curve curve,
    CheckKind exact,
    double slack,
    List<String> shown)
    implements Expectation {

  /** Bars of the chart. */
  private static final int BINS = 24;

  @Override
  public List<CheckKind> kinds() {
    return shaped() ? List.of(exact, CheckKind.CURVE) : List.of(exact);
  }

  /** A single value has no shape. */
  private boolean shaped() {
    return curve.low() < curve.high();
  }

  @Override
  public int tests() {
    return shaped() ? 1 : 0;
  }

  @Override
  public void ask(Passes passes) {
    double[] edges = curve.edges(slack);
    passes.ask(
        List.of(buckets(expression, edges)),
        (session, groups) -> {
          long[] below = below(groups, edges.length);
          long rows = below[edges.length];
          long violations = curve.impossible(edges, below);
          passes.tell(
              new RuleCheck(
                  passes.table().name().name(),
                  column,
                  exact,
                  rows,
                  violations,
                  violations == 0 ? List.of() : passes.examples(session, shown, outside())));
          if (shaped()) {
            passes.tell(check(passes, column, curve, edges, below));
          }
        });
  }

  private String outside() {
    var wrong = new ArrayList<String>();
    String value = Sql.cast(expression, "float8");
    if (Double.isFinite(curve.low())) {
      wrong.add(value + " < " + Sql.number(curve.low() - slack));
    }
    if (Double.isFinite(curve.high())) {
      wrong.add(value + " > " + Sql.number(curve.high() + slack));
    }
    if (curve.fewValues()) {
      String multiple = "(" + value + " / " + Sql.number(curve.unit()) + ")";
      wrong.add("abs(" + multiple + " - round(" + multiple + ")) > 0.001");
    }
    return String.join(" or ", wrong);
  }

  /** In which of the intervals between edges a number lies: 0 below the first of them. */
  static String buckets(String expression, double[] edges) {
    return "width_bucket(" + Sql.cast(expression, "float8") + ", " + Sql.doubles(edges) + ")";
  }

  /** Rows below each edge, and in the last place all of them. */
  static long[] below(List<GroupScan.Group> groups, int edges) {
    var counts = new long[edges + 1];
    for (var group : groups) {
      if (group.values().getFirst() != null) {
        counts[Integer.parseInt(group.values().getFirst())] += group.rows();
      }
    }
    java.util.Arrays.parallelPrefix(counts, Long::sum);
    return counts;
  }

  static DistributionCheck check(
      Passes passes, String column, Curve curve, double[] edges, long[] below) {
    long rows = below[edges.length];
    var shares = new double[edges.length];
    for (int i = 0; i < edges.length; i++) {
      shares[i] = curve.cumulative().applyAsDouble(edges[i]);
    }
    double distance = Statistics.distance(shares, below, rows);
    double p = Statistics.kolmogorovSmirnov(distance, rows);
    return new DistributionCheck(
        passes.table().name().name(),
        column,
        CheckKind.CURVE,
        rows,
        0,
        bins(edges, shares, below, rows),
        DistributionCheck.Test.KOLMOGOROV_SMIRNOV,
        Double.isNaN(p) ? Double.NaN : distance,
        0,
        p,
        p,
        passes.significance(),
        List.of());
  }

  /** Bins of about the same width, from one edge to another. */
  private static List<Category> bins(double[] edges, double[] shares, long[] below, long rows) {
    var bins = new ArrayList<Category>();
    int from = 0;
    double width = (edges[edges.length - 1] - edges[0]) / BINS;
    if (shares[0] > 1e-9 || below[0] > 0) {
      bins.add(
          new Category(
              "< " + number(edges[0], width),
              shares[0],
              below[0],
              ExpectedShares.share(below[0], rows)));
    }
    for (int i = 1; i < edges.length; i++) {
      boolean last = i == edges.length - 1;
      if (edges[i] - edges[from] >= width * (1 - 1e-9) || last) {
        long found = below[i] - below[from];
        bins.add(
            new Category(
                number(edges[from], width) + "–" + number(edges[i], width),
                shares[i] - shares[from],
                found,
                ExpectedShares.share(found, rows)));
        from = i;
      }
    }
    long beyond = rows - below[edges.length - 1];
    double rest = 1 - shares[edges.length - 1];
    if (rest > 1e-9 || beyond > 0) {
      bins.add(
          new Category(
              "≥ " + number(edges[edges.length - 1], width),
              rest,
              beyond,
              ExpectedShares.share(beyond, rows)));
    }
    return bins;
  }

  /** With as many digits as tell neighbours apart. */
  private static String number(double value, double width) {
    int digits = width <= 0 ? 2 : (int) Math.max(0, 1 - Math.floor(Math.log10(width)));
    return new java.math.BigDecimal(Double.toString(value))
        .setScale(digits, java.math.RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
