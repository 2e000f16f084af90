package dev.tanemaki.verify.expectation;

import static dev.tanemaki.schema.TableName.quote;

import dev.tanemaki.database.Session;
import dev.tanemaki.schema.Column;
import dev.tanemaki.schema.TableName;
import dev.tanemaki.verify.check.CheckKind;
import dev.tanemaki.verify.check.DistributionCheck;
import dev.tanemaki.verify.check.DistributionCheck.Category;
import dev.tanemaki.verify.check.Example;
import dev.tanemaki.verify.derived.Choices;
import dev.tanemaki.verify.expectation.Statistics.Cells;
import dev.tanemaki.verify.query.Canonical;
import dev.tanemaki.verify.query.GroupScan;
import dev.tanemaki.verify.query.Passes;
import dev.tanemaki.verify.query.Sql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The share of every single value, of all rows or of the rows that have the same value in another
 * column.
 *
 * @param parents the table that the values are chosen from, where it may have grown since
 */
public record ExpectedShares(Column of, Choices choices, Optional<Parents> parents)
    implements Expectation {

  /** With another number of rows the shares are others. */
  record Parents(TableName table, long rows) {}

  ExpectedShares(Column of, Choices choices) {
    this(of, choices, Optional.empty());
  }

  /** Of more values than these a chart shows the ones that are expected most. */
  private static final int SHOWN = 60;

  @Override
  public String column() {
    return of.name();
  }

  @Override
  public List<CheckKind> kinds() {
    return List.of(CheckKind.SHARES);
  }

  @Override
  public int tests() {
    return 1;
  }

  @Override
  public void ask(Passes passes) {
    var expressions = new ArrayList<String>();
    choices.given().ifPresent(g -> expressions.add(quote(g)));
    expressions.add(quote(of.name()));
    passes.ask(expressions, (session, groups) -> passes.tell(check(session, passes, groups)));
  }

  private static boolean grown(Session session, Parents parents) {
    return session.queryLong("select count(*) from " + parents.table().sql()) != parents.rows();
  }

  private DistributionCheck untested(Passes passes, List<GroupScan.Group> groups) {
    return new DistributionCheck(
        passes.table().name().name(),
        of.name(),
        CheckKind.SHARES,
        groups.stream().mapToLong(GroupScan.Group::rows).sum(),
        0,
        List.of(),
        DistributionCheck.Test.CHI_SQUARE,
        Double.NaN,
        0,
        Double.NaN,
        Double.NaN,
        passes.significance(),
        List.of());
  }

  private record Strange(String given, String value, long rows) {}

  private DistributionCheck check(Session session, Passes passes, List<GroupScan.Group> groups) {
    if (parents.isPresent() && grown(session, parents.get())) {
      return untested(passes, groups);
    }
    Map<String, Map<String, Double>> expected = canonical(session, passes);
    var counts = new LinkedHashMap<String, Map<String, Long>>();
    var strange = new ArrayList<Strange>();
    long rows = 0;
    long others = 0;
    for (var group : groups) {
      String value = group.values().getLast();
      String given = choices.given().isPresent() ? group.values().getFirst() : "";
      if (value == null) {
        continue;
      }
      rows += group.rows();
      Double weight = given == null ? null : expected.getOrDefault(given, Map.of()).get(value);
      if (weight == null && choices.others() > 0) {
        others += group.rows();
      } else if (weight == null || weight == 0) {
        strange.add(new Strange(given, value, group.rows()));
      } else {
        counts.computeIfAbsent(given, g -> new HashMap<>()).put(value, group.rows());
      }
    }
    var cells = new ArrayList<Cells>();
    double farthest = 1;
    int looked = 0;
    if (others > 0) {
      counts.computeIfAbsent("", g -> new HashMap<>());
    }
    for (var given : counts.entrySet()) {
      Cells of = cells(expected.get(given.getKey()), given.getValue(), others);
      cells.add(of);
      long within = java.util.Arrays.stream(of.counts()).sum();
      farthest = Math.min(farthest, Statistics.farthest(of.shares(), of.counts(), within));
      looked++;
    }
    var test = Statistics.chiSquare(cells);
    double p =
        test.degreesOfFreedom() == 0
            ? Double.NaN
            : Statistics.least(test.pValue(), Math.min(1, farthest * looked));
    return new DistributionCheck(
        passes.table().name().name(),
        of.name(),
        CheckKind.SHARES,
        rows,
        strange.stream().mapToLong(Strange::rows).sum(),
        categories(expected, counts, rows, others, strange),
        DistributionCheck.Test.CHI_SQUARE,
        test.statistic(),
        test.degreesOfFreedom(),
        test.pValue(),
        p,
        passes.significance(),
        examples(session, passes, strange));
  }

  private Cells cells(Map<String, Double> weights, Map<String, Long> found, long others) {
    int n = weights.size();
    double sum = sum(weights);
    var shares =
        java.util.Arrays.copyOf(
            weights.values().stream().mapToDouble(w -> w / sum).toArray(), n + 1);
    var counts =
        java.util.Arrays.copyOf(
            weights.keySet().stream().mapToLong(v -> found.getOrDefault(v, 0L)).toArray(), n + 1);
    shares[n] = choices.others() / sum;
    counts[n] = others;
    return new Cells(shares, counts);
  }

  private double sum(Map<String, Double> weights) {
    return choices.others() + weights.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Shares of all rows; within another column they are those of the rows that there are. */
  private List<Category> categories(
      Map<String, Map<String, Double>> expected,
      Map<String, Map<String, Long>> counts,
      long rows,
      long unnamed,
      List<Strange> strange) {
    var fair = new LinkedHashMap<String, Double>();
    var found = new HashMap<String, Long>();
    // In the order of the plan, also of those groups no row is in.
    expected.forEach((given, weights) -> weights.keySet().forEach(v -> fair.putIfAbsent(v, 0.0)));
    counts.forEach(
        (given, values) -> {
          double within = unnamed + values.values().stream().mapToLong(Long::longValue).sum();
          var weights = expected.get(given);
          double sum = sum(weights);
          weights.forEach(
              (v, w) -> fair.merge(v, rows == 0 ? 0 : w / sum * within / rows, Double::sum));
          values.forEach((v, n) -> found.merge(v, n, Long::sum));
        });
    if (rows == 0 && choices.given().isEmpty()) {
      double sum = sum(expected.get(""));
      expected.get("").forEach((v, w) -> fair.put(v, w / sum));
    }
    var shown =
        fair.entrySet().stream()
            .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
            .limit(fair.size() > SHOWN ? SHOWN - 1 : SHOWN)
            .map(Map.Entry::getKey)
            .collect(java.util.stream.Collectors.toSet());
    var categories = new ArrayList<Category>();
    double rest = choices.others() > 0 ? choices.others() / sum(expected.get("")) : 0;
    long restRows = unnamed + strange.stream().mapToLong(Strange::rows).sum();
    boolean others = restRows > 0 || rest > 0;
    for (var value : fair.entrySet()) {
      long n = found.getOrDefault(value.getKey(), 0L);
      if (shown.contains(value.getKey())) {
        categories.add(new Category(name(value.getKey()), value.getValue(), n, share(n, rows)));
      } else {
        rest += value.getValue();
        restRows += n;
        others = true;
      }
    }
    if (others) {
      categories.add(new Category(OTHERS, rest, restRows, share(restRows, rows)));
    }
    return categories;
  }

  /** The name of the category of all values that have none of their own. */
  static final String OTHERS = "others";

  private String name(String value) {
    String words = choices.words().get(value);
    return words == null ? value : value + " " + words;
  }

  static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  private List<Example> examples(Session session, Passes passes, List<Strange> strange) {
    var examples = new ArrayList<Example>();
    for (Strange s : strange) {
      if (examples.size() >= Example.MOST) {
        break;
      }
      var condition = new StringBuilder(quote(of.name()) + "::text = " + Sql.text(s.value()));
      var shown = new ArrayList<String>();
      choices
          .given()
          .ifPresent(
              g -> {
                shown.add(g);
                condition
                    .append(" and ")
                    .append(quote(g))
                    .append(s.given() == null ? " is null" : "::text = " + Sql.text(s.given()));
              });
      shown.add(of.name());
      examples.addAll(passes.examples(session, shown, condition.toString()));
    }
    return examples.subList(0, Math.min(Example.MOST, examples.size()));
  }

  /** The plan's texts as PostgreSQL writes values of the columns' types. */
  private Map<String, Map<String, Double>> canonical(Session session, Passes passes) {
    var values = Canonical.of(session, of.type().sql(), choices.values());
    var given =
        choices
            .given()
            .map(g -> passes.table().column(g).orElseThrow().type().sql())
            .map(type -> Canonical.of(session, type, List.copyOf(choices.weights().keySet())))
            .orElse(Map.of("", ""));
    var canonical = new LinkedHashMap<String, Map<String, Double>>();
    choices
        .weights()
        .forEach(
            (group, weights) -> {
              var into = canonical.computeIfAbsent(given.get(group), g -> new LinkedHashMap<>());
              weights.forEach((v, w) -> into.merge(values.get(v), w, Double::sum));
            });
    return canonical;
  }
}
