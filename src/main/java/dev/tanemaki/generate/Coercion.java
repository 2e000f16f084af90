package dev.tanemaki.generate;

import dev.tanemaki.schema.ColumnType;
import java.math.BigDecimal;
import java.util.Arrays;

/** From the form a rule makes to what a column's type holds, checked before any row is made. */
final class Coercion {

  private Coercion() {}

  /** The formula as values of {@code type}; a problem where some value would not fit. */
  static Formula to(ColumnType type, Formula formula, ColumnScope scope) {
    return switch (formula) {
      case Formula.Coded(Picker picker, Dictionary dictionary) -> {
        Dictionary fit = dictionary(type, dictionary, scope);
        yield fit == dictionary ? formula : new Formula.Coded(picker, fit);
      }
      case Formula.Joined joined -> text(type, joined, scope);
      case Formula.Computed computed ->
          switch (computed.shape()) {
            case Shape.Whole whole -> whole(type, computed, whole, scope);
            case Shape.Real _ -> real(type, computed, scope);
            case Shape.Text _ -> text(type, computed, scope);
            case Shape.Uuid _ -> {
              if (type instanceof ColumnType.Uuid) {
                yield computed;
              }
              throw misfit("a uuid", type, scope);
            }
            case Shape.Array _ -> {
              if (type instanceof ColumnType.Array) {
                yield computed;
              }
              throw misfit("an array", type, scope);
            }
            case Shape.Coded _ -> throw new IllegalStateException("codes without a picker");
          };
    };
  }

  private static Dictionary dictionary(ColumnType type, Dictionary dictionary, ColumnScope scope) {
    boolean fits =
        switch (dictionary) {
          case Dictionary.Numbers numbers -> fits(type, Wholes.shapeOf(numbers));
          case Dictionary.Reals _ -> type instanceof ColumnType.Real;
          case Dictionary.Words _ -> false;
          case Dictionary.Lists _ -> false;
        };
    if (fits) {
      return dictionary;
    }
    if (dictionary instanceof Dictionary.Lists lists) {
      if (!(type instanceof ColumnType.Array(ColumnType element))) {
        throw misfit("an array", type, scope);
      }
      return new Dictionary.Lists(dictionary(element, lists.elements(), scope), lists.members());
    }
    String[] texts = new String[dictionary.size()];
    ColumnType plain = new ColumnType.Text("text", 0);
    Arrays.setAll(texts, i -> CellText.entry(dictionary, i, plain, scope.zone()));
    if (dictionary instanceof Dictionary.Numbers && type instanceof ColumnType.Int) {
      Arrays.setAll(texts, i -> texts[i] == null ? null : rounded(texts[i]));
    }
    return scope.literals().parse(Arrays.asList(texts), type, scope.where());
  }

  private static String rounded(String text) {
    try {
      return new BigDecimal(text).setScale(0, java.math.RoundingMode.HALF_UP).toPlainString();
    } catch (NumberFormatException e) {
      return text;
    }
  }

  /** Whether numbers of this shape are already what the type holds. */
  private static boolean fits(ColumnType type, Shape.Whole shape) {
    return switch (type) {
      case ColumnType.Int i ->
          shape.unit() == Unit.INTEGER && shape.min() >= i.min() && shape.max() <= i.max();
      case ColumnType.Numeric(int precision, int scale) ->
          (shape.unit() == Unit.DECIMAL || shape.unit() == Unit.INTEGER)
              && (precision == 0 || shape.scale() == scale)
              && withinPrecision(precision, shape);
      case ColumnType.Bool _ -> shape.unit() == Unit.BOOLEAN;
      case ColumnType.Date _ -> shape.unit() == Unit.DATE;
      case ColumnType.Time _ ->
          shape.unit() == Unit.TIME_OF_DAY
              && shape.min() >= 0
              && shape.max() <= Times.MICROS_PER_DAY;
      case ColumnType.Timestamp(boolean zoned) ->
          shape.unit() == (zoned ? Unit.INSTANT : Unit.WALL_CLOCK);
      case ColumnType.Interval _ -> shape.unit() == Unit.DURATION;
      case ColumnType.Real _,
          ColumnType.Text _,
          ColumnType.Enumeration _,
          ColumnType.Uuid _,
          ColumnType.Json _,
          ColumnType.Bytea _,
          ColumnType.Array _,
          ColumnType.Other _ ->
          false;
    };
  }

