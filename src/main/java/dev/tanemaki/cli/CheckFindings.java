package dev.tanemaki.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tanemaki.database.Target;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.SeededRun;
import dev.tanemaki.schema.TableName;
import dev.tanemaki.verify.Verifier;
import dev.tanemaki.verify.alert.AlertChecks;
import dev.tanemaki.verify.alert.AlertRule;
import dev.tanemaki.verify.alert.Alerts;
import dev.tanemaki.verify.alert.Loss;
import dev.tanemaki.verify.check.Check;
import dev.tanemaki.verify.check.Check.Verdict;
import dev.tanemaki.verify.check.CheckKind;
import dev.tanemaki.verify.check.DistributionCheck;
import dev.tanemaki.verify.check.Sample;
import dev.tanemaki.verify.check.Sentence;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Collects what a verification says, then prints it table by table or writes it as JSON. */
final class CheckFindings implements Verifier.Listener {

  private static final int NAMED = 3;
  private static final int CATEGORIES = 12;

  private final List<Check> checks = new ArrayList<>();
  private final List<SeededRun.TableRows> rows = new ArrayList<>();
  private final Map<String, Long> counts = new HashMap<>();
  private Alerts alerts = Alerts.NONE;
  private long run;

  @Override
  public synchronized void rows(TableName table, long found) {
    counts.put(table.name(), found);
  }

  @Override
  public synchronized void check(Check check) {
    checks.add(check);
  }

  /** Looks, after all checks, at what the operator has set limits on. */
  void measure(List<AlertRule> rules, AlertChecks by, List<Loss> losses) {
    alerts = by.measure(rules, checks(), losses);
  }

  Alerts alerts() {
    return alerts;
  }

  /** Whether what a run loaded is still there is checked as well. */
  void rowsOf(SeededRun seeded) {
    run = seeded.record().run();
    rows.addAll(seeded.tables());
  }

  long violations() {
    return checks.stream().mapToLong(Check::violations).sum();
  }

  long failed() {
    return failedNames().size();
  }

  /** What was checked, in the order of tables and kinds, not of threads. */
  synchronized List<Check> checks() {
    return checks.stream()
        .sorted(
            Comparator.comparing(Check::table)
                .thenComparing(Check::kind)
                .thenComparing(Check::name))
        .toList();
  }

  List<SeededRun.TableRows> rows() {
    return rows;
  }

  private List<String> failedNames() {
    var names = new ArrayList<String>();
    for (var r : rows) {
      if (r.missing() > 0) {
        names.add(r.table() + " (" + Figures.count(r.missing(), "row") + " missing)");
      }
    }
    for (var c : checks()) {
      if (c.verdict() == Verdict.FAILED) {
        String why =
            c.kind() == CheckKind.ROWS
                ? "empty"
                : c.violations() > 0 ? Figures.count(c.violations()) : p(c);
        names.add(name(c) + " (" + why + ")");
      }
    }
    return names;
  }

  Problem problem(Target where) {
    var names = failedNames();
    String more = names.size() > NAMED ? ", and " + (names.size() - NAMED) + " more" : "";
    return Problem.failed(
        Figures.count(names.size(), "check") + " failed in " + where.place(),
        String.join(", ", names.subList(0, Math.min(NAMED, names.size()))) + more,
        "Rows of another plan or changed by hand? Load afresh with: tanemaki seed --mode replace");
  }

  void print(PrintStream out) {
    var table = new TextTable(out, false, false, false, true, true, true);
    table.row("", "check", "kind", "rows", "violations", "adjusted p");
    for (var r : rows) {
      table.row(
          mark(r.missing() == 0 ? Verdict.PASSED : Verdict.FAILED),
          r.table(),
          "rows of the run",
          Figures.count(r.loaded()),
          r.missing() == 0 ? "0" : Figures.count(r.missing()) + " missing",
          "");
    }
    for (var c : checks()) {
      if (c.kind() != CheckKind.NOT_NULL || c.violations() > 0) {
        table.row(
            mark(c.verdict()),
            name(c),
            c.kind().label(),
            c.sample().map(CheckFindings::sample).orElseGet(() -> Figures.count(c.rows())),
            Figures.count(c.violations()),
            p(c));
      }
    }
    notNulls().forEach((name, count) -> table.row(mark(Verdict.PASSED), name, count, "", "0", ""));
    table.print();
    checks().stream().filter(c -> c.verdict() == Verdict.FAILED).forEach(c -> explain(c, out));
    out.println();
    int all = rows.size() + checks.size();
    long untested = checks.stream().filter(c -> c.verdict() == Verdict.UNTESTED).count();
    out.printf(
        "%s of %s passed, %s%s%n",
        Figures.count(all - failed() - untested),
        Figures.count(all, "check"),
        untested == 0 ? "" : Figures.count(untested) + " had too few rows to tell, ",
        Figures.count(violations(), "violation"));
    var samples = samples();
    if (!samples.isEmpty()) {
      out.printf(
          "%s looked at a sample: %s%n",
          Figures.count(checks.stream().filter(c -> c.sample().isPresent()).count(), "check"),
          String.join("; ", samples));
    }
    String empty = String.join(", ", empty());
    if (!empty.isEmpty()) {
      out.println("Nothing could be wrong with what is empty: " + empty);
    }
  }

