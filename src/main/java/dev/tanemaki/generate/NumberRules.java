package dev.tanemaki.generate;

import dev.tanemaki.generate.sampling.DrawException;
import dev.tanemaki.generate.sampling.Mix;
import dev.tanemaki.generate.sampling.Permutation;
import dev.tanemaki.generate.sampling.QuantileTable;
import dev.tanemaki.plan.Distribution;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.schema.ColumnType;
import java.math.BigDecimal;
import java.util.stream.DoubleStream;

/** Rules that make a number of their own: sequences, draws, and distances for offsets. */
final class NumberRules {

  /** Digits after the point of a drawn numeric whose type names no scale. */
  private static final int DEFAULT_SCALE = 2;

  /** With fewer digits after the point than these, a numeric that has more would look rounded. */
  private static final int LEAST_SCALE = 6;

  private NumberRules() {}

  static Formula sequence(Rule.Sequence rule, ColumnScope scope) {
    long rows = scope.table().rows();
    long start = rule.start();
    long step = rule.step();
    if (scope.type().orElse(null) instanceof ColumnType.Uuid) {
      return uuids(scope);
    }
    long last;
    try {
      last = Math.addExact(start, Math.multiplyExact(step, Math.max(rows - 1, 0)));
    } catch (ArithmeticException e) {
      throw scope
          .where()
          .problem(GenerateMessage.LAST_BEYOND_64_BITS.of(), GenerateMessage.LOWER_SEQUENCE.of());
    }
    var shape =
        new Shape.Whole(Unit.INTEGER, 0, Math.min(start, last), Math.max(start, last), false);
    var order = new Permutation(Math.max(rows, 1), scope.stream(ColumnScope.VALUE));
    boolean shuffled = rule.shuffled();
    return new Formula.Computed(
        shape,
        binder -> {
          long[] out = binder.longs();
          long[] index = binder.rows();
          binder.add(
              shuffled
                  ? n -> {
                    for (int i = 0; i < n; i++) {
                      out[i] = start + step * order.at(index[i]);
                    }
                  }
                  : n -> {
                    for (int i = 0; i < n; i++) {
                      out[i] = start + step * index[i];
                    }
                  });
          return new Vector.Longs(out, Unit.INTEGER, 0, null);
        });
  }

