package dev.tanemaki.verify.expectation;

import static dev.tanemaki.schema.TableName.quote;

import dev.tanemaki.database.Session;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.schema.Column;
import dev.tanemaki.verify.check.CheckKind;
import dev.tanemaki.verify.check.DistributionCheck;
import dev.tanemaki.verify.check.DistributionCheck.Category;
import dev.tanemaki.verify.derived.Bands;
import dev.tanemaki.verify.query.Passes;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Shares of bands, and an even spread within each of them.
 *
 * @param unit values are multiples of it; 0 for a continuum
 * @param whole whether the upper end of a band belongs to it
 */
public record ExpectedBands(Column of, List<Rule.Band> bands, double unit, boolean whole)
    implements Expectation {

  @Override
  public String column() {
    return of.name();
  }

  @Override
  public List<CheckKind> kinds() {
    return List.of(CheckKind.SHARES, CheckKind.CURVE);
  }

  @Override
  public int tests() {
    return 2;
  }

  @Override
  public void ask(Passes passes) {
    var curve = Curve.bands(bands, unit, whole);
    var all = new TreeSet<Double>();
    for (double edge : curve.edges(0)) {
      all.add(edge);
    }
    bands.forEach(b -> all.addAll(List.of(bottom(b), top(b))));
    double[] edges = all.stream().mapToDouble(Double::doubleValue).toArray();
    passes.ask(
        List.of(ExpectedCurve.buckets(quote(of.name()), edges)),
        (session, groups) -> {
          long[] below = ExpectedCurve.below(groups, edges.length);
          passes.tell(shares(session, passes, edges, below));
          passes.tell(ExpectedCurve.check(passes, of.name(), curve, edges, below));
        });
  }

  private double bottom(Rule.Band band) {
    return whole ? band.low() - 0.5 : band.low();
  }

  /** A band of one value needs some width to be counted. */
  private double top(Rule.Band band) {
    return whole
        ? band.high() + 0.5
        : band.high() > band.low() ? band.high() : Math.nextUp(band.high());
  }

  private DistributionCheck shares(Session session, Passes passes, double[] edges, long[] below) {
    long rows = below[edges.length];
    double sum = bands.stream().mapToDouble(Rule.Band::weight).sum();
    var shares = new double[bands.size()];
    var counts = new long[bands.size()];
    var categories = new ArrayList<Category>();
    long outside = rows;
    long unlikely = 0;
    for (int i = 0; i < shares.length; i++) {
      var band = bands.get(i);
      shares[i] = band.weight() / sum;
      counts[i] = below(edges, below, top(band)) - below(edges, below, bottom(band));
      outside -= counts[i];
      unlikely += shares[i] > 0 ? 0 : counts[i];
      categories.add(
          new Category(
              Bands.name(band), shares[i], counts[i], ExpectedShares.share(counts[i], rows)));
    }
    if (outside > 0) {
      categories.add(
          new Category(ExpectedShares.OTHERS, 0, outside, ExpectedShares.share(outside, rows)));
    }
    var test = Statistics.chiSquare(shares, counts);
    double p =
        test.degreesOfFreedom() == 0
            ? Double.NaN
            : Statistics.least(test.pValue(), Statistics.farthest(shares, counts, rows - outside));
    long violations = Math.max(0, outside) + unlikely;
    return new DistributionCheck(
        passes.table().name().name(),
        of.name(),
        CheckKind.SHARES,
        rows,
        violations,
        categories,
        DistributionCheck.Test.CHI_SQUARE,
        test.statistic(),
        test.degreesOfFreedom(),
        test.pValue(),
        p,
        passes.significance(),
        violations == 0 ? List.of() : passes.examples(session, List.of(of.name()), outside()));
  }

  private static long below(double[] edges, long[] below, double edge) {
    return below[java.util.Arrays.binarySearch(edges, edge)];
  }

  private String outside() {
    String column = quote(of.name());
    return "not ("
        + String.join(
            " or ",
            bands.stream()
                .filter(b -> b.weight() > 0)
                .map(b -> Bands.inside(column, b, whole))
                .toList())
        + ")";
  }
}
