package dev.tanemaki.generate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Views of a formula as whole numbers, for rules that compute with another column. */
final class Wholes {

  private Wholes() {}

  /** The shape if values are whole numbers or decimals or times, coded or not; else null. */
  static Shape.Whole shapeOf(Formula formula) {
    return switch (formula.shape()) {
      case Shape.Whole whole -> whole;
      case Shape.Coded(Dictionary.Numbers numbers) -> shapeOf(numbers);
      case Shape.Coded _, Shape.Real _, Shape.Uuid _, Shape.Text _, Shape.Array _ -> null;
    };
  }

  static Shape.Whole shapeOf(Dictionary.Numbers numbers) {
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    for (int i = 0; i < numbers.size(); i++) {
      if (!numbers.isNull(i)) {
        min = Math.min(min, numbers.values()[i]);
        max = Math.max(max, numbers.values()[i]);
      }
    }
    boolean empty = min > max;
    return new Shape.Whole(
        numbers.unit(), numbers.scale(), empty ? 0 : min, empty ? 0 : max, numbers.nullable());
  }

  /** Numbers as they are, words read as numbers; a problem for anything else. */
  static Formula numeric(Formula formula, Where where, String operand) {
    if (shapeOf(formula) != null) {
      return formula;
    }
    if (formula instanceof Formula.Coded(Picker picker, Dictionary.Words words)) {
      try {
        return new Formula.Coded(picker, decimals(words.words()));
      } catch (NumberFormatException e) {
        throw notANumber(where, operand);
      }
    }
    throw notANumber(where, operand);
  }

  /** Whether longs hold all numbers of the shape at another scale. */
  static boolean rescalable(Shape.Whole shape, int scale) {
    try {
      rescaled(shape.min(), shape.scale(), scale);
      rescaled(shape.max(), shape.scale(), scale);
      return true;
    } catch (ArithmeticException e) {
      return false;
    }
  }

  /** The same numbers at another scale, rounded half up where digits are lost. */
  static Formula rescaled(Formula formula, int scale) {
    Shape.Whole shape = shapeOf(formula);
    if (shape.scale() == scale) {
      return formula;
    }
    Unit unit = scale == 0 && shape.unit() == Unit.DECIMAL ? Unit.INTEGER : Unit.DECIMAL;
    if (formula instanceof Formula.Coded(Picker picker, Dictionary.Numbers numbers)) {
      long[] values = new long[numbers.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = rescaled(numbers.values()[i], shape.scale(), scale);
      }
      return new Formula.Coded(
          picker, new Dictionary.Numbers(values, unit, scale, numbers.nulls()));
    }
    var target =
        new Shape.Whole(
            unit,
            scale,
            rescaled(shape.min(), shape.scale(), scale),
            rescaled(shape.max(), shape.scale(), scale),
            shape.nullable());
    int up = scale - shape.scale();
    long factor = BigDecimal.TEN.pow(Math.abs(up)).longValueExact();
    return new Formula.Computed(
        target,
        binder -> {
          var from = (Vector.Longs) binder.vector(formula);
          long[] source = from.values();
          long[] out = binder.longs();
          binder.add(
              up > 0
                  ? n -> {
                    for (int i = 0; i < n; i++) {
                      out[i] = source[i] * factor;
                    }
                  }
                  : n -> {
                    for (int i = 0; i < n; i++) {
                      long v = source[i];
                      out[i] = (v + (v < 0 ? -factor / 2 : factor / 2)) / factor;
                    }
                  });
          return new Vector.Longs(out, unit, scale, from.nulls());
        });
  }

  /** Binds a formula with a whole shape to an array of longs. */
  static Vector.Longs longs(Formula formula, Binder binder) {
    Vector vector = binder.vector(formula);
    if (vector instanceof Vector.Longs longs) {
      return longs;
    }
    if (vector instanceof Vector.Codes(int[] codes, Dictionary.Numbers numbers)) {
      long[] values = numbers.values();
      long[] out = binder.longs();
      binder.add(
          n -> {
            for (int i = 0; i < n; i++) {
              out[i] = values[codes[i]];
            }
          });
      return new Vector.Longs(out, numbers.unit(), numbers.scale(), Nulls.maskOf(vector, binder));
    }
    throw new IllegalStateException("not whole numbers: " + formula.shape());
  }

  /** Numbers of a common scale; {@code null} for null. */
  static Dictionary.Numbers decimals(List<String> texts) {
    int scale = 0;
    for (String text : texts) {
      scale = text == null ? scale : Math.max(scale, NumericLiterals.parse(text).scale());
    }
    long[] values = new long[texts.size()];
    boolean[] nulls = Literals.nulls(texts);
    for (int i = 0; i < values.length; i++) {
      if (texts.get(i) != null) {
        try {
          values[i] =
              NumericLiterals.parse(texts.get(i))
                  .setScale(scale, RoundingMode.UNNECESSARY)
                  .unscaledValue()
                  .longValueExact();
        } catch (ArithmeticException e) {
          throw new NumberFormatException(texts.get(i));
        }
      }
    }
    return new Dictionary.Numbers(values, scale == 0 ? Unit.INTEGER : Unit.DECIMAL, scale, nulls);
  }

  private static long rescaled(long value, int from, int to) {
    return BigDecimal.valueOf(value, from)
        .setScale(to, RoundingMode.HALF_UP)
        .unscaledValue()
        .longValueExact();
  }

  static RuntimeException notANumber(Where where, String operand) {
    return where.problem(GenerateMessage.NO_NUMBER.of(operand), GenerateMessage.NAME_NUMBERS.of());
  }
}
