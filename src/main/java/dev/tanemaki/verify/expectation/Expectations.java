package dev.tanemaki.verify.expectation;

import static dev.tanemaki.schema.TableName.quote;

import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.plan.Distribution;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.Rows;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.plan.TablePlan;
import dev.tanemaki.schema.Column;
import dev.tanemaki.schema.ColumnType;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.Table;
import dev.tanemaki.schema.TableName;
import dev.tanemaki.verify.check.CheckKind;
import dev.tanemaki.verify.derived.Absences;
import dev.tanemaki.verify.derived.Choices;
import dev.tanemaki.verify.derived.Derived;
import dev.tanemaki.verify.derived.ParentTexts;
import dev.tanemaki.verify.derived.TemplatePieces;
import dev.tanemaki.verify.derived.Texts;
import dev.tanemaki.verify.derived.Units;
import dev.tanemaki.verify.expectation.Expectation.Exact;
import dev.tanemaki.verify.query.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a plan lets expect of the rows of one table, rule by rule. */
public final class Expectations {

  private final Plan plan;
  private final Schema schema;
  private final TablePlan tablePlan;
  private final Table table;
  private final ParentTexts parents;
  private final Derived derived;
  private final Absences absences;
  private final Distances distances;
  private final List<Expectation> found = new ArrayList<>();

  private Expectations(
      Plan plan, Schema schema, TablePlan tablePlan, Table table, Derived derived) {
    this.plan = plan;
    this.schema = schema;
    this.tablePlan = tablePlan;
    this.table = table;
    this.parents = new ParentTexts(plan);
    this.derived = derived;
    this.absences = new Absences(table, tablePlan, parents, derived);
    this.distances = new Distances(table, derived);
  }

  /**
   * @param derived remembers what the expectations have to have beside the table
   */
  public static List<Expectation> of(
      Plan plan, Schema schema, TablePlan tablePlan, Table table, Derived derived) {
    if (tablePlan.rows() instanceof Rows.Listed) {
      return List.of();
    }
    var all = new Expectations(plan, schema, tablePlan, table, derived);
    for (ColumnPlan columnPlan : tablePlan.columns()) {
      table
          .column(columnPlan.name())
          .filter(column -> comparable(column.type()))
          .ifPresent(column -> all.add(column, columnPlan));
    }
    return List.copyOf(all.found);
  }

  private static boolean comparable(ColumnType type) {
    return switch (type) {
      case ColumnType.Json(boolean binary) -> binary;
      case ColumnType.Other o -> false;
      case ColumnType.Bytea b -> false;
      default -> true;
    };
  }

  private void add(Column column, ColumnPlan columnPlan) {
    int before = found.size();
    if (columnPlan.nulls() < 1) {
      rule(column, columnPlan);
    }
    boolean covered =
        found.subList(before, found.size()).stream()
            .anyMatch(e -> e instanceof Exact x && x.violation().contains(" is distinct from "));
    if (columnPlan.nulls() > 0 || (column.nullable() && !covered)) {
      absences
          .among(columnPlan)
          .ifPresent(
              rows ->
                  found.add(
                      new Expectation.Nulls(
                          column.name(),
                          columnPlan.nulls(),
                          rows.isEmpty() ? Optional.empty() : Optional.of(rows))));
    }
  }

  private void rule(Column column, ColumnPlan columnPlan) {
    String name = column.name();
    String type = column.type().sql();
    boolean always = columnPlan.nulls() == 0;
    switch (columnPlan.rule()) {
      case Rule.Constant(String value) -> {
        if (value != null) {
          equal(CheckKind.VALUES, column, always, List.of(), Sql.literal(value, type));
        }
      }
      case Rule.Sequence(long start, long step, boolean shuffled) -> {
        if (column.type() instanceof ColumnType.Int && step != 0 && always) {
          found.add(new Expectation.Sequence(column, start, step));
        }
      }
      case Rule.Draw(Distribution distribution, double step) -> draw(column, distribution, step);
      case Rule.Weights(var choices) ->
          found.add(new ExpectedShares(column, Choices.of(choices, 0)));
      case Rule.Bands(var bands, double step) -> bands(column, bands, step);
      case Rule.Reference reference -> reference(column, reference);
      case Rule.Lookup(String via, String attribute) -> lookup(column, always, via, attribute);
      case Rule.Translate translate ->
          derived
              .translated(translate, type)
              .ifPresent(
                  sql -> equal(CheckKind.DERIVED, column, always, List.of(translate.of()), sql));
      case Rule.Template(String text) -> {
        if (column.type() instanceof ColumnType.Text) {
          template(column, always, text);
        }
      }
      case Rule.ArrayOf(var templates) -> array(column, always, templates);
      case Rule.Offset offset -> found.addAll(distances.offset(column, offset));
      case Rule.Between between -> found.addAll(distances.between(column, between));
      case Rule.Calendar calendar -> calendar(column, calendar);
      case Rule.Flags(var flags, var separator, var none) ->
          found.add(new ExpectedFlags(column, flags));
      case Rule.Dictionary d -> {
        if (column.type() instanceof ColumnType.Text) {
          found.add(new Exact(name, CheckKind.VALUES, List.of(name), quote(name) + " = ''"));
        }
      }
    }
  }

  private void equal(
      CheckKind kind, Column column, boolean always, List<String> sources, String sql) {
    String own = quote(column.name());
    var shown = new ArrayList<>(sources);
    shown.add(column.name());
    found.add(
        new Exact(
            column.name(),
            kind,
            shown.stream().filter(c -> table.column(c).isPresent()).toList(),
            (always ? "" : own + " is not null and ") + own + " is distinct from " + sql));
  }