  /**
   * Version 4 UUIDs: 122 bits of two independent mixes of the row index, so that two of 10^12 rows
   * are alike with a probability of 10^-13.
   */
  private static Formula uuids(ColumnScope scope) {
    long highStream = scope.stream(ColumnScope.VALUE);
    long lowStream = scope.stream(ColumnScope.WITHIN_CHOICE);
    return new Formula.Computed(
        new Shape.Uuid(false),
        binder -> {
          long[] high = binder.longs();
          long[] low = binder.longs();
          long[] index = binder.rows();
          binder.add(
              n -> {
                Mix.cells(highStream, index, n, high);
                Mix.cells(lowStream, index, n, low);
                for (int i = 0; i < n; i++) {
                  high[i] = (high[i] & ~0xF000L) | 0x4000L;
                  low[i] = (low[i] & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
                }
              });
          return new Vector.Uuids(high, low, null);
        });
  }

  static Formula draw(Rule.Draw rule, ColumnScope scope) {
    Distribution distribution = rule.distribution();
    if (scope.type().orElse(null) instanceof ColumnType.Bool
        || scope.type().orElse(null) instanceof ColumnType.Uuid) {
      throw scope
          .where()
          .problem(
              GenerateMessage.DRAWN_NUMBER.of(scope.type().get().sql()),
              GenerateMessage.USE_WEIGHTS.of());
    }
    if (scope.type().orElse(null) instanceof ColumnType.Real
        || (scope.type().isEmpty() && rule.step() == 0 && !integral(distribution))) {
      return reals(distribution, rule.step(), scope);
    }
    int scale = fittingScale(scaleOf(scope, rule.step(), distribution), rule);
    Unit unit = unitOf(scope, scale);
    LongSampler sampler = sampler(distribution, scale, rule.step(), scope);
    if (scope.type().orElse(null) instanceof ColumnType.Time
        || scope.type().orElse(null) instanceof ColumnType.Interval) {
      return wholes(sampler, unit, 0, Times.MICROS_PER_SECOND, scope);
    }
    return wholes(sampler, unit, scale, 1, scope);
  }

  private static Formula wholes(
      LongSampler sampler, Unit unit, int scale, long factor, ColumnScope scope) {
    long stream = scope.stream(ColumnScope.VALUE);
    var shape =
        new Shape.Whole(
            unit,
            scale,
            Math.multiplyExact(sampler.min(), factor),
            Math.multiplyExact(sampler.max(), factor),
            false);
    return new Formula.Computed(
        shape,
        binder -> {
          long[] out = binder.longs();
          long[] index = binder.rows();
          binder.add(n -> sampler.fill(stream, index, n, out));
          if (factor != 1) {
            binder.add(
                n -> {
                  for (int i = 0; i < n; i++) {
                    out[i] *= factor;
                  }
                });
          }
          return new Vector.Longs(out, unit, scale, null);
        });
  }

  private static Formula reals(Distribution distribution, double step, ColumnScope scope) {
    if (distribution instanceof Distribution.Zipf) {
      return wholes(sampler(distribution, 0, step, scope), Unit.INTEGER, 0, 1, scope);
    }
    QuantileTable table;
    try {
      table = Distributions.truncated(distribution).table();
    } catch (IllegalArgumentException e) {
      throw scope
          .where()
          .problem(DrawException.words(e), GenerateMessage.CORRECT_DISTRIBUTION.of());
    }
    long stream = scope.stream(ColumnScope.VALUE);
    Steps steps = Steps.of(step, table, scope);
    return new Formula.Computed(
        new Shape.Real(false),
        binder -> {
          double[] out = binder.doubles();
          long[] index = binder.rows();
          long[] random = binder.random();
          binder.add(
              n -> {
                Mix.cells(stream, index, n, random);
                for (int i = 0; i < n; i++) {
                  out[i] = table.at(random[i]);
                }
              });
          if (step > 0) {
            binder.add(n -> steps.round(out, n));
          }
          return new Vector.Doubles(out, null);
        });
  }

  /**
   * Multiples of a step between the ends of a shape.
   *
   * @param parts steps to a unit where that is a whole number, for 3 / 10 is 0.3 and 3 × 0.1 is
   *     not; else 0
   */
  private record Steps(double step, double parts, double lowest, double highest) {

    static Steps of(double step, QuantileTable table, ColumnScope scope) {
      double parts = Math.abs(1 / step - Math.rint(1 / step)) < 1e-9 ? Math.rint(1 / step) : 0;
      double lowest = Math.ceil(table.min() / step - 1e-9);
      double highest = Math.floor(table.max() / step + 1e-9);
      if (step > 0 && lowest > highest) {
        throw scope
            .where()
            .problem(GenerateMessage.NO_MULTIPLE.of(), GenerateMessage.SMALLER_STEP.of());
      }
      return new Steps(step, parts, lowest, highest);
    }

    void round(double[] values, int n) {
      for (int i = 0; i < n; i++) {
        double count = Math.max(lowest, Math.min(highest, Math.rint(values[i] / step)));
        values[i] = parts > 0 ? count / parts : count * step;
      }
    }
  }

  /** As many decimals as longs can hold of these values; a numeric may have more. */
  private static int fittingScale(int wanted, Rule.Draw rule) {
    int least = Math.min(wanted, Math.max(LEAST_SCALE, digits(rule.step())));
    for (int scale = wanted; scale > least; scale--) {
      try {
        Distributions.whole(rule.distribution(), scale, rule.step());
        return scale;
      } catch (ArithmeticException e) {
        // One decimal less, then.
      } catch (IllegalArgumentException e) {
        return scale;
      }
    }
    return least;
  }

  /** A sampler of whole numbers in units of 10^-scale; a problem where it cannot be made. */
  static LongSampler sampler(Distribution distribution, int scale, double step, ColumnScope scope) {
    try {
      return Distributions.whole(distribution, scale, step);
    } catch (IllegalArgumentException e) {
      throw scope
          .where()
          .problem(DrawException.words(e), GenerateMessage.CORRECT_DISTRIBUTION.of());
    } catch (ArithmeticException e) {
      throw scope
          .where()
          .problem(GenerateMessage.BEYOND_64_BITS.of(), GenerateMessage.NARROW_DISTRIBUTION.of());
    }
  }

  /** The digits after the point that a rule's numbers have in this column. */
  static int scaleOf(ColumnScope scope, double step, Distribution distribution) {
    return switch (scope.type().orElse(null)) {
      case ColumnType.Numeric(int precision, int scale) when precision > 0 -> scale;
      case ColumnType.Numeric _ -> step > 0 ? digits(step) : DEFAULT_SCALE;
      case null -> step > 0 ? digits(step) : 0;
      case ColumnType.Text _ ->
          step > 0 ? digits(step) : integral(distribution) ? 0 : DEFAULT_SCALE;
      default -> 0;
    };
  }

  static Unit unitOf(ColumnScope scope, int scale) {
    return switch (scope.type().orElse(null)) {
      case ColumnType.Time _ -> Unit.TIME_OF_DAY;
      case ColumnType.Interval _ -> Unit.DURATION;
      case null, default -> scale == 0 ? Unit.INTEGER : Unit.DECIMAL;
    };
  }

  /** The most digits after the point that any of these numbers is written with. */
  static int digits(double... numbers) {
    return DoubleStream.of(numbers)
        .mapToInt(d -> Math.max(0, BigDecimal.valueOf(d).stripTrailingZeros().scale()))
        .max()
        .orElse(0);
  }

  private static boolean integral(Distribution distribution) {
    return switch (distribution) {
      case Distribution.Uniform(double min, double max) ->
          min == Math.rint(min) && max == Math.rint(max);
      case Distribution.Zipf _ -> true;
      case Distribution.Normal _,
          Distribution.LogNormal _,
          Distribution.Exponential _,
          Distribution.Beta _ ->
          false;
    };
  }
}