  private static String sample(Sample sample) {
    return Figures.count(sample.rows()) + " of " + Figures.count(sample.of());
  }

  /** Tables of which not all rows were looked at for some checks. */
  private List<String> samples() {
    return checks().stream()
        .flatMap(c -> c.sample().map(s -> c.table() + ", " + sample(s) + " rows").stream())
        .distinct()
        .toList();
  }

  /** Tables without a row. */
  private List<String> empty() {
    return counts.entrySet().stream()
        .filter(count -> count.getValue() == 0 && !missed(count.getKey()))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** Whether the plan has rows for it. */
  private boolean missed(String table) {
    return checks.stream()
        .anyMatch(c -> c.kind() == CheckKind.ROWS && c.table().equals(table) && c.violations() > 0);
  }

  /** What is wrong, in a sentence, with rows or shares that show it. */
  private static void explain(Check check, PrintStream out) {
    out.printf(
        "%n%s, %s: %s%n", name(check), check.kind().label(), Sentence.of(check, Locale.ENGLISH));
    check.examples().forEach(example -> out.println("  " + example));
    if (check instanceof DistributionCheck d && check.violations() == 0) {
      var table = new TextTable(out, false, true, true, true);
      table.row("  " + d.test().label(), "expected", "found", "rows");
      d.categories().stream()
          .sorted(Comparator.comparingDouble(c -> -Math.abs(c.actual() - c.expected())))
          .limit(CATEGORIES)
          .forEach(
              c ->
                  table.row(
                      "  " + c.name(),
                      percent(c.expected()),
                      percent(c.actual()),
                      Figures.count(c.rows())));
      table.print();
    }
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", share * 100);
  }

  /** Tables with the number of their columns that are never null, as they should be. */
  private LinkedHashMap<String, String> notNulls() {
    return checks().stream()
        .filter(c -> c.kind() == CheckKind.NOT_NULL && c.violations() == 0)
        .collect(
            Collectors.groupingBy(
                Check::table,
                LinkedHashMap::new,
                Collectors.collectingAndThen(
                    Collectors.counting(), n -> "not null, " + Figures.count(n, "column"))));
  }

  JsonNode json() {
    var root = JsonFile.object();
    root.put("status", failed() == 0 ? "finished" : "failed").put("violations", violations());
    if (run > 0) {
      root.put("run", run);
    }
    AlertOptions.json(root, alerts.raised());
    var list = root.putArray("checks");
    for (var r : rows) {
      put(list.addObject(), r.table(), "rows", r.loaded() - r.missing(), 0)
          .put("missing", r.missing())
          .put("verdict", r.missing() == 0 ? "passed" : "failed");
    }
    checks().forEach(c -> list.add(json(c)));
    return root;
  }

  /** One check with all that it found. */
  static ObjectNode json(Check check) {
    var node =
        put(JsonFile.object(), name(check), check.kind().label(), check.rows(), check.violations())
            .put("verdict", check.verdict().name().toLowerCase(Locale.ROOT))
            .put("sentence", Sentence.of(check, Locale.ENGLISH));
    check.sample().ifPresent(s -> node.putObject("sample").put("rows", s.rows()).put("of", s.of()));
    examples(check, node);
    if (check instanceof DistributionCheck d) {
      distribution(d, node);
    }
    return node;
  }

  private static void examples(Check check, ObjectNode node) {
    var examples = node.putArray("examples");
    for (var example : check.examples()) {
      var fields = examples.addObject();
      example.fields().forEach(f -> fields.put(f.name(), f.value().orElse(null)));
    }
  }

  private static void distribution(DistributionCheck check, ObjectNode node) {
    node.put("test", check.test().label());
    if (!Double.isNaN(check.statistic())) {
      node.put("statistic", check.statistic())
          .put("degreesOfFreedom", check.degreesOfFreedom())
          .put("pValue", check.pValue())
          .put("adjusted", check.adjusted())
          .put("significance", check.significance());
    }
    var categories = node.putArray("categories");
    for (var category : check.categories()) {
      categories
          .addObject()
          .put("name", category.name())
          .put("expected", category.expected())
          .put("actual", category.actual())
          .put("rows", category.rows());
    }
  }

  private static ObjectNode put(
      ObjectNode node, String name, String kind, long rows, long violations) {
    return node.put("name", name).put("kind", kind).put("rows", rows).put("violations", violations);
  }

  private static String name(Check check) {
    return check.kind().ofTable() ? check.table() : check.table() + "." + check.name();
  }

  private static String mark(Verdict verdict) {
    return switch (verdict) {
      case PASSED -> "ok";
      case FAILED -> "FAILED";
      case UNTESTED -> "–";
    };
  }

  private static String p(Check check) {
    if (!(check instanceof DistributionCheck d)) {
      return "";
    }
    return Double.isNaN(d.adjusted())
        ? "–"
        : String.format(Locale.ROOT, d.adjusted() < 0.0001 ? "%.1e" : "%.4f", d.adjusted());
  }
}
