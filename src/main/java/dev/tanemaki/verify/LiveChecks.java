package dev.tanemaki.verify;

import dev.tanemaki.database.Session;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.TablePlan;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.Table;
import dev.tanemaki.schema.TableName;
import dev.tanemaki.verify.check.Check;
import dev.tanemaki.verify.check.Constraint;
import dev.tanemaki.verify.check.ConstraintCheck;
import dev.tanemaki.verify.check.DistributionCheck;
import dev.tanemaki.verify.check.Example;
import dev.tanemaki.verify.check.RuleCheck;
import dev.tanemaki.verify.derived.Derived;
import dev.tanemaki.verify.expectation.Expectation;
import dev.tanemaki.verify.expectation.Expectations;
import dev.tanemaki.verify.expectation.ExpectedBands;
import dev.tanemaki.verify.expectation.ExpectedCalendar;
import dev.tanemaki.verify.expectation.ExpectedCurve;
import dev.tanemaki.verify.expectation.ExpectedFlags;
import dev.tanemaki.verify.expectation.ExpectedShares;
import dev.tanemaki.verify.query.Beside;
import dev.tanemaki.verify.query.Passes;
import dev.tanemaki.verify.query.RowSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The checks of one table that a row answers by itself, over a part of its rows at a time while
 * others still come in; what the parts say is added up. Needs no index, and only the rows that are
 * committed when it looks. For one thread at a time.
 */
public final class LiveChecks {

  /** Shares are judged whenever twice as many rows have been seen; more often than this never. */
  private static final int JUDGEMENTS = 40;

  /** Shares of more values than these are left to the end. */
  private static final int FEW = 100;

  /** Of fewer rows shares tell nothing that is worth the time. */
  private static final long FEWEST = 1_000;

  /** Shares are counted in one of so many looks, which costs as much as the rules in all. */
  private static final int SHARES_IN = 8;

  /** Blocks of the table's file, the last one left out. */
  public record Blocks(long first, long end) {
    public long count() {
      return end - first;
    }
  }

  private final Table table;
  private final LiveStatement statement;
  private final Passes rules;
  private final Passes tests;
  private final LiveSums ruled;
  private final LiveSums tested;
  private final Map<Check.Id, Check> checks = new LinkedHashMap<>();
  private long looks;
  private long judged;

  private LiveChecks(Table table, Passes rules, Passes tests) {
    this.table = table;
    this.rules = rules;
    this.tests = tests;
    this.statement = new LiveStatement(table, rules.rows().faults());
    this.ruled = new LiveSums(rules.rows(), rules.groups());
    this.tested = new LiveSums(tests.rows(), tests.groups());
  }

  /**
   * The live checks of these tables, in their order.
   *
   * @param schema all tables of the plan, as they are in the catalog
   */
  public static List<LiveChecks> of(List<Table> tables, Schema schema, Plan plan) {
    var askers = tables.stream().map(t -> new Asker(t, schema, plan)).toList();
    int chances = JUDGEMENTS * askers.stream().mapToInt(Asker::tests).sum();
    double significance = DistributionCheck.FALSE_ALARMS / Math.max(1, chances);
    return askers.stream().map(a -> a.checks(significance)).toList();
  }

  public TableName table() {
    return table.name();
  }

  /**
   * Looks at the rows in some blocks that it has not looked at before. In a transaction, of a
   * session that jit is off for.
   *
   * @return how many there are
   */
  public long look(Session session, Blocks blocks) {
    var range = new RowSource.Range(table, blocks.first(), blocks.end());
    var part = statement.count(session, blocks);
    if (part.wrong() == 0) {
      ruled.add(part.rows());
    } else {
      rules.within(range);
      ruled.add(session, range.sql(session));
    }
    if (part.wrong() > 0 || looks == 0) {
      ruled.tell(session);
    }
    if (++looks % SHARES_IN == 0 && tests()) {
      tests.within(range);
      tested.add(session, range.sql(session));
      if (tested.rows() >= Math.max(FEWEST, 2 * judged)) {
        judged = tested.rows();
        tested.tell(session);
      }
    }
    return part.rows();
  }

  private boolean tests() {
    return tests.rows().asks() || !tests.groups().isEmpty();
  }

  /** Rows looked at so far. */
  public long rows() {
    return ruled.rows();
  }