  private void draw(Column column, Distribution distribution, double step) {
    Optional<Double> unit = Units.of(column.type(), step);
    if (unit.isEmpty()) {
      return;
    }
    Curve.of(distribution, unit.get())
        .ifPresent(
            curve ->
                found.add(
                    new ExpectedCurve(
                        column.name(),
                        quote(column.name()),
                        curve,
                        CheckKind.VALUES,
                        slack(column.type(), curve),
                        List.of(column.name()))));
  }

  /** Of floating point numbers the last digits are nobody's. */
  private static double slack(ColumnType type, Curve curve) {
    double most = Math.max(finite(curve.low()), finite(curve.high()));
    return type instanceof ColumnType.Real ? most * 1e-6 : 0;
  }

  private static double finite(double bound) {
    return Double.isFinite(bound) ? Math.abs(bound) : 0;
  }

  private void bands(Column column, List<Rule.Band> bands, double step) {
    boolean whole = column.type() instanceof ColumnType.Int;
    Units.of(column.type(), step)
        .ifPresent(unit -> found.add(new ExpectedBands(column, bands, unit, whole)));
    var off = Units.offStep(quote(column.name()), column.type(), step);
    boolean single = bands.stream().anyMatch(b -> b.low() == b.high());
    if (!off.isEmpty() && !single) {
      found.add(new Exact(column.name(), CheckKind.VALUES, List.of(column.name()), off.getFirst()));
    }
  }

  private void reference(Column column, Rule.Reference reference) {
    var key = Choices.key(table, column.name(), reference);
    if (key.isEmpty() && parents.table(reference.table()).isPresent()) {
      return;
    }
    // A table that is not of the plan is referred to by its key.
    Choices.of(parents, reference, key.orElse(""), key.orElse(""))
        .filter(this::countable)
        .ifPresent(
            choices -> found.add(new ExpectedShares(column, choices, growing(reference.table()))));
  }

  private Optional<ExpectedShares.Parents> growing(String name) {
    return parents.grows(name)
        ? schema
            .table(TableName.parse(name))
            .flatMap(t -> parents.rows(name).map(n -> new ExpectedShares.Parents(t.name(), n)))
        : Optional.empty();
  }

  private boolean countable(Choices choices) {
    return choices.given().isEmpty() || derived.loaded(choices.given().get());
  }

  private void lookup(Column column, boolean always, String via, String attribute) {
    var sql = derived.attribute(via, attribute, column.name(), column.type().sql());
    if (sql.isPresent()) {
      equal(CheckKind.DERIVED, column, always, List.of(via), sql.get());
      return;
    }
    var rule = tablePlan.column(via).map(ColumnPlan::rule).orElse(null);
    if (!(rule instanceof Rule.Reference reference)) {
      return;
    }
    if (derived.loaded(via)) {
      if (derived.tellsRow(reference, via)) {
        found.add(new Expectation.Dependency(column.name(), via));
      }
      return;
    }
    String key = reference.column().orElse("");
    Choices.of(parents, reference, key, attribute)
        .filter(this::countable)
        .ifPresent(
            choices -> found.add(new ExpectedShares(column, choices, growing(reference.table()))));
  }

  private void template(Column column, boolean always, String text) {
    var pieces = derived.template(text, column.name());
    var exactly = TemplatePieces.exactly(pieces);
    if (exactly.isPresent()) {
      equal(CheckKind.DERIVED, column, always, List.of(), exactly.get());
      return;
    }
    found.add(
        new Exact(
            column.name(),
            CheckKind.DERIVED,
            List.of(column.name()),
            Texts.violation(quote(column.name()), pieces)));
  }

  private void array(Column column, boolean always, List<String> templates) {
    if (!(column.type() instanceof ColumnType.Array(ColumnType.Text element))) {
      return;
    }
    var items =
        templates.stream()
            .map(t -> TemplatePieces.exactly(derived.template(t, column.name())))
            .toList();
    if (items.stream().allMatch(Optional::isPresent)) {
      equal(
          CheckKind.DERIVED,
          column,
          always,
          List.of(),
          Sql.cast(
              "array["
                  + String.join(", ", items.stream().map(Optional::orElseThrow).toList())
                  + "]",
              column.type().sql()));
    } else {
      String own = quote(column.name());
      found.add(
          new Exact(
              column.name(),
              CheckKind.DERIVED,
              List.of(column.name()),
              own + " is not null and cardinality(" + own + ") <> " + templates.size()));
    }
  }

  private void calendar(Column column, Rule.Calendar calendar) {
    if (!ExpectedCalendar.follows(column, calendar)) {
      return;
    }
    String own = quote(column.name());
    String type = column.type().sql();
    var wrong = new ArrayList<String>();
    if (column.type() instanceof ColumnType.Timestamp(boolean zoned)) {
      var from = plan.reference().plus(calendar.from());
      var to = plan.reference().plus(calendar.to());
      wrong.add(own + " < " + Sql.literal(text(from, zoned), type));
      wrong.add(own + " >= " + Sql.literal(text(to, zoned), type));
      if (calendar.precision().equals(java.time.Duration.ofMinutes(1))) {
        wrong.add(own + " <> date_trunc('minute', " + own + ")");
      } else if (calendar.precision().equals(java.time.Duration.ofSeconds(1))) {
        wrong.add(own + " <> date_trunc('second', " + own + ")");
      }
      found.add(
          new Exact(
              column.name(), CheckKind.VALUES, List.of(column.name()), String.join(" or ", wrong)));
    }
    if (ExpectedCalendar.simple(calendar)) {
      found.add(new ExpectedCalendar(column, calendar, plan.reference()));
    }
  }

  private static String text(java.time.OffsetDateTime instant, boolean zoned) {
    return zoned ? instant.toString() : instant.toLocalDateTime().toString();
  }
}
