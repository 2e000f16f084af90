package dev.tanemaki.verify.alert;

import static dev.tanemaki.schema.TableName.quote;

import dev.tanemaki.database.Row;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.Table;
import dev.tanemaki.schema.TableName;
import dev.tanemaki.verify.ColumnChecks;
import dev.tanemaki.verify.SessionSource;
import dev.tanemaki.verify.check.Check;
import dev.tanemaki.verify.check.CheckKind;
import dev.tanemaki.verify.check.Constraint;
import dev.tanemaki.verify.check.ConstraintCheck;
import dev.tanemaki.verify.check.DistributionCheck;
import dev.tanemaki.verify.check.RuleCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Measures what alert rules speak of, once a verification has said what it has to say. */
public final class AlertChecks {

  private final Schema schema;
  private final Plan plan;
  private final SessionSource sessions;

  /**
   * @param schema the plan's tables as they are in the catalog
   */
  public AlertChecks(Schema schema, Plan plan, SessionSource sessions) {
    this.schema = schema;
    this.plan = plan;
    this.sessions = sessions;
  }

  /** How much there is of something, of so many rows. */
  private record Found(double amount, long rows) {

    /** In the unit of the rule's limit. */
    double in(AlertRule rule) {
      return !rule.share() ? amount : rows == 0 ? 0 : amount / rows;
    }
  }

  /**
   * Measures and compares.
   *
   * @param checks what the verification has found
   * @param losses of every table that rows were loaded into; empty where nobody has counted
   */
  public Alerts measure(List<AlertRule> rules, List<Check> checks, List<Loss> losses) {
    var raised = new ArrayList<Alert>();
    var untold = new ArrayList<AlertRule>();
    for (AlertRule rule : rules) {
      var found = found(rule, checks, losses);
      if (found.isEmpty()) {
        untold.add(rule);
      } else {
        double actual = found.get().in(rule);
        if (rule.over(actual)) {
          raised.add(new Alert(rule, actual, found.get().rows()));
        }
      }
    }
    return new Alerts(raised, untold);
  }

  private Optional<Found> found(AlertRule rule, List<Check> checks, List<Loss> losses) {
    return switch (rule.measure()) {
      case ERRORS -> errors(rule, checks);
      case LOST -> lost(rule, losses);
      case NULLS ->
          column(rule)
              .map(c -> countedNulls(c, checks).orElseGet(() -> nulls(c.table(), c.name())));
      case DUPLICATES ->
          column(rule)
              .map(
                  c ->
                      countedDuplicates(c, checks)
                          .orElseGet(() -> duplicates(c.table(), c.name())));
      case DRIFT -> drift(rule, checks);
    };
  }

