package dev.tanemaki.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tanemaki.database.Target;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.SeededRun;
import dev.tanemaki.verify.Constraint;
import dev.tanemaki.verify.ConstraintCheck;
import dev.tanemaki.verify.DistributionCheck;
import dev.tanemaki.verify.Verifier;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Collects what a verification says, then prints it table by table or writes it as JSON. */
final class CheckFindings implements Verifier.Listener {

  private static final int NAMED = 3;

  private final List<ConstraintCheck> constraints = new ArrayList<>();
  private final List<DistributionCheck> distributions = new ArrayList<>();
  private final List<SeededRun.TableRows> rows = new ArrayList<>();
  private long run;

  @Override
  public synchronized void constraint(ConstraintCheck check) {
    constraints.add(check);
  }

  @Override
  public synchronized void distribution(DistributionCheck check) {
    distributions.add(check);
  }

  /** Whether what a run loaded is still there is checked as well. */
  void rowsOf(SeededRun seeded) {
    run = seeded.record().run();
    rows.addAll(seeded.tables());
  }

  long violations() {
    return constraints.stream().mapToLong(ConstraintCheck::violations).sum();
  }

  long failed() {
    return failedNames().size();
  }

  private List<String> failedNames() {
    var names = new ArrayList<String>();
    for (var r : rows) {
      if (r.missing() > 0) {
        names.add(r.table() + " (" + Figures.count(r.missing(), "row") + " missing)");
      }
    }
    for (var c : constraints()) {
      if (c.violations() > 0) {
        names.add(name(c) + " (" + Figures.count(c.violations()) + ")");
      }
    }
    for (var d : distributions()) {
      if (!d.fits()) {
        names.add(name(d) + " (p " + p(d) + ")");
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
    var table = new TextTable(out, false, false, false, true, true);
    table.row("", "check", "kind", "rows", "violations");
    for (var r : rows) {
      table.row(
          mark(r.missing() == 0),
          r.table(),
          "rows of the run",
          Figures.count(r.loaded()),
          r.missing() == 0 ? "0" : Figures.count(r.missing()) + " missing");
    }
    for (var c : constraints()) {
      if (c.constraint() instanceof Constraint.NotNull && c.violations() == 0) {
        continue;
      }
      table.row(
          mark(c.violations() == 0),
          name(c),
          kind(c.constraint()),
          Figures.count(c.rows()),
          Figures.count(c.violations()));
    }
    notNulls().forEach((name, count) -> table.row(mark(true), name, count, "", "0"));
    table.print();
    if (!distributions.isEmpty()) {
      out.println();
      var shares = new TextTable(out, false, false, true, true, true);
      shares.row("", "distribution", "rows", "chi-square", "p");
      for (var d : distributions()) {
        shares.row(
            mark(d.fits()),
            name(d),
            Figures.count(d.rows()),
            Double.isNaN(d.statistic()) ? "–" : String.format(Locale.ROOT, "%.1f", d.statistic()),
            p(d));
      }
      shares.print();
    }
    out.println();
    int checks = rows.size() + constraints.size() + distributions.size();
    out.printf(
        "%s of %s passed, %s%n",
        Figures.count(checks - failed()),
        Figures.count(checks, "check"),
        Figures.count(violations(), "violation"));
  }

  /** Tables with the number of their columns that are never null, as they should be. */
  private java.util.Map<String, String> notNulls() {
    return constraints().stream()
        .filter(c -> c.constraint() instanceof Constraint.NotNull && c.violations() == 0)
        .collect(
            Collectors.groupingBy(
                c -> c.constraint().table().name(),
                java.util.LinkedHashMap::new,
                Collectors.collectingAndThen(
                    Collectors.counting(), n -> "not null, " + Figures.count(n, "column"))));
  }

  JsonNode json() {
    var root = JsonFile.object();
    root.put("status", failed() == 0 ? "finished" : "failed").put("violations", violations());
    if (run > 0) {
      root.put("run", run);
    }
    var checks = root.putArray("checks");
    for (var r : rows) {
      put(checks.addObject(), r.table(), "rows", r.loaded() - r.missing(), 0)
          .put("missing", r.missing())
          .put("verdict", verdict(r.missing() == 0));
    }
    for (var c : constraints()) {
      put(checks.addObject(), name(c), kind(c.constraint()), c.rows(), c.violations())
          .put("verdict", verdict(c.violations() == 0));
    }
    for (var d : distributions()) {
      var node =
          put(checks.addObject(), name(d), "distribution", d.rows(), 0)
              .put("verdict", verdict(d.fits()));
      if (!Double.isNaN(d.statistic())) {
        node.put("chiSquare", d.statistic())
            .put("degreesOfFreedom", d.degreesOfFreedom())
            .put("p", d.pValue());
      }
      var categories = node.putArray("categories");
      for (var category : d.categories()) {
        categories
            .addObject()
            .put("name", category.name())
            .put("expected", category.expected())
            .put("actual", category.actual())
            .put("rows", category.rows());
      }
    }
    return root;
  }

  private static ObjectNode put(
      ObjectNode node, String name, String kind, long rows, long violations) {
    return node.put("name", name).put("kind", kind).put("rows", rows).put("violations", violations);
  }

  /** In the order of tables and kinds, not of threads. */
  private List<ConstraintCheck> constraints() {
    return constraints.stream()
        .sorted(
            Comparator.comparing((ConstraintCheck c) -> c.constraint().table())
                .thenComparing(c -> kind(c.constraint()))
                .thenComparing(c -> c.constraint().name()))
        .toList();
  }

  private List<DistributionCheck> distributions() {
    return distributions.stream()
        .sorted(
            Comparator.comparing(DistributionCheck::table).thenComparing(DistributionCheck::column))
        .toList();
  }

  private static String name(ConstraintCheck check) {
    return check.constraint().table().name() + "." + check.constraint().name();
  }

  private static String name(DistributionCheck check) {
    return check.table() + "." + check.column();
  }

  private static String kind(Constraint constraint) {
    return switch (constraint) {
      case Constraint.Unique unique -> unique.primary() ? "primary key" : "unique";
      case Constraint.Exclusion exclusion -> "exclusion";
      case Constraint.ForeignKey key -> "foreign key";
      case Constraint.Check check -> "check";
      case Constraint.NotNull notNull -> "not null";
    };
  }

  private static String verdict(boolean passed) {
    return passed ? "passed" : "failed";
  }

  private static String mark(boolean passed) {
    return passed ? "ok" : "FAILED";
  }

  private static String p(DistributionCheck check) {
    return Double.isNaN(check.pValue())
        ? "–"
        : String.format(Locale.ROOT, check.pValue() < 0.0001 ? "%.1e" : "%.4f", check.pValue());
  }
}
