package dev.tanemaki.verify.expectation;

import static dev.tanemaki.schema.TableName.quote;

import dev.tanemaki.database.Session;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.schema.Column;
import dev.tanemaki.verify.check.CheckKind;
import dev.tanemaki.verify.check.DistributionCheck;
import dev.tanemaki.verify.check.DistributionCheck.Category;
import dev.tanemaki.verify.check.Example;
import dev.tanemaki.verify.derived.FlagSets;
import dev.tanemaki.verify.query.Canonical;
import dev.tanemaki.verify.query.GroupScan;
import dev.tanemaki.verify.query.Passes;
import dev.tanemaki.verify.query.Sql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Shares of labels, and of their combinations, as labels that come independently make them. */
public record ExpectedFlags(Column of, List<Rule.Flag> flags) implements Expectation {

  @Override
  public String column() {
    return of.name();
  }

  @Override
  public List<CheckKind> kinds() {
    return List.of(CheckKind.FLAGS);
  }

  @Override
  public int tests() {
    return 1;
  }

  @Override
  public void ask(Passes passes) {
    passes.ask(
        List.of(quote(of.name())),
        (session, groups) -> passes.tell(check(session, passes, groups)));
  }

  private DistributionCheck check(Session session, Passes passes, List<GroupScan.Group> groups) {
    var found = new HashMap<String, Long>();
    long rows = 0;
    for (var group : groups) {
      if (group.values().getFirst() != null) {
        found.put(group.values().getFirst(), group.rows());
        rows += group.rows();
      }
    }
    int sets = 1 << flags.size();
    var names = new ArrayList<String>(sets);
    for (int set = 0; set < sets; set++) {
      names.add(FlagSets.array(labels(set)));
    }
    var canonical = Canonical.of(session, of.type().sql(), names);
    var shares = new double[sets];
    var counts = new long[sets];
    var labelled = new long[flags.size()];
    for (int set = 0; set < sets; set++) {
      shares[set] = share(set);
      Long n = shares[set] > 0 ? found.remove(canonical.get(names.get(set))) : null;
      counts[set] = n == null ? 0 : n;
      for (int i = 0; i < labelled.length; i++) {
        labelled[i] += (set >> i & 1) == 1 ? counts[set] : 0;
      }
    }
    long violations = found.values().stream().mapToLong(Long::longValue).sum();
    long fitting = rows - violations;
    var labels = labels(labelled, fitting);
    var combined = Statistics.chiSquare(shares, counts);
    var probabilities = flags.stream().mapToDouble(Rule.Flag::probability).toArray();
    double p =
        fitting == 0
            ? Double.NaN
            : Statistics.least(
                labels.pValue(),
                combined.pValue(),
                Statistics.farthest(probabilities, labelled, fitting));
    return new DistributionCheck(
        passes.table().name().name(),
        of.name(),
        CheckKind.FLAGS,
        rows,
        violations,
        categories(labelled, rows),
        DistributionCheck.Test.CHI_SQUARE,
        labels.statistic(),
        labels.degreesOfFreedom(),
        labels.pValue(),
        p,
        passes.significance(),
        violations == 0 ? List.of() : strange(session, passes, List.copyOf(found.keySet())));
  }

  /** The labels as so many tests of one share each. */
  private Statistics.ChiSquare labels(long[] labelled, long rows) {
    double statistic = 0;
    int df = 0;
    for (int i = 0; i < labelled.length; i++) {
      double p = flags.get(i).probability();
      if (p * rows * (1 - p) >= 10) {
        double off = labelled[i] - p * rows;
        statistic += off * off / (p * (1 - p) * rows);
        df++;
      }
    }
    return Statistics.of(statistic, df);
  }

  private List<String> labels(int set) {
    var labels = new ArrayList<String>();
    for (int i = 0; i < flags.size(); i++) {
      if ((set >> i & 1) == 1) {
        labels.add(flags.get(i).label());
      }
    }
    return labels;
  }

  private double share(int set) {
    double share = 1;
    for (int i = 0; i < flags.size(); i++) {
      double p = flags.get(i).probability();
      share *= (set >> i & 1) == 1 ? p : 1 - p;
    }
    return share;
  }

  private List<Category> categories(long[] labelled, long rows) {
    var categories = new ArrayList<Category>();
    for (int i = 0; i < labelled.length; i++) {
      var flag = flags.get(i);
      categories.add(
          new Category(
              flag.text().isEmpty() ? flag.label() : flag.label() + " " + flag.text(),
              flag.probability(),
              labelled[i],
              ExpectedShares.share(labelled[i], rows)));
    }
    return categories;
  }

  private List<Example> strange(Session session, Passes passes, List<String> arrays) {
    String some = Sql.texts(arrays.subList(0, Math.min(Example.MOST, arrays.size())));
    return passes.examples(
        session, List.of(of.name()), quote(of.name()) + "::text = any (" + some + ")");
  }
}