  private static boolean withinPrecision(int precision, Shape.Whole shape) {
    if (precision == 0 || precision > 18) {
      return true;
    }
    return shape.min() >= -limit(precision) && shape.max() <= limit(precision);
  }

  /** The largest value of so many digits, as far as 64 bits go. */
  private static long limit(int precision) {
    return precision > 18 ? Long.MAX_VALUE : BigDecimal.TEN.pow(precision).longValueExact() - 1;
  }

  private static Formula whole(
      ColumnType type, Formula formula, Shape.Whole shape, ColumnScope scope) {
    if (fits(type, shape)) {
      return formula;
    }
    Formula other =
        switch (type) {
          case ColumnType.Int _ when shape.unit() == Unit.DECIMAL -> Wholes.rescaled(formula, 0);
          case ColumnType.Numeric(int precision, int scale)
              when precision > 0
                  && scale != shape.scale()
                  && (shape.unit() == Unit.INTEGER || shape.unit() == Unit.DECIMAL) ->
              Wholes.rescaled(formula, scale);
          case ColumnType.Real _ when !shape.unit().isTime() ->
              Reals.of(formula, scope.where(), scope.name());
          case ColumnType.Text _, ColumnType.Json _ -> TemplateRules.single(formula, scope);
          case ColumnType.Date _ -> toDate(formula, shape, scope);
          case ColumnType.Time _ -> toTimeOfDay(formula, shape, scope);
          case ColumnType.Timestamp(boolean zoned) -> toTimestamp(zoned, formula, shape, scope);
          case ColumnType.Int _,
              ColumnType.Numeric _,
              ColumnType.Real _,
              ColumnType.Bool _,
              ColumnType.Interval _,
              ColumnType.Enumeration _,
              ColumnType.Uuid _,
              ColumnType.Bytea _,
              ColumnType.Array _,
              ColumnType.Other _ ->
              null;
        };
    if (other instanceof Formula.Computed(Shape.Whole converted, _) && !fits(type, converted)) {
      other = null;
    }
    if (other == null) {
      String range =
          CellText.number(shape.min(), shape.unit(), shape.scale(), scope.zone())
              + " to "
              + CellText.number(shape.max(), shape.unit(), shape.scale(), scope.zone());
      throw misfit("values from " + range, type, scope);
    }
    return other;
  }

  private static Formula toDate(Formula formula, Shape.Whole shape, ColumnScope scope) {
    Formula wall = toWallClock(formula, shape, scope);
    return wall == null ? null : divided(wall, Times.MICROS_PER_DAY, Unit.DATE);
  }

  private static Formula toTimeOfDay(Formula formula, Shape.Whole shape, ColumnScope scope) {
    Formula wall = toWallClock(formula, shape, scope);
    return wall == null ? null : remainder(wall, Times.MICROS_PER_DAY, Unit.TIME_OF_DAY);
  }

  private static Formula toTimestamp(
      boolean zoned, Formula formula, Shape.Whole shape, ColumnScope scope) {
    long offset = scope.zone().getTotalSeconds() * Times.MICROS_PER_SECOND;
    Formula wall =
        shape.unit() == Unit.DATE
            ? multiplied(formula, Times.MICROS_PER_DAY, Unit.WALL_CLOCK)
            : toWallClock(formula, shape, scope);
    return wall == null || !zoned ? wall : moved(wall, Wholes.shapeOf(wall), -offset, Unit.INSTANT);
  }

  private static Formula toWallClock(Formula formula, Shape.Whole shape, ColumnScope scope) {
    long offset = scope.zone().getTotalSeconds() * Times.MICROS_PER_SECOND;
    return switch (shape.unit()) {
      case WALL_CLOCK -> formula;
      case INSTANT -> moved(formula, shape, offset, Unit.WALL_CLOCK);
      case INTEGER, BOOLEAN, DECIMAL, DATE, TIME_OF_DAY, DURATION -> null;
    };
  }

