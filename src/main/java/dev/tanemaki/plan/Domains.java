package dev.tanemaki.plan;

import dev.tanemaki.schema.ColumnType;
import dev.tanemaki.schema.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Domains of the columns of one table. */
public final class Domains {

  /** A shape without ends has them here, in standard deviations: beyond lies one of 10^16. */
  private static final double TAIL = 8.3;

  private final Scope scope;
  private final Values values;
  private final Set<String> open = new HashSet<>();

  Domains(Scope scope) {
    this.scope = scope;
    this.values = new Values(scope);
  }

  /** What the column of a plan's table can hold; anything where the plan does not say. */
  public static Domain of(Plan plan, Schema schema, String table, String column) {
    return new CheckContext(plan, schema, Places.NONE)
        .scope(table)
        .map(s -> new Domains(s).of(column))
        .orElse(new Domain.Anything());
  }

  Domain of(String column) {
    var texts = values.texts(column);
    if (texts.isPresent()) {
      return new Domain.Listed(texts.get());
    }
    var rule = scope.column(column).map(ColumnPlan::rule);
    if (rule.isEmpty() || !open.add(column)) {
      return new Domain.Anything();
    }
    try {
      return of(column, rule.get());
    } finally {
      open.remove(column);
    }
  }

  private Domain of(String column, Rule rule) {
    double unit = unit(column);
    return switch (rule) {
      case Rule.Sequence s -> sequence(s);
      case Rule.Draw(var d, double step) ->
          stepped(ends(d), step > 0 ? step : d instanceof Distribution.Zipf ? 1 : unit, false);
      case Rule.Bands(var bands, double step) -> bands(column, bands, step > 0 ? step : unit);
      case Rule.Offset(var from, var by, var time) ->
          time.isPresent() ? new Domain.Anything() : shifted(of(from), ends(by), unit);
      case Rule.Between(var low, var high, double step) ->
          between(bound(low), bound(high), step > 0 ? step : unit);
      case Rule.Lookup(var via, var attribute) -> lookup(via, attribute);
      case Rule.Reference r ->
          scope
              .referencedColumn(r, column)
              .flatMap(c -> parent(r).map(p -> p.of(c)))
              .orElse(new Domain.Anything());
      case Rule.Constant _,
          Rule.Weights _,
          Rule.Translate _,
          Rule.Template _,
          Rule.ArrayOf _,
          Rule.Calendar _,
          Rule.Flags _,
          Rule.Dictionary _ ->
          new Domain.Anything();
    };
  }

  private Optional<Domains> parent(Rule.Reference reference) {
    return reference.table().equals(scope.name())
        ? Optional.empty()
        : scope.context().scope(reference.table()).map(Domains::new);
  }

  private Domain lookup(String via, String attribute) {
    return switch (scope.column(via).map(ColumnPlan::rule).orElse(null)) {
      case Rule.Bands(var bands, _) when !attribute.equals("text") -> {
        var ends = new TreeSet<Double>();
        bands.stream()
            .filter(b -> b.weight() > 0)
            .forEach(b -> ends.add(attribute.equals("low") ? b.low() : b.high()));
        yield Domain.numbers(ends.stream().map(e -> new Domain.Span(e, e, 0, false)).toList());
      }
      case Rule.Reference r -> parent(r).map(p -> p.of(attribute)).orElse(new Domain.Anything());
      case null, default -> new Domain.Anything();
    };
  }

  private Domain sequence(Rule.Sequence s) {
    if (scope.rows().isEmpty()) {
      return new Domain.Anything();
    }
    double last = s.start() + (double) s.step() * (scope.rows().getAsLong() - 1);
    double low = Math.min(s.start(), last);
    return Domain.numbers(
        List.of(new Domain.Span(low, Math.max(s.start(), last), Math.abs(s.step()), false)));
  }

  private Domain bands(String column, List<Rule.Band> bands, double step) {
    boolean whole = unit(column) == 1;
    var spans = new ArrayList<Domain.Span>();
    for (var band : bands) {
      if (band.weight() > 0 && band.low() == band.high()) {
        spans.add(new Domain.Span(band.low(), band.low(), step, false));
      } else if (band.weight() > 0) {
        stepped(new double[] {band.low(), band.high()}, step, !whole, spans);
      }
    }
    return Domain.numbers(spans);
  }