  /** What they said, the constraints first; shares may be of fewer rows than {@link #rows}. */
  public List<Check> checks() {
    return checks.values().stream().map(this::ofAllRows).toList();
  }

  /** Rules are told of anew only where one is broken. */
  private Check ofAllRows(Check check) {
    return switch (check) {
      case ConstraintCheck c ->
          new ConstraintCheck(c.constraint(), rows(), c.violations(), c.examples());
      case RuleCheck r -> r.withRows(rows());
      case DistributionCheck d -> d;
    };
  }

  /** A part without violations has no examples; those of an earlier part stay. */
  private void told(Check check) {
    checks.merge(
        check.id(),
        check,
        (before, now) -> now.examples().isEmpty() ? withExamples(now, before.examples()) : now);
  }

  private static Check withExamples(Check check, List<Example> examples) {
    return switch (check) {
      case ConstraintCheck c ->
          new ConstraintCheck(c.constraint(), c.rows(), c.violations(), examples);
      case RuleCheck r -> r.withExamples(examples);
      case DistributionCheck d -> d.withExamples(examples);
    };
  }

  /** Chooses what is cheap and speaks of nothing but the row. */
  private static final class Asker {

    private final Table table;
    private final Beside beside;
    private final List<Expectation> rules;
    private final List<Expectation> tests;

    Asker(Table table, Schema schema, Plan plan) {
      this.table = table;
      Optional<TablePlan> planned =
          plan.tables().stream()
              .filter(
                  t -> schema.table(TableName.parse(t.name())).filter(table::equals).isPresent())
              .findFirst();
      var derived = planned.map(t -> new Derived(plan, schema, t, table));
      this.beside = derived.map(Derived::beside).orElseGet(Beside::new);
      var all =
          planned
              .map(t -> Expectations.of(plan, schema, t, table, derived.orElseThrow()))
              .orElse(List.of());
      rules = all.stream().filter(Asker::strict).filter(this::alone).toList();
      tests = all.stream().filter(e -> e.tests() > 0 && light(e)).filter(this::alone).toList();
    }

    /** Whether a single row breaks it. */
    private static boolean strict(Expectation expectation) {
      return expectation instanceof Expectation.Exact
          || expectation instanceof Expectation.Nulls nulls && nulls.tests() == 0;
    }

    /** Whether there are but few groups to be counted and kept. */
    private static boolean light(Expectation expectation) {
      return switch (expectation) {
        case ExpectedShares s ->
            s.choices().given().isEmpty() && s.choices().values().size() <= FEW;
        case ExpectedBands b -> true;
        case ExpectedFlags f -> true;
        case Expectation.Nulls n -> true;
        case ExpectedCurve c -> false;
        case ExpectedCalendar c -> false;
        case Expectation.Exact e -> false;
        case Expectation.Dependency d -> false;
        case Expectation.Sequence q -> false;
      };
    }

    /** Whether it speaks of nothing but the row, without lists beside it. */
    private boolean alone(Expectation expectation) {
      return switch (expectation) {
        case Expectation.Exact e -> beside.alone(List.of(e.violation()));
        case Expectation.Nulls n -> n.among().map(a -> beside.alone(List.of(a))).orElse(true);
        case ExpectedShares s -> true;
        case ExpectedBands b -> true;
        case ExpectedFlags f -> true;
        case ExpectedCurve c -> true;
        case ExpectedCalendar c -> true;
        case Expectation.Dependency d -> true;
        case Expectation.Sequence q -> true;
      };
    }

    private Passes passes(java.util.function.Consumer<Check> listener, double significance) {
      return new Passes(table, new RowSource.All(table), beside, listener, significance);
    }

    int tests() {
      return tests.stream().mapToInt(Expectation::tests).sum();
    }

    LiveChecks checks(double significance) {
      var made = new LiveChecks[1];
      var ruled = passes(c -> made[0].told(c), significance);
      var tested = passes(c -> made[0].told(c), significance);
      for (Constraint constraint : Constraint.of(table)) {
        TableChecks.askRow(ruled.rows(), ruled, constraint);
      }
      rules.forEach(e -> e.ask(ruled));
      tests.forEach(e -> e.ask(tested));
      made[0] = new LiveChecks(table, ruled, tested);
      return made[0];
    }
  }
}
