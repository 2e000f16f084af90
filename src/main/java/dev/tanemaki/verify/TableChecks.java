package dev.tanemaki.verify;

import dev.tanemaki.database.Session;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.TablePlan;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.Table;
import dev.tanemaki.schema.TableName;
import dev.tanemaki.verify.check.Check;
import dev.tanemaki.verify.check.CheckKind;
import dev.tanemaki.verify.check.Constraint;
import dev.tanemaki.verify.check.ConstraintCheck;
import dev.tanemaki.verify.constraint.Duplicates;
import dev.tanemaki.verify.constraint.ForeignKeys;
import dev.tanemaki.verify.constraint.Overlaps;
import dev.tanemaki.verify.derived.Derived;
import dev.tanemaki.verify.expectation.Expectation;
import dev.tanemaki.verify.expectation.Expectations;
import dev.tanemaki.verify.expectation.FanOuts;
import dev.tanemaki.verify.expectation.Lists;
import dev.tanemaki.verify.query.Beside;
import dev.tanemaki.verify.query.Passes;
import dev.tanemaki.verify.query.RowSource;
import dev.tanemaki.verify.query.TableScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All checks of one table: those that share passes over its rows, and those that need a query of
 * their own.
 */
final class TableChecks {

  /** Some queries of one transaction; what they find goes to the listener. */
  interface Step {
    void run(Session session);
  }

  private final Table table;
  private final Depth depth;
  private final List<Constraint> constraints;
  private final Optional<TablePlan> list;
  private final List<Expectation> expectations;
  private final List<FanOuts.FanOut> fanOuts;
  private final Beside beside;

  /**
   * @param proven constraints that need no looking at
   */
  TableChecks(
      Table table, Schema schema, Optional<Plan> plan, Predicate<Constraint> proven, Depth depth) {
    boolean all =
        switch (depth) {
          case Depth.Everything e -> true;
          case Depth.Sample s -> false;
        };
    this.depth = depth;
    this.table = table;
    Optional<TablePlan> planned =
        plan.flatMap(p -> p.tables().stream().filter(t -> named(t, schema)).findFirst());
    var unguarded =
        planned
            .filter(t -> all)
            .map(t -> PlannedTables.unguarded(t, table, schema))
            .orElse(List.of());
    this.constraints =
        Stream.concat(Constraint.of(table).stream().filter(proven.negate()), unguarded.stream())
            .toList();
    this.list = all ? Lists.of(planned, table) : Optional.empty();
    var derived = planned.map(t -> new Derived(plan.orElseThrow(), schema, t, table));
    this.beside = derived.map(Derived::beside).orElseGet(Beside::new);
    this.expectations =
        planned
            .map(t -> Expectations.of(plan.orElseThrow(), schema, t, table, derived.orElseThrow()))
            .orElse(List.of())
            .stream()
            .filter(e -> all || e.tests() > 0)
            .toList();
    this.fanOuts =
        planned.filter(t -> all).map(t -> FanOuts.of(t, table, schema)).orElse(List.of());
  }

  private boolean named(TablePlan plan, Schema schema) {
    return schema.table(TableName.parse(plan.name())).filter(table::equals).isPresent();
  }

  List<Check.Id> ids() {
    String name = table.name().name();
    var ids = new ArrayList<Check.Id>();
    constraints.forEach(c -> ids.add(new Check.Id(name, c.name(), c.kind())));
    list.ifPresent(l -> ids.add(new Check.Id(name, name, CheckKind.LIST)));
    expectations.forEach(
        e -> e.kinds().forEach(kind -> ids.add(new Check.Id(name, e.column(), kind))));
    fanOuts.forEach(f -> ids.add(new Check.Id(name, f.column(), CheckKind.FAN_OUT)));
    return ids;
  }

  /** How many checks leave their verdict to chance. */
  int tests() {
    return expectations.stream().mapToInt(Expectation::tests).sum() + fanOuts.size();
  }

  List<Step> steps(double significance, Verifier.Listener to) {
    var steps = new ArrayList<Step>();
    var all = passes(new RowSource.All(table), significance, to);
    var passes =
        switch (depth) {
          case Depth.Everything e -> all;
          case Depth.Sample(long rows) ->
              passes(new RowSource.Blocks(table, rows), significance, to);
        };
    expectations.forEach(e -> e.ask(passes));
    steps.add(session -> rows(session, all, to));
    if (passes != all && passes.rows().asks()) {
      steps.add(s -> passes.rows().run(s, passes.from(s, passes.rows().expressions())));
    }
    passes.groups().forEach(g -> steps.add(s -> g.run(s, passes.from(s, g.expressions()))));
    for (Constraint constraint : constraints) {
      switch (constraint) {
        case Constraint.Unique unique -> steps.add(s -> to.check(Duplicates.count(s, unique)));
        case Constraint.Exclusion exclusion ->
            steps.add(s -> to.check(Overlaps.count(s, exclusion)));
        case Constraint.ForeignKey key ->
            steps.add(
                s -> {
                  if (!ForeignKeys.fewParents(s, key)) {
                    to.check(ForeignKeys.join(s, table, key));
                  }
                });
        case Constraint.Check c -> {}
        case Constraint.NotNull n -> {}
      }
    }
    list.ifPresent(plan -> steps.add(s -> to.check(Lists.check(s, plan, table))));
    fanOuts.forEach(f -> steps.add(s -> to.check(FanOuts.check(s, f, significance))));
    return steps;
  }

  private Passes passes(RowSource rows, double significance, Verifier.Listener to) {
    return new Passes(table, rows, beside, to::check, significance);
  }

  /** One pass over the table for most of its checks. */
  private void rows(Session session, Passes passes, Verifier.Listener to) {
    // A step may be run again from its beginning.
    var scan = passes.rows().copy();
    scan.count(rows -> to.rows(table.name(), rows));
    for (Constraint constraint : constraints) {
      askRow(scan, passes, constraint);
      if (constraint instanceof Constraint.ForeignKey key && ForeignKeys.fewParents(session, key)) {
        ask(scan, passes, key, key.key().columns(), ForeignKeys.orphan(session, table, key));
      }
    }
    scan.run(session, passes.from(session, scan.expressions()));
  }

  /** Asks about a constraint that a row meets or breaks by itself; about others nothing. */
  static void askRow(TableScan scan, Passes passes, Constraint constraint) {
    switch (constraint) {
      case Constraint.Check check ->
          ask(scan, passes, check, List.of(), "not (" + check.condition() + ")");
      case Constraint.NotNull notNull ->
          ask(
              scan,
              passes,
              notNull,
              List.of(notNull.name()),
              TableName.quote(notNull.name()) + " is null");
      case Constraint.ForeignKey f -> {}
      case Constraint.Unique u -> {}
      case Constraint.Exclusion x -> {}
    }
  }

  /**
   * @param shown columns that matter; none: those that the condition names
   */
  private static void ask(
      TableScan scan, Passes passes, Constraint constraint, List<String> shown, String condition) {
    scan.fault(
        condition,
        (session, answer) -> {
          long violations = answer.counts()[0];
          var columns =
              shown.isEmpty()
                  ? passes.table().columns().stream()
                      .map(c -> c.name())
                      .filter(
                          c ->
                              condition.matches(
                                  "(?s).*\\b" + java.util.regex.Pattern.quote(c) + "\\b.*"))
                      .toList()
                  : shown;
          passes.tell(
              new ConstraintCheck(
                  constraint,
                  answer.rows(),
                  violations,
                  violations == 0 ? List.of() : passes.examples(session, columns, condition)));
        });
  }
}
