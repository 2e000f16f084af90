package dev.tanemaki.generate;

import dev.tanemaki.problem.Message;
import dev.tanemaki.schema.ColumnType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;

/** From the form a rule makes to what a column's type holds, checked before any row is made. */
final class Coercion {

  private Coercion() {}

  /** The formula as values of {@code type}; a problem where some value would not fit. */
  static Formula to(ColumnType type, Formula formula, ColumnScope scope) {
    if (type instanceof ColumnType.Array(ColumnType element)) {
      requireKnown(element, formula, scope);
    }
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
              if (type instanceof ColumnType.Text) {
                yield joined(computed);
              }
              throw misfit(GenerateMessage.UUID.of(), type, scope);
            }
            case Shape.Array _ -> {
              if (type instanceof ColumnType.Array) {
                yield computed;
              }
              throw misfit(GenerateMessage.ARRAY.of(), type, scope);
            }
            case Shape.Coded _ -> throw new IllegalStateException("codes without a picker");
          };
    };
  }

  private static Formula joined(Formula formula) {
    return new Formula.Joined(new Shape.Text(formula.shape().nullable()), List.of(formula));
  }

  /** What can be made can be an element; which formats of COPY can send it is theirs to say. */
  private static void requireKnown(ColumnType element, Formula formula, ColumnScope scope) {
    boolean known =
        switch (element) {
          case ColumnType.Array _, ColumnType.Other _ -> false;
          case ColumnType.Text _,
              ColumnType.Enumeration _,
              ColumnType.Bool _,
              ColumnType.Int _,
              ColumnType.Real _,
              ColumnType.Numeric _,
              ColumnType.Date _,
              ColumnType.Time _,
              ColumnType.Timestamp _,
              ColumnType.Interval _,
              ColumnType.Uuid _,
              ColumnType.Json _,
              ColumnType.Bytea _ ->
              true;
        };
    if (!known && !(formula instanceof Formula.Coded coded && coded.dictionary().allNull())) {
      throw scope
          .where()
          .problem(
              GenerateMessage.ARRAYS_NOT_MADE.of(element.sql()),
              GenerateMessage.LEAVE_OR_NULL.of());
    }
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
      if (type instanceof ColumnType.Array(ColumnType element)) {
        return new Dictionary.Lists(dictionary(element, lists.elements(), scope), lists.members());
      }
      if (!(type instanceof ColumnType.Text)) {
        throw misfit(GenerateMessage.ARRAY.of(), type, scope);
      }
    }
    if (dictionary instanceof Dictionary.Numbers numbers) {
      var moved = TimeCoercion.dictionary(numbers, type, scope.zone());
      if (moved.isPresent()) {
        return moved.get();
      }
    }
    String[] texts = new String[dictionary.size()];
    ColumnType plain = new ColumnType.Text("text", 0);
    Arrays.setAll(texts, i -> CellText.entry(dictionary, i, plain, scope.zone()));
    boolean numeric =
        dictionary instanceof Dictionary.Numbers || dictionary instanceof Dictionary.Reals;
    if (numeric && type instanceof ColumnType.Int) {
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
      case ColumnType.Numeric numeric ->
          (shape.unit() == Unit.DECIMAL || shape.unit() == Unit.INTEGER)
              && shape.min() != Long.MIN_VALUE
              && (numeric.precision() == 0
                  || sameScale(numeric, shape) && withinPrecision(numeric, shape));
      case ColumnType.Bool _ -> shape.unit() == Unit.BOOLEAN;
      case ColumnType.Date _ -> shape.unit() == Unit.DATE && held(shape);
      case ColumnType.Time _ -> shape.unit() == Unit.TIME_OF_DAY && held(shape);
      case ColumnType.Timestamp(boolean zoned) ->
          shape.unit() == (zoned ? Unit.INSTANT : Unit.WALL_CLOCK) && held(shape);
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

  private static boolean held(Shape.Whole shape) {
    return shape.unit().holds(shape.min(), shape.max());
  }

  /** Fewer decimals will do where a long holds no more: the column fills them up with zeros. */
  private static boolean sameScale(ColumnType.Numeric type, Shape.Whole shape) {
    return shape.scale() == type.scale()
        || shape.scale() < type.scale() && !Wholes.rescalable(shape, type.scale());
  }

  private static boolean withinPrecision(ColumnType.Numeric type, Shape.Whole shape) {
    var limit = BigDecimal.ONE.scaleByPowerOfTen(type.precision() - type.scale());
    return BigDecimal.valueOf(shape.min(), shape.scale()).abs().compareTo(limit) < 0
        && BigDecimal.valueOf(shape.max(), shape.scale()).abs().compareTo(limit) < 0;
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
                  && Wholes.rescalable(shape, scale)
                  && (shape.unit() == Unit.INTEGER || shape.unit() == Unit.DECIMAL) ->
              Wholes.rescaled(formula, scale);
          case ColumnType.Real _ when !shape.unit().isTime() ->
              Reals.of(formula, scope.where(), scope.name());
          case ColumnType.Text _ -> TemplateRules.single(formula, scope);
          case ColumnType.Json json ->
              Texts.requireJson(json, TemplateRules.single(formula, scope), scope);
          case ColumnType.Date _ -> TimeCoercion.toDate(formula, shape, scope);
          case ColumnType.Time _ -> TimeCoercion.toTimeOfDay(formula, shape, scope);
          case ColumnType.Timestamp(boolean zoned) ->
              TimeCoercion.toTimestamp(zoned, formula, shape, scope);
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
      throw misfit(GenerateMessage.VALUES_FROM.of(range(shape, scope)), type, scope);
    }
    return other;
  }

  private static Message range(Shape.Whole shape, ColumnScope scope) {
    try {
      return GenerateMessage.RANGE.of(
          CellText.number(shape.min(), shape.unit(), shape.scale(), scope.zone()),
          CellText.number(shape.max(), shape.unit(), shape.scale(), scope.zone()));
    } catch (DateTimeException e) {
      return GenerateMessage.BEYOND_DATES.of();
    }
  }

  private static Formula real(ColumnType type, Formula formula, ColumnScope scope) {
    return switch (type) {
      case ColumnType.Real _ -> formula;
      case ColumnType.Text _ -> joined(formula);
      case ColumnType.Numeric(int precision, int scale) when precision > 0 ->
          Reals.rounded(formula, Unit.DECIMAL, scale, limit(precision));
      case ColumnType.Numeric _ -> formula;
      case ColumnType.Int i -> Reals.rounded(formula, Unit.INTEGER, 0, i.max());
      case ColumnType.Bool _,
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
          throw misfit(GenerateMessage.FLOATING_POINT.of(), type, scope);
    };
  }

  private static Formula text(ColumnType type, Formula formula, ColumnScope scope) {
    return switch (type) {
      case ColumnType.Text _ -> Texts.requireStorable(formula, scope);
      case ColumnType.Json json -> Texts.requireJson(json, formula, scope);
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
          throw misfit(GenerateMessage.TEXT_PER_ROW.of(), type, scope);
    };
  }

  private static RuntimeException misfit(Message what, ColumnType type, ColumnScope scope) {
    return scope
        .where()
        .problem(GenerateMessage.MISFIT.of(what, type.sql()), GenerateMessage.CHANGE_RULE.of());
  }
}
