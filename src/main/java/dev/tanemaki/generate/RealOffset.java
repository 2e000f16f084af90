package dev.tanemaki.generate;

import dev.tanemaki.generate.sampling.Mix;
import dev.tanemaki.generate.sampling.QuantileTable;
import dev.tanemaki.plan.Rule;
import java.util.Arrays;

/** An offset from, or into, a column of floating point numbers. */
final class RealOffset {

  private RealOffset() {}

  static Formula of(Formula source, Rule.Offset rule, ColumnScope scope) {
    QuantileTable table;
    try {
      table = Distributions.truncated(rule.by()).table();
    } catch (IllegalArgumentException e) {
      throw scope.where().problem(e.getMessage(), "correct the distribution");
    }
    long stream = scope.stream(ColumnScope.VALUE);
    Formula from = Reals.of(source, scope.where(), rule.from());
    return new Formula.Computed(
        new Shape.Real(from.shape().nullable()),
        binder -> {
          Vector.Doubles base = Reals.doubles(from, binder);
          double[] values = base.values();
          double[] out = binder.doubles();
          long[] index = binder.rows();
          binder.add(
              n -> {
                for (int i = 0; i < n; i++) {
                  out[i] = values[i] + table.at(Mix.cell(stream, index[i]));
                }
              });
          return new Vector.Doubles(out, base.nulls());
        });
  }

  /** Views of a formula as floating point numbers. */
  static final class Reals {

    private Reals() {}

    static Formula of(Formula formula, Where where, String operand) {
      boolean real =
          formula.shape() instanceof Shape.Real
              || (formula.shape() instanceof Shape.Coded(Dictionary dictionary)
                  && dictionary instanceof Dictionary.Reals);
      return real ? formula : fromWhole(Wholes.numeric(formula, where, operand));
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
  }
}
