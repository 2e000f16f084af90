package dev.tanemaki.verify;

import dev.tanemaki.database.Session;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.Rows;
import dev.tanemaki.plan.TablePlan;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.Table;
import dev.tanemaki.schema.TableName;
import dev.tanemaki.verify.check.Check;
import dev.tanemaki.verify.check.CheckKind;
import dev.tanemaki.verify.check.Constraint;
import dev.tanemaki.verify.check.ConstraintCheck;
import dev.tanemaki.verify.check.RuleCheck;
import dev.tanemaki.verify.constraint.Duplicates;
import dev.tanemaki.verify.constraint.ForeignKeys;
import dev.tanemaki.verify.constraint.Overlaps;
import dev.tanemaki.verify.derived.Derived;
import dev.tanemaki.verify.expectation.Expectation;
import dev.tanemaki.verify.expectation.Expectations;
import dev.tanemaki.verify.expectation.FanOuts;
import dev.tanemaki.verify.expectation.Lists;
import dev.tanemaki.verify.query.Beside;
import dev.tanemaki.verify.query.GroupScan;
import dev.tanemaki.verify.query.Passes;
import dev.tanemaki.verify.query.RowSource;
import dev.tanemaki.verify.query.TableScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.stream.LongStream;
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

  /** Rows the plan has, where it counts them. */
  private final OptionalLong wanted;

  private final List<Expectation> expectations;
  private final List<FanOuts.FanOut> fanOuts;
  private final Beside beside;

  /**
   * @param proven constraints that need no looking at
   */
  TableChecks(
      Table table, Schema schema, Optional<Plan> plan, Predicate<Constraint> proven, Depth depth) {
    boolean all = depth.rules();
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
    this.wanted = all ? wanted(planned) : OptionalLong.empty();
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

  /** Those of a table that has some for each of its parents are told by what parents have. */
  private static OptionalLong wanted(Optional<TablePlan> plan) {
    return plan.stream()
        .flatMapToLong(
            t ->
                t.rows() instanceof Rows.Count(long n) && n > 0
                    ? LongStream.of(n)
                    : LongStream.of())
        .findFirst();
  }

  List<Check.Id> ids() {
    String name = table.name().name();
    var ids = new ArrayList<Check.Id>();
    constraints.forEach(c -> ids.add(new Check.Id(name, c.name(), c.kind())));
    wanted.ifPresent(n -> ids.add(new Check.Id(name, name, CheckKind.ROWS)));
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

  /**
   * The last of them is one that others may help with.
   *
   * @param mayBeEmpty whether a table without rows is right, whatever the plan has
   */
  List<Step> steps(
      double significance, boolean mayBeEmpty, SharedScans shared, Verifier.Listener to) {
    var steps = new ArrayList<Step>();
    var sampling = new Sampling(to::check);
    var all = new Passes(table, new RowSource.All(table), beside, to::check, significance);
    var some =
        switch (depth) {
          case Depth.Everything e -> all;
          case Depth.Sample(long rows) -> sample(rows, significance, sampling);
          case Depth.Chance(long rows) -> sample(rows, significance, sampling);
        };
    expectations.forEach(e -> e.ask(e.tests() == 0 ? all : some));
    all.groups().forEach(g -> steps.add(s -> g.run(s, all.from(s, g.expressions()))));
    if (some != all) {
      steps.addAll(sampled(some, sampling));
    }
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
    steps.add(
        session ->
            rows(
                session,
                all,
                shared,
                rows -> {
                  to.rows(table.name(), rows);
                  wanted.ifPresent(n -> to.check(rows(rows, mayBeEmpty ? 0 : n)));
                  sampling.all(rows);
                }));
    return steps;
  }

  private Check rows(long found, long wanted) {
    String name = table.name().name();
    return new RuleCheck(name, name, CheckKind.ROWS, found, found == 0 ? wanted : 0, List.of());
  }

  private Passes sample(long rows, double significance, Sampling to) {
    return new Passes(table, new RowSource.Blocks(table, rows), beside, to::tell, significance);
  }

  private static List<Step> sampled(Passes some, Sampling sampling) {
    var steps = new ArrayList<Step>();
    if (some.rows().asks()) {
      steps.add(
          s -> {
            var scan = some.rows();
            long[] found = scan.counts(s, some.from(s, scan.expressions()));
            sampling.looked(found[0]);
            scan.tell(s, found);
          });
    }
    for (GroupScan group : some.groups()) {
      steps.add(
          s -> {
            var found = group.groups(s, some.from(s, group.expressions()));
            sampling.looked(GroupScan.rows(found));
            group.tell(s, found);
          });
    }
    return steps;
  }

  /** One pass over the table for most of its checks. */
  private void rows(Session session, Passes passes, SharedScans shared, LongConsumer counted) {
    // A step may be run again from its beginning.
    var scan = passes.rows().copy();
    scan.count(counted);
    for (Constraint constraint : constraints) {
      askRow(scan, passes, constraint);
      if (constraint instanceof Constraint.ForeignKey key && ForeignKeys.fewParents(session, key)) {
        ask(scan, passes, key, key.key().columns(), ForeignKeys.orphan(session, table, key));
      }
    }
    long[] found =
        shared.count(
            session,
            table,
            (s, rows) -> scan.counts(s, passes.from(s, rows, scan.expressions())),
            scan::together);
    scan.tell(session, found);
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
