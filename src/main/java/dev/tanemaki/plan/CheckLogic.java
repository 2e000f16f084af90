package dev.tanemaki.plan;

import dev.tanemaki.schema.ColumnType;
import dev.tanemaki.schema.Expression;
import dev.tanemaki.schema.Expression.Comparison;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** SQL's logic of three values over sets of them: what a condition can come to in a row. */
final class CheckLogic {

  static final int TRUE = 1;
  static final int FALSE = 2;
  static final int NULL = 4;
  private static final int EITHER = TRUE | FALSE;

  private final Scope scope;
  private final Optional<Distances> distances;

  /**
   * @param distances how far columns lie apart; empty where conditions name one only
   */
  CheckLogic(Scope scope, Optional<Distances> distances) {
    this.scope = scope;
    this.distances = distances;
  }

  /** All that the condition can come to in a row of these cells, and perhaps more. */
  int outcomes(Expression condition, java.util.Map<String, Cell> row) {
    return switch (condition) {
      case Expression.And(var parts) -> {
        int all = TRUE;
        for (var part : parts) {
          all = and(all, outcomes(part, row));
        }
        yield all;
      }
      case Expression.Or(var parts) -> {
        int any = FALSE;
        for (var part : parts) {
          any = not(and(not(any), not(outcomes(part, row))));
        }
        yield any;
      }
      case Expression.Not(var of) -> not(outcomes(of, row));
      case Expression.IsNull(var of) -> isNull(of, row);
      case Expression.Compare c -> compare(c, row);
      case Expression.Null() -> NULL;
      case Expression.Literal(var text) -> truth(Cell.point(text, false));
      case Expression.Name(var column) -> truth(row.get(column));
    };
  }

  private static int not(int outcomes) {
    return outcomes & NULL
        | ((outcomes & TRUE) != 0 ? FALSE : 0)
        | ((outcomes & FALSE) != 0 ? TRUE : 0);
  }

  private static int and(int a, int b) {
    int both = (a & b & TRUE) | ((a | b) & FALSE);
    boolean unknown =
        (a & NULL) != 0 && (b & (TRUE | NULL)) != 0 || (b & NULL) != 0 && (a & TRUE) != 0;
    return both | (unknown ? NULL : 0);
  }

  private static int truth(Cell cell) {
    int told =
        switch (cell.kind()) {
          case Cell.Point(var text) -> bool(text) ? TRUE : FALSE;
          case Cell.Nothing() -> 0;
          case Cell.Any(), Cell.Ranges _ -> EITHER;
        };
    return told | (cell.nulls() ? NULL : 0);
  }

  private static boolean bool(String text) {
    var folded = text.strip().toLowerCase(Locale.ROOT);
    return folded.equals("1")
        || folded.equals("on")
        || !folded.isEmpty() && "true yes".contains(folded);
  }

  private int isNull(Expression of, java.util.Map<String, Cell> row) {
    if (of instanceof Expression.Name(var column)) {
      var cell = row.get(column);
      return cell.kind() instanceof Cell.Nothing ? TRUE : FALSE | (cell.nulls() ? TRUE : 0);
    }
    int outcomes = outcomes(of, row);
    return ((outcomes & NULL) != 0 ? TRUE : 0) | ((outcomes & EITHER) != 0 ? FALSE : 0);
  }

  private int compare(Expression.Compare c, java.util.Map<String, Cell> row) {
    if (!isValue(c.left()) || !isValue(c.right())) {
      return compareTruths(outcomes(c.left(), row), c.how(), outcomes(c.right(), row));
    }
    var left = cell(c.left(), row);
    var right = cell(c.right(), row);
    int nulls = left.nulls() || right.nulls() ? NULL : 0;
    if (left.kind() instanceof Cell.Nothing || right.kind() instanceof Cell.Nothing) {
      return NULL;
    }
    if (left.kind() instanceof Cell.Point(var a) && right.kind() instanceof Cell.Point(var b)) {
      return points(c, a, b) | nulls;
    }
    int told = tied(c) & ranges(left, c.how(), right);
    return (told == 0 ? EITHER : told) | nulls;
  }

  private static boolean isValue(Expression expression) {
    return expression instanceof Expression.Name
        || expression instanceof Expression.Literal
        || expression instanceof Expression.Null;
  }

  private static Cell cell(Expression expression, java.util.Map<String, Cell> row) {
    return switch (expression) {
      case Expression.Name(var column) -> row.get(column);
      case Expression.Literal(var text) -> Cell.point(text, false);
      default -> Cell.NULL;
    };
  }

  private static int compareTruths(int left, Comparison how, int right) {
    int told = ((left | right) & NULL);
    for (int a : new int[] {FALSE, TRUE}) {
      for (int b : new int[] {FALSE, TRUE}) {
        if ((left & a) != 0 && (right & b) != 0) {
          // False is less than true.
          told |= holds(how, Boolean.compare(a == TRUE, b == TRUE)) ? TRUE : FALSE;
        }
      }
    }
    return told;
  }

