package dev.tanemaki.verify.expectation;

import static dev.tanemaki.schema.TableName.quote;

import dev.tanemaki.plan.Distribution;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.schema.Column;
import dev.tanemaki.schema.ColumnType;
import dev.tanemaki.schema.Table;
import dev.tanemaki.verify.check.CheckKind;
import dev.tanemaki.verify.derived.Derived;
import dev.tanemaki.verify.derived.Units;
import dev.tanemaki.verify.expectation.Expectation.Exact;
import dev.tanemaki.verify.query.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Values that lie at some distance from others of their row. */
public final class Distances {

  private final Table table;
  private final Derived derived;

  Distances(Table table, Derived derived) {
    this.table = table;
    this.derived = derived;
  }

  /**
   * A distance as SQL.
   *
   * @param unit it is a multiple of this, 0 for a continuum
   * @param slack as much farther it may be for having been rounded
   */
  private record Distance(String sql, double unit, double slack) {}

  List<Expectation> offset(Column column, Rule.Offset rule) {
    var all = new ArrayList<Expectation>();
    var shown =
        table.column(rule.from()).isPresent()
            ? List.of(rule.from(), column.name())
            : List.of(column.name());
    operand(column, rule.from())
        .flatMap(from -> distance(column, from, rule))
        .ifPresent(
            d ->
                Curve.of(rule.by(), d.unit())
                    .ifPresent(
                        curve ->
                            all.add(
                                new ExpectedCurve(
                                    column.name(),
                                    d.sql(),
                                    curve,
                                    CheckKind.DERIVED,
                                    d.slack(),
                                    shown))));
    return all;
  }

  private Optional<Distance> distance(Column column, String from, Rule.Offset rule) {
    String own = quote(column.name());
    return switch (column.type()) {
      case ColumnType.Int i ->
          Optional.of(new Distance("(" + own + "::bigint - " + from + ")", 1, 0));
      case ColumnType.Numeric(int precision, int scale) when precision > 0 -> {
        double unit = Math.pow(10, -scale);
        yield Optional.of(
            new Distance(
                "(" + own + "::float8 - " + from + "::float8)", unit > 1e-5 ? unit : 0, unit));
      }
      case ColumnType.Real r ->
          rule.by() instanceof Distribution.Zipf
              ? Optional.empty()
              : Optional.of(new Distance("(" + own + "::float8 - " + from + "::float8)", 0, 1e-4));
      case ColumnType.Date d -> {
        double days = rule.unit().map(u -> u.toSeconds() / 86_400.0).orElse(1.0);
        yield Optional.of(
            new Distance(
                "((" + own + " - " + from + ")::float8 / " + Sql.number(days) + ")", 1, 0));
      }
      case ColumnType.Timestamp t -> {
        double seconds = rule.unit().map(u -> u.toNanos() / 1e9).orElse(1.0);
        yield seconds < 1
            ? Optional.empty()
            : Optional.of(
                new Distance(
                    "(date_part('epoch', "
                        + own
                        + " - "
                        + from
                        + ") / "
                        + Sql.number(seconds)
                        + ")",
                    1,
                    0));
      }
      default -> Optional.empty();
    };
  }

  /** The other value as one of the column's type; empty where it would have to be rounded. */
  private Optional<String> operand(Column column, String name) {
    var other = table.column(name).filter(c -> derived.loaded(name)).map(Column::type);
    if (other.isEmpty()) {
      return column.type() instanceof ColumnType.Numeric
          ? derived.operand(name, "float8")
          : Optional.empty();
    }
    boolean same =
        switch (column.type()) {
          case ColumnType.Int i -> other.get() instanceof ColumnType.Int;
          case ColumnType.Numeric(int precision, int scale) ->
              other.get() instanceof ColumnType.Int
                  || (other.get() instanceof ColumnType.Numeric(int p, int s)
                      && p > 0
                      && s <= scale);
          case ColumnType.Real r -> other.get() instanceof ColumnType.Real;
          case ColumnType.Date d -> other.get() instanceof ColumnType.Date;
          case ColumnType.Timestamp t -> other.get().equals(t);
          default -> false;
        };
    return same ? Optional.of(quote(name)) : Optional.empty();
  }

  List<Expectation> between(Column column, Rule.Between rule) {
    var low = bound(column, rule.low());
    var high = bound(column, rule.high());
    if (low.isEmpty() || high.isEmpty()) {
      return List.of();
    }
    String own = quote(column.name());
    var wrong = new ArrayList<String>();
    wrong.add(own + " < " + low.get());
    wrong.add("(" + own + " > " + high.get() + " and " + low.get() + " <= " + high.get() + ")");
    Units.offStep(own, column.type(), rule.step())
        .forEach(off -> wrong.add("(" + off + " and " + own + " <> " + low.get() + ")"));
    var shown = new ArrayList<String>();
    for (String name : List.of(rule.low(), rule.high(), column.name())) {
      if (table.column(name).isPresent()) {
        shown.add(name);
      }
    }
    var from = number(rule.low());
    var to = number(rule.high());
    var unit = Units.of(column.type(), rule.step());
    return from.isPresent() && to.isPresent() && unit.isPresent() && from.get() < to.get()
        ? List.of(
            new ExpectedCurve(
                column.name(),
                own,
                Curve.even(from.get(), to.get(), unit.get(), true),
                CheckKind.VALUES,
                0,
                List.of(column.name())))
        : List.of(new Exact(column.name(), CheckKind.VALUES, shown, String.join(" or ", wrong)));
  }

  /** A bound of whatever type the column has; that of another column keeps its own. */
  private Optional<String> bound(Column column, String text) {
    if (derived.planned(text)) {
      return derived.loaded(text)
          ? Optional.of(quote(text))
          : column.type() instanceof ColumnType.Int || column.type() instanceof ColumnType.Numeric
              ? derived.operand(text, derived.whole(text) ? "bigint" : "numeric")
              : Optional.empty();
    }
    boolean literal =
        switch (column.type()) {
          case ColumnType.Int i -> number(text).isPresent();
          case ColumnType.Numeric n -> number(text).isPresent();
          case ColumnType.Date d -> true;
          case ColumnType.Timestamp t -> t.zoned() && text.matches(".*([Zz]|[+-]\\d\\d:?\\d\\d)");
          default -> false;
        };
    return literal
        ? Optional.of(number(text).isPresent() ? text : Sql.literal(text, column.type().sql()))
        : Optional.empty();
  }

  private static Optional<Double> number(String text) {
    try {
      return Optional.of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