  /** Each value plus an amount, read in another unit. */
  static Formula moved(Formula formula, Shape.Whole shape, long by, Unit unit) {
    return mapped(
        formula,
        new Shape.Whole(unit, 0, shape.min() + by, shape.max() + by, shape.nullable()),
        (from, out, n) -> {
          for (int i = 0; i < n; i++) {
            out[i] = from[i] + by;
          }
        });
  }

  private static Formula divided(Formula formula, long by, Unit unit) {
    Shape.Whole s = Wholes.shapeOf(formula);
    return mapped(
        formula,
        new Shape.Whole(
            unit, 0, Math.floorDiv(s.min(), by), Math.floorDiv(s.max(), by), s.nullable()),
        (from, out, n) -> {
          for (int i = 0; i < n; i++) {
            out[i] = Math.floorDiv(from[i], by);
          }
        });
  }

  private static Formula multiplied(Formula formula, long by, Unit unit) {
    Shape.Whole s = Wholes.shapeOf(formula);
    return mapped(
        formula,
        new Shape.Whole(unit, 0, s.min() * by, s.max() * by, s.nullable()),
        (from, out, n) -> {
          for (int i = 0; i < n; i++) {
            out[i] = from[i] * by;
          }
        });
  }

  private static Formula remainder(Formula formula, long by, Unit unit) {
    Shape.Whole s = Wholes.shapeOf(formula);
    return mapped(
        formula,
        new Shape.Whole(unit, 0, 0, by - 1, s.nullable()),
        (from, out, n) -> {
          for (int i = 0; i < n; i++) {
            out[i] = Math.floorMod(from[i], by);
          }
        });
  }

  private interface Mapping {
    void apply(long[] from, long[] out, int n);
  }

  private static Formula mapped(Formula formula, Shape.Whole shape, Mapping mapping) {
    return new Formula.Computed(
        shape,
        binder -> {
          Vector.Longs source = Wholes.longs(formula, binder);
          long[] from = source.values();
          long[] out = binder.longs();
          binder.add(n -> mapping.apply(from, out, n));
          return new Vector.Longs(out, shape.unit(), shape.scale(), source.nulls());
        });
  }

  private static Formula real(ColumnType type, Formula formula, ColumnScope scope) {
    return switch (type) {
      case ColumnType.Real _ -> formula;
      case ColumnType.Text _ ->
          new Formula.Joined(
              new Shape.Text(formula.shape().nullable()), java.util.List.of(formula));
      case ColumnType.Numeric(int precision, int scale) when precision > 0 ->
          Reals.rounded(formula, Unit.DECIMAL, scale, limit(precision));
      case ColumnType.Int i -> Reals.rounded(formula, Unit.INTEGER, 0, i.max());
      case ColumnType.Numeric _,
          ColumnType.Bool _,
          ColumnType.Enumeration _,
          ColumnType.Date _,
          ColumnType.Time _,
          ColumnType.Timestamp _,
          ColumnType.Interval _,
          ColumnType.Uuid _,
          ColumnType.Json _,
          ColumnType.Bytea _,
          ColumnType.Array _,
          ColumnType.Other _ ->
          throw misfit("a floating point number", type, scope);
    };
  }

  private static Formula text(ColumnType type, Formula formula, ColumnScope scope) {
    return switch (type) {
      case ColumnType.Text _, ColumnType.Json _ -> formula;
      case ColumnType.Bool _,
          ColumnType.Int _,
          ColumnType.Real _,
          ColumnType.Numeric _,
          ColumnType.Enumeration _,
          ColumnType.Date _,
          ColumnType.Time _,
          ColumnType.Timestamp _,
          ColumnType.Interval _,
          ColumnType.Uuid _,
          ColumnType.Bytea _,
          ColumnType.Array _,
          ColumnType.Other _ ->
          throw misfit("text put together per row", type, scope);
    };
  }

  private static RuntimeException misfit(String what, ColumnType type, ColumnScope scope) {
    return scope
        .where()
        .problem(what + " does not fit " + type.sql(), "change its rule or the column's type");
  }
}