  private Optional<Found> errors(AlertRule rule, List<Check> checks) {
    // Rows that are not there are lost ones, not wrong ones.
    var of =
        checks.stream()
            .filter(c -> c.kind() != CheckKind.ROWS)
            .filter(c -> rule.table().map(t -> named(c, t)).orElse(true))
            .toList();
    // Each table once, whatever it was looked at for.
    Map<String, Long> rows =
        of.stream().collect(Collectors.toMap(Check::table, Check::rows, Math::max));
    return of.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Found(
                of.stream().mapToDouble(c -> violations(rule, c)).sum(),
                rows.values().stream().mapToLong(Long::longValue).sum()));
  }

  /** A share is one of all rows: of what a sample shows there is as much more as it left out. */
  private static double violations(AlertRule rule, Check check) {
    return check
        .sample()
        .filter(s -> rule.share() && check.violations() > 0)
        .map(s -> check.violations() * ((double) s.of() / s.rows()))
        .orElse((double) check.violations());
  }

  private static Optional<Found> lost(AlertRule rule, List<Loss> losses) {
    var of =
        losses.stream()
            .filter(l -> rule.table().map(t -> same(t, l.table())).orElse(true))
            .toList();
    return of.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Found(
                of.stream().mapToLong(Loss::missing).sum(),
                of.stream().mapToLong(Loss::loaded).sum()));
  }

  private record ColumnOf(Table table, String name) {}

  private Optional<ColumnOf> column(AlertRule rule) {
    return rule.table()
        .flatMap(t -> schema.table(TableName.parse(t)))
        .flatMap(
            t -> rule.column().filter(c -> t.column(c).isPresent()).map(c -> new ColumnOf(t, c)));
  }

  /** What a check of all rows has counted need not be counted again. */
  private static Optional<Found> countedNulls(ColumnOf column, List<Check> checks) {
    String table = column.table().name().name();
    long all =
        checks.stream().filter(c -> c.table().equals(table)).mapToLong(Check::rows).max().orElse(0);
    return checks.stream()
        .filter(c -> c.table().equals(table) && c.name().equals(column.name()))
        .filter(c -> c.rows() == all && c.sample().isEmpty())
        .flatMap(
            c ->
                switch (c) {
                  case ConstraintCheck k ->
                      k.kind() == CheckKind.NOT_NULL
                          ? Stream.of(new Found(k.violations(), k.rows()))
                          : Stream.<Found>empty();
                  case DistributionCheck d ->
                      d.kind() == CheckKind.NULLS
                          ? d.categories().stream().map(n -> new Found(n.rows(), d.rows()))
                          : Stream.<Found>empty();
                  // Some rows may have been excused.
                  case RuleCheck r -> Stream.<Found>empty();
                })
        .findFirst();
  }

  private static Optional<Found> countedDuplicates(ColumnOf column, List<Check> checks) {
    return checks.stream()
        .flatMap(c -> c instanceof ConstraintCheck k ? Stream.of(k) : Stream.empty())
        .filter(
            k ->
                k.constraint() instanceof Constraint.Unique u
                    && u.table().equals(column.table().name())
                    && u.values().equals(List.of(quote(column.name())))
                    && u.condition().isEmpty())
        .map(k -> new Found(k.violations(), k.rows()))
        .findFirst();
  }

  private Found nulls(Table table, String column) {
    return one(
        "select count(*) - count(%s), count(*) from %s"
            .formatted(quote(column), table.name().sql()));
  }

  private Found duplicates(Table table, String column) {
    return one(
        "select coalesce(sum(n - 1), 0)::bigint, coalesce(sum(n), 0)::bigint from (select count(*)"
            + " as n from %1$s where %2$s is not null group by %2$s) g"
                .formatted(table.name().sql(), quote(column)));
  }

  private Found one(String sql) {
    return sessions.with(
        session ->
            session.inTransaction(
                s -> {
                  // Equality is all that is asked; sorting text takes many times as long.
                  s.execute("set local enable_sort = off");
                  s.execute("set local jit = off");
                  return s.queryOne(sql, AlertChecks::found).orElseThrow();
                }));
  }

  private static Found found(Row row) {
    return new Found(row.longValue(1), row.longValue(2));
  }

  private Optional<Found> drift(AlertRule rule, List<Check> checks) {
    var known =
        checks.stream()
            .filter(c -> named(c, rule.table().orElseThrow()))
            .flatMap(c -> c instanceof DistributionCheck d ? java.util.stream.Stream.of(d) : null)
            .filter(d -> d.column().equals(rule.column().orElseThrow()))
            .filter(Drift::told)
            .toList();
    var told =
        known.isEmpty()
            ? column(rule)
                .map(c -> ColumnChecks.of(sessions, schema, plan, c.table(), c.name()))
                .orElse(List.of())
            : known;
    return told.stream()
        .filter(Drift::told)
        .max(java.util.Comparator.comparingDouble(Drift::of))
        .map(d -> new Found(Drift.of(d) * d.rows(), d.rows()));
  }

  private static boolean named(Check check, String table) {
    return TableName.parse(table).name().equals(check.table());
  }

  private static boolean same(String one, String other) {
    return TableName.parse(one).equals(TableName.parse(other));
  }
}
