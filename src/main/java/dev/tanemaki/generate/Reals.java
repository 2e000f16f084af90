package dev.tanemaki.generate;

import java.util.Arrays;

/** Views of a formula as floating point numbers. */
final class Reals {

  private Reals() {}

  static Formula of(Formula formula, Where where, String operand) {
    boolean real =
        formula.shape() instanceof Shape.Real
            || (formula.shape() instanceof Shape.Coded(Dictionary dictionary)
                && dictionary instanceof Dictionary.Reals);
    if (formula instanceof Formula.Coded(Picker picker, Dictionary.Words words)) {
      return new Formula.Coded(picker, reals(words, where, operand));
    }
    return real ? formula : fromWhole(Wholes.numeric(formula, where, operand));
  }

  private static Dictionary reals(Dictionary.Words words, Where where, String operand) {
    double[] values = new double[words.size()];
    for (int i = 0; i < values.length; i++) {
      if (!words.isNull(i)) {
        try {
          values[i] = NumericLiterals.real(words.word(i));
        } catch (NumberFormatException e) {
          throw Wholes.notANumber(where, operand);
        }
      }
    }
    return new Dictionary.Reals(values, Literals.nulls(words.words()));
  }

  private static Formula fromWhole(Formula formula) {
    Shape.Whole shape = Wholes.shapeOf(formula);
    double unit = Math.pow(10, shape.scale());
    if (formula instanceof Formula.Coded(Picker picker, Dictionary.Numbers numbers)) {
      return new Formula.Coded(
          picker,
          new Dictionary.Reals(
              Arrays.stream(numbers.values()).mapToDouble(v -> v / unit).toArray(),
              numbers.nulls()));
    }
    return new Formula.Computed(
        new Shape.Real(shape.nullable()),
        binder -> {
          Vector.Longs source = Wholes.longs(formula, binder);
          long[] values = source.values();
          double[] out = binder.doubles();
          binder.add(
              n -> {
                for (int i = 0; i < n; i++) {
                  out[i] = values[i] / unit;
                }
              });
          return new Vector.Doubles(out, source.nulls());
        });
  }

  static Vector.Doubles doubles(Formula formula, Binder binder) {
    return switch (binder.vector(formula)) {
      case Vector.Doubles doubles -> doubles;
      case Vector.Codes(int[] codes, Dictionary.Reals reals) -> {
        double[] values = reals.values();
        double[] out = binder.doubles();
        binder.add(
            n -> {
              for (int i = 0; i < n; i++) {
                out[i] = values[codes[i]];
              }
            });
        yield new Vector.Doubles(out, Nulls.maskOf(binder.vector(formula), binder));
      }
      case Vector other -> throw new IllegalStateException("not floating point: " + other);
    };
  }

  /**
   * Rounded to whole units of 10^-scale. What lies beyond {@code limit} on either side is that
   * limit: the rule's own bounds keep far from it.
   */
  static Formula rounded(Formula real, Unit unit, int scale, long limit) {
    double factor = Math.pow(10, scale);
    return new Formula.Computed(
        new Shape.Whole(unit, scale, -limit, limit, real.shape().nullable()),
        binder -> {
          Vector.Doubles source = doubles(real, binder);
          double[] values = source.values();
          long[] out = binder.longs();
          binder.add(
              n -> {
                for (int i = 0; i < n; i++) {
                  long value = (long) Math.rint(values[i] * factor);
                  out[i] = Math.max(-limit, Math.min(limit, value));
                }
              });
          return new Vector.Longs(out, unit, scale, source.nulls());
        });
  }
}
