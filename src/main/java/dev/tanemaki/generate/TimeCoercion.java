package dev.tanemaki.generate;

import dev.tanemaki.schema.ColumnType;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.LongUnaryOperator;

/**
 * Between dates, times of day and timestamps with and without a zone: by way of the wall clock of
 * the plan's zone. What PostgreSQL does not convert is not converted here: {@code null}.
 */
final class TimeCoercion {

  private TimeCoercion() {}

  /** The entries as values of {@code type}; empty where its unit is none of these. */
  static Optional<Dictionary> dictionary(
      Dictionary.Numbers numbers, ColumnType type, ZoneOffset zone) {
    long offset = zone.getTotalSeconds() * Times.MICROS_PER_SECOND;
    LongUnaryOperator wall =
        switch (numbers.unit()) {
          case DATE -> v -> Math.multiplyExact(v, Times.MICROS_PER_DAY);
          case INSTANT -> v -> Math.addExact(v, offset);
          case WALL_CLOCK -> v -> v;
          case INTEGER, BOOLEAN, DECIMAL, TIME_OF_DAY, DURATION -> null;
        };
    if (wall == null) {
      return Optional.empty();
    }
    boolean timeless = numbers.unit() == Unit.DATE;
    return switch (type) {
      case ColumnType.Date _ ->
          Optional.of(
              mapped(numbers, Unit.DATE, wall, v -> Math.floorDiv(v, Times.MICROS_PER_DAY)));
      case ColumnType.Timestamp(boolean zoned) ->
          Optional.of(
              zoned
                  ? mapped(numbers, Unit.INSTANT, wall, v -> Math.subtractExact(v, offset))
                  : mapped(numbers, Unit.WALL_CLOCK, wall, v -> v));
      case ColumnType.Time _ when !timeless && !anyInfinite(numbers) ->
          Optional.of(
              mapped(numbers, Unit.TIME_OF_DAY, wall, v -> Math.floorMod(v, Times.MICROS_PER_DAY)));
      default -> Optional.empty();
    };
  }

  private static boolean anyInfinite(Dictionary.Numbers numbers) {
    for (int i = 0; i < numbers.size(); i++) {
      if (!numbers.isNull(i) && numbers.isInfinite(i)) {
        return true;
      }
    }
    return false;
  }

  private static Dictionary mapped(
      Dictionary.Numbers from, Unit unit, LongUnaryOperator wall, LongUnaryOperator to) {
    long[] values = new long[from.size()];
    for (int i = 0; i < values.length; i++) {
      long value = from.values()[i];
      values[i] =
          from.isNull(i) || from.isInfinite(i) ? value : to.applyAsLong(wall.applyAsLong(value));
    }
    return new Dictionary.Numbers(values, unit, 0, from.nulls());
  }

  static Formula toDate(Formula formula, Shape.Whole shape, ColumnScope scope) {
    Formula wall = toWallClock(formula, shape, scope);
    return wall == null ? null : divided(wall, Times.MICROS_PER_DAY, Unit.DATE);
  }

  static Formula toTimeOfDay(Formula formula, Shape.Whole shape, ColumnScope scope) {
    Formula wall = toWallClock(formula, shape, scope);
    return wall == null ? null : remainder(wall, Times.MICROS_PER_DAY, Unit.TIME_OF_DAY);
  }

  static Formula toTimestamp(boolean zoned, Formula formula, Shape.Whole shape, ColumnScope scope) {
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
        new Shape.Whole(
            unit,
            0,
            Math.addExact(shape.min(), by),
            Math.addExact(shape.max(), by),
            shape.nullable()),
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
        new Shape.Whole(
            unit,
            0,
            Math.multiplyExact(s.min(), by),
            Math.multiplyExact(s.max(), by),
            s.nullable()),
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
}
