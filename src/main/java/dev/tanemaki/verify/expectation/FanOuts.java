package dev.tanemaki.verify.expectation;

import static dev.tanemaki.schema.TableName.quote;

import dev.tanemaki.database.Session;
import dev.tanemaki.plan.Distribution;
import dev.tanemaki.plan.Rows;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.plan.TablePlan;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.Table;
import dev.tanemaki.schema.TableName;
import dev.tanemaki.verify.check.CheckKind;
import dev.tanemaki.verify.check.DistributionCheck;
import dev.tanemaki.verify.check.DistributionCheck.Category;
import dev.tanemaki.verify.check.Example;
import dev.tanemaki.verify.derived.Choices;
import dev.tanemaki.verify.query.Examples;
import dev.tanemaki.verify.query.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** How many children each parent has. */
public final class FanOuts {

  private FanOuts() {}

  /** A column that says the parent, and how many children those are to have. */
  public record FanOut(
      Table child, String column, Table parent, String key, Distribution children) {}

  /** Those of a table whose rows are as many as its parents ask for. */
  public static List<FanOut> of(TablePlan plan, Table table, Schema schema) {
    var all = new ArrayList<FanOut>();
    if (plan.rows() instanceof Rows.PerParent) {
      for (var column : plan.columns()) {
        if (column.rule() instanceof Rule.Reference reference
            && reference.pick() instanceof Rule.Pick.FanOut(Distribution children)
            && table.column(column.name()).isPresent()) {
          Optional<Table> parent = schema.table(TableName.parse(reference.table()));
          Optional<String> key = Choices.key(table, column.name(), reference);
          if (parent.isPresent() && key.isPresent()) {
            all.add(new FanOut(table, column.name(), parent.get(), key.get(), children));
          }
        }
      }
    }
    return all;
  }

  public static DistributionCheck check(Session session, FanOut fanOut, double significance) {
    var found = new TreeMap<Long, Long>();
    session.forEach(
        "select n, count(*) from (" + counted(fanOut) + ") s group by n",
        row -> found.put(row.longValue(1), row.longValue(2)));
    var curve = Curve.of(fanOut.children(), 1).orElseThrow();
    long parents = found.values().stream().mapToLong(Long::longValue).sum();
    long most = found.isEmpty() ? 0 : found.lastKey();
    int last =
        (int) Math.min(10_000, Math.max(most, Double.isFinite(curve.high()) ? curve.high() : most));
    var shares = new double[last + 1];
    var counts = new long[last + 1];
    var categories = new ArrayList<Category>();
    long violations = 0;
    double before = curve.cumulative().applyAsDouble(-1);
    for (int n = 0; n <= last; n++) {
      double upTo = curve.cumulative().applyAsDouble(n);
      // Nobody has fewer than no children: what the distribution draws below counts as none.
      shares[n] = n == 0 ? upTo : upTo - before;
      counts[n] = found.getOrDefault((long) n, 0L);
      before = upTo;
      violations += shares[n] <= 1e-15 ? counts[n] : 0;
      if (shares[n] > 1e-4 || counts[n] > 0) {
        categories.add(
            new Category(
                Integer.toString(n),
                shares[n],
                counts[n],
                ExpectedShares.share(counts[n], parents)));
      }
    }
    var test = Statistics.chiSquare(shares, counts);
    return new DistributionCheck(
        fanOut.child().name().name(),
        fanOut.column(),
        CheckKind.FAN_OUT,
        parents,
        violations,
        categories,
        DistributionCheck.Test.CHI_SQUARE,
        test.statistic(),
        test.degreesOfFreedom(),
        test.pValue(),
        test.pValue(),
        significance,
        violations == 0 ? List.of() : examples(session, fanOut, curve));
  }

  private static String counted(FanOut fanOut) {
    return "select p.%1$s as key, count(c.%2$s) as n from %3$s p left join %4$s c on c.%2$s = p.%1$s group by 1"
        .formatted(
            quote(fanOut.key()),
            quote(fanOut.column()),
            fanOut.parent().name().sql(),
            fanOut.child().name().sql());
  }

  private static List<Example> examples(Session session, FanOut fanOut, Curve curve) {
    String high = Double.isFinite(curve.high()) ? " or n > " + Sql.number(curve.high()) : "";
    String low = Double.isFinite(curve.low()) ? "n < " + Sql.number(curve.low()) : "false";
    return Examples.query(
        session,
        List.of(fanOut.parent().name().name() + "." + fanOut.key(), "children"),
        "select key::text, n::text from (" + counted(fanOut) + ") s where " + low + high);
  }
}