  /** The distance of neighbouring values of the column's type; 0 where it has none. */
  private double unit(String column) {
    return switch (scope.type(column).orElse(null)) {
      case ColumnType.Int _ -> 1;
      case ColumnType.Numeric(int precision, int scale) when precision > 0 -> Math.pow(10, -scale);
      case null, default -> 0;
    };
  }

  private static Domain stepped(double[] ends, double step, boolean open) {
    var spans = new ArrayList<Domain.Span>();
    stepped(ends, step, open, spans);
    return Domain.numbers(spans);
  }

  /** From the first multiple of the step to the last. */
  private static void stepped(double[] ends, double step, boolean open, List<Domain.Span> spans) {
    if (step <= 0 || Double.isInfinite(ends[0]) || Double.isInfinite(ends[1])) {
      spans.add(new Domain.Span(ends[0], ends[1], 0, open));
      return;
    }
    double first = Math.ceil(ends[0] / step - 1e-9);
    double last = Math.floor(ends[1] / step + 1e-9);
    if (open && last * step >= ends[1] - step * 1e-9) {
      last--;
    }
    if (first <= last) {
      spans.add(new Domain.Span(rounded(first, step), rounded(last, step), step, false));
    }
  }

  /** Without the dust of binary fractions: 3 × 0.1 is 0.3. */
  private static double rounded(double count, double step) {
    double parts = Math.rint(1 / step);
    return parts >= 1 && Math.abs(1 / step - parts) < 1e-9 ? count / parts : count * step;
  }

  private Domain shifted(Domain from, double[] by, double unit) {
    var ends = ends(from);
    return ends.isEmpty()
        ? new Domain.Anything()
        : stepped(new double[] {ends.get()[0] + by[0], ends.get()[1] + by[1]}, unit, false);
  }

  private Domain between(Optional<double[]> low, Optional<double[]> high, double step) {
    return low.isEmpty() || high.isEmpty()
        ? new Domain.Anything()
        : stepped(new double[] {low.get()[0], high.get()[1]}, step, false);
  }

  /** The least and the greatest that a bound can be: a number, or the name of a column. */
  Optional<double[]> bound(String text) {
    var number = Scalars.number(text);
    return number.isPresent()
        ? number.map(n -> new double[] {n, n})
        : scope.names().contains(text) ? ends(of(text)) : Optional.empty();
  }

  /** The least and the greatest number. */
  static Optional<double[]> ends(Domain domain) {
    return switch (domain) {
      case Domain.Numbers n -> Optional.of(new double[] {n.low(), n.high()});
      case Domain.Listed(var texts) -> {
        var numbers = texts.stream().map(t -> Scalars.number(t.strip())).toList();
        yield numbers.isEmpty() || numbers.stream().anyMatch(Optional::isEmpty)
            ? Optional.empty()
            : Optional.of(
                new double[] {
                  numbers.stream().mapToDouble(Optional::get).min().orElseThrow(),
                  numbers.stream().mapToDouble(Optional::get).max().orElseThrow()
                });
      }
      case Domain.Anything() -> Optional.empty();
    };
  }

  /** The least and the greatest number drawn, by the tails where the plan sets no bound. */
  static double[] ends(Distribution distribution) {
    return switch (distribution) {
      case Distribution.Uniform(double min, double max) -> new double[] {min, max};
      case Distribution.Normal(double mean, double sd, double min, double max) ->
          new double[] {Math.max(min, mean - TAIL * sd), Math.min(max, mean + TAIL * sd)};
      case Distribution.LogNormal(double mu, double sigma, double min, double max) ->
          new double[] {Math.max(min, 0), Math.min(max, Math.exp(mu + TAIL * sigma))};
      case Distribution.Exponential(double mean, double min, double max) ->
          new double[] {min, Math.min(max, min + 37 * mean)};
      case Distribution.Beta(_, _, double min, double max) -> new double[] {min, max};
      case Distribution.Zipf(long n, _) -> new double[] {1, n};
    };
  }
}