  private int points(Expression.Compare c, String a, String b) {
    if (is(c, ColumnType.Bool.class)) {
      return holds(c.how(), Boolean.compare(bool(a), bool(b))) ? TRUE : FALSE;
    }
    if (numeric(c)) {
      var x = Scalars.number(a.strip());
      var y = Scalars.number(b.strip());
      return x.isEmpty() || y.isEmpty()
          ? EITHER
          : holds(c.how(), Double.compare(x.get(), y.get())) ? TRUE : FALSE;
    }
    boolean exact = is(c, ColumnType.Text.class) || is(c, ColumnType.Enumeration.class);
    boolean equality = c.how() == Comparison.EQUAL || c.how() == Comparison.UNEQUAL;
    return exact && equality
        ? holds(c.how(), a.stripTrailing().equals(b.stripTrailing()) ? 0 : 1) ? TRUE : FALSE
        : EITHER;
  }

  private boolean numeric(Expression.Compare c) {
    return types(c).findAny().isEmpty() || types(c).allMatch(Fit::isNumber);
  }

  private boolean is(Expression.Compare c, Class<? extends ColumnType> type) {
    return types(c).anyMatch(type::isInstance);
  }

  private Stream<ColumnType> types(Expression.Compare c) {
    return Stream.of(c.left(), c.right())
        .filter(Expression.Name.class::isInstance)
        .flatMap(n -> scope.type(((Expression.Name) n).column()).stream());
  }

  private static boolean holds(Comparison how, int sign) {
    return switch (how) {
      case EQUAL -> sign == 0;
      case UNEQUAL -> sign != 0;
      case LESS -> sign < 0;
      case AT_MOST -> sign <= 0;
      case GREATER -> sign > 0;
      case AT_LEAST -> sign >= 0;
    };
  }

  /** What the rules that tie two columns leave open. */
  private int tied(Expression.Compare c) {
    if (!(c.left() instanceof Expression.Name(var a)
        && c.right() instanceof Expression.Name(var b))) {
      return EITHER;
    }
    return distances.map(d -> apart(c.how(), -d.most(b, a), d.most(a, b), false)).orElse(EITHER);
  }

  /** Outcomes of comparing with 0 what lies between {@code least} and {@code most}. */
  private static int apart(Comparison how, double least, double most, boolean open) {
    int told = 0;
    told |= least < 0 ? outcome(how, -1) : 0;
    told |= least <= 0 && (open ? most > 0 : most >= 0) ? outcome(how, 0) : 0;
    told |= most > 0 ? outcome(how, 1) : 0;
    return told;
  }

  private static int outcome(Comparison how, int sign) {
    return holds(how, sign) ? TRUE : FALSE;
  }

  private static int ranges(Cell left, Comparison how, Cell right) {
    var a = spans(left);
    var b = spans(right);
    if (a.isEmpty() || b.isEmpty()) {
      return EITHER;
    }
    int told = 0;
    for (var x : a.get()) {
      for (var y : b.get()) {
        // Where the right side's upper end is open, the difference only comes closer to it.
        told |= apart(how, x.low() - y.high(), x.high() - y.low(), x.open());
      }
    }
    return told;
  }

  private static Optional<List<Domain.Span>> spans(Cell cell) {
    return switch (cell.kind()) {
      case Cell.Point(var text) ->
          Scalars.number(text.strip()).map(v -> List.of(new Domain.Span(v, v, 0, false)));
      case Cell.Ranges(var spans) -> Optional.of(spans);
      case Cell.Nothing(), Cell.Any() -> Optional.empty();
    };
  }

  /** Values that lie in the spans, at their ends and around the values of the condition. */
  List<String> near(Expression condition, List<Domain.Span> spans) {
    var near = new TreeSet<Double>();
    for (var span : spans) {
      near.add(span.low());
      if (!span.open()) {
        near.add(span.high());
      }
      double step = span.step() > 0 ? span.step() : (span.high() - span.low()) / 1024;
      for (double literal : literals(condition).toList()) {
        double count = Math.rint((literal - span.low()) / step);
        for (int i = -1; i <= 1; i++) {
          double value = span.low() + (count + i) * step;
          if (value >= span.low() && (span.open() ? value < span.high() : value <= span.high())) {
            near.add(value);
          }
        }
      }
    }
    return near.stream()
        .filter(Double::isFinite)
        .map(v -> new java.math.BigDecimal(v).round(new java.math.MathContext(12)).doubleValue())
        .map(Scalars::text)
        .toList();
  }

  private static Stream<Double> literals(Expression condition) {
    return switch (condition) {
      case Expression.And(var parts) -> parts.stream().flatMap(CheckLogic::literals);
      case Expression.Or(var parts) -> parts.stream().flatMap(CheckLogic::literals);
      case Expression.Not(var of) -> literals(of);
      case Expression.Compare(var left, _, var right) ->
          Stream.concat(literals(left), literals(right));
      case Expression.IsNull _, Expression.Name _, Expression.Null _ -> Stream.empty();
      case Expression.Literal(var text) -> Scalars.number(text.strip()).stream();
    };
  }
}
