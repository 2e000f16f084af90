package dev.tanemaki.generate;

import dev.tanemaki.generate.sampling.Mix;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.schema.ColumnType;
import java.util.Arrays;
import java.util.List;

/** Rules of numbers that depend on a choice or on other columns: bands, between, offset. */
final class RangeRules {

  private RangeRules() {}

  /** A band by weight, then a multiple of the step within it. */
  static Slot bands(Rule.Bands rule, ColumnScope scope) {
    List<Rule.Band> bands = rule.bands();
    double[] numbers =
        bands.stream()
            .flatMapToDouble(b -> java.util.stream.DoubleStream.of(b.low(), b.high()))
            .toArray();
    boolean whole =
        switch (scope.type().orElse(null)) {
          case ColumnType.Int _ -> true;
          case ColumnType.Numeric _, ColumnType.Real _ -> false;
          case null, default ->
              NumberRules.digits(numbers) == 0 && rule.step() == Math.rint(rule.step());
        };
    int scale =
        scope.type().orElse(null) instanceof ColumnType.Numeric(int precision, int s)
                && precision > 0
            ? s
            : whole ? 0 : Math.max(6, NumberRules.digits(numbers));
    long step = rule.step() > 0 ? Distributions.scaled(rule.step(), scale) : 1;
    long[] lows = new long[bands.size() + 1];
    long[] highs = new long[bands.size() + 1];
    long[] firsts = new long[bands.size() + 1];
    long[] counts = new long[bands.size() + 1];
    for (int i = 0; i < bands.size(); i++) {
      lows[i] = Distributions.scaled(bands.get(i).low(), scale);
      highs[i] = Distributions.scaled(bands.get(i).high(), scale);
      long span = highs[i] - lows[i];
      long first = Math.ceilDiv(lows[i], step);
      long last = whole ? Math.floorDiv(highs[i], step) : Math.ceilDiv(highs[i], step) - 1;
      // A band of one value has that value, whatever the step.
      firsts[i] = span == 0 ? lows[i] : first * step;
      counts[i] = span == 0 ? 1 : last - first + 1;
      if (span > 0 && counts[i] < 1 && bands.get(i).weight() > 0) {
        throw scope
            .where()
            .problem(
                GenerateMessage.BAND_WITHOUT_STEP.of(Choice.Band.wordsOf(bands.get(i))),
                GenerateMessage.WIDEN_BAND.of());
      }
      if (span < 0) {
        throw scope
            .where()
            .problem(
                GenerateMessage.BAND_DOWN.of(bands.get(i).low(), bands.get(i).high()),
                GenerateMessage.LOWER_FIRST.of());
      }
    }
    Picker picker =
        scope.nulled(
            ChoiceRules.byWeight(bands.stream().mapToDouble(Rule.Band::weight).toArray(), scope));
    Unit unit = scale == 0 ? Unit.INTEGER : Unit.DECIMAL;
    var shape =
        new Shape.Whole(
            unit,
            scale,
            Arrays.stream(lows).limit(bands.size()).min().orElse(0),
            Arrays.stream(highs).limit(bands.size()).max().orElse(0),
            picker.nullable());
    Formula value = inBand(picker, firsts, counts, step, shape, scope);
    return new Slot(value, new Choice.Band(picker, bands, lows, highs, unit, scale));
  }

  private static Formula inBand(
      Picker picker,
      long[] firsts,
      long[] counts,
      long step,
      Shape.Whole shape,
      ColumnScope scope) {
    long stream = scope.stream(ColumnScope.WITHIN_CHOICE);
    var formula =
        new Formula.Computed(
            shape.withNullable(false),
            binder -> {
              int[] codes = binder.codes(picker);
              long[] index = binder.rows();
              long[] out = binder.longs();
              binder.add(
                  n -> {
                    Mix.cells(stream, index, n, out);
                    for (int i = 0; i < n; i++) {
                      int band = codes[i];
                      out[i] = firsts[band] + step * Mix.below(out[i], counts[band]);
                    }
                  });
              return new Vector.Longs(out, shape.unit(), shape.scale(), null);
            });
    return picker.nullable() ? Nulls.where(formula, picker) : formula;
  }

  /** Multiples of a step between two bounds that other columns may set. */
  static Formula between(Rule.Between rule, ColumnScope scope) {
    Formula low = bound(rule.low(), scope);
    Formula high = bound(rule.high(), scope);
    Shape.Whole lowShape = Wholes.shapeOf(low);
    Shape.Whole highShape = Wholes.shapeOf(high);
    boolean time = lowShape.unit().isTime();
    if (time != highShape.unit().isTime() || (time && lowShape.unit() != highShape.unit())) {
      throw scope
          .where()
          .problem(
              GenerateMessage.BOUNDS_DIFFER.of(rule.low(), rule.high()),
              GenerateMessage.SAME_KIND.of());
    }
    int scale = 0;
    if (!time) {
      scale =
          scope.type().orElse(null) instanceof ColumnType.Numeric(int precision, int s)
                  && precision > 0
              ? s
              : scope.type().orElse(null) instanceof ColumnType.Int
                  ? 0
                  : Math.max(
                      NumberRules.digits(rule.step()),
                      Math.max(lowShape.scale(), highShape.scale()));
      low = Wholes.rescaled(low, scale);
      high = Wholes.rescaled(high, scale);
    }
    long step =
        time
            ? lowShape.unit() == Unit.DATE
                ? Math.max(1, (long) rule.step())
                : rule.step() > 0
                    ? (long) (rule.step() * Times.MICROS_PER_SECOND)
                    : Times.MICROS_PER_SECOND
            : rule.step() > 0 ? Distributions.scaled(rule.step(), scale) : 1;
    return between(low, high, Math.max(1, step), scope);
  }

  private static Formula between(Formula low, Formula high, long step, ColumnScope scope) {
    Shape.Whole lowShape = Wholes.shapeOf(low);
    Shape.Whole highShape = Wholes.shapeOf(high);
    Unit unit = lowShape.unit();
    int scale = lowShape.scale();
    long stream = scope.stream(ColumnScope.VALUE);
    // Rows count the values between their bounds: that must not overflow.
    Math.addExact(Math.subtractExact(highShape.max(), lowShape.min()), 1);
    var shape =
        new Shape.Whole(
            unit,
            scale,
            lowShape.min(),
            Math.max(lowShape.max(), highShape.max()),
            lowShape.nullable() || highShape.nullable());
    return new Formula.Computed(
        shape,
        binder -> {
          Vector.Longs from = Wholes.longs(low, binder);
          Vector.Longs to = Wholes.longs(high, binder);
          boolean[] nulls = Nulls.union(Arrays.asList(from.nulls(), to.nulls()), binder);
          long[] lows = from.values();
          long[] highs = to.values();
          long[] index = binder.rows();
          long[] out = binder.longs();
          if (step == 1) {
            binder.add(
                n -> {
                  Mix.cells(stream, index, n, out);
                  for (int i = 0; i < n; i++) {
                    long count = Math.max(1, highs[i] - lows[i] + 1);
                    out[i] = lows[i] + Mix.below(out[i], count);
                  }
                });
          } else {
            binder.add(
                n -> {
                  Mix.cells(stream, index, n, out);
                  for (int i = 0; i < n; i++) {
                    long first = Math.ceilDiv(lows[i], step);
                    long last = Math.floorDiv(highs[i], step);
                    long picked = first + Mix.below(out[i], Math.max(1, last - first + 1));
                    out[i] = last < first ? lows[i] : picked * step;
                  }
                });
          }
          return new Vector.Longs(out, unit, scale, nulls);
        });
  }

  /** A number, a time, or the name of a column. */
  private static Formula bound(String text, ColumnScope scope) {
    if (scope.table().columns().has(text)) {
      return Wholes.numeric(scope.operand(text), scope.where(), text);
    }
    try {
      NumericLiterals.parse(text);
      return new Formula.Coded(Picker.single(), Wholes.decimals(List.of(text)));
    } catch (NumberFormatException e) {
      if (scope.type().orElse(null) instanceof ColumnType.Date
          || scope.type().orElse(null) instanceof ColumnType.Timestamp
          || scope.type().orElse(null) instanceof ColumnType.Time) {
        return new Formula.Coded(
            Picker.single(),
            scope.literals().parse(List.of(text), scope.type().get(), scope.where()));
      }
      return Wholes.numeric(scope.operand(text), scope.where(), text);
    }
  }

  /** Another column plus a drawn amount. */
  static Formula offset(Rule.Offset rule, ColumnScope scope) {
    Formula source = scope.operand(rule.from());
    if (source.shape() instanceof Shape.Real
        || (source.shape() instanceof Shape.Coded(Dictionary dictionary)
            && dictionary instanceof Dictionary.Reals)) {
      return RealOffset.of(source, rule, scope);
    }
    Formula from = Wholes.numeric(source, scope.where(), rule.from());
    Shape.Whole shape = Wholes.shapeOf(from);
    if (shape.unit().isTime()) {
      long unit = timeUnit(rule, shape, scope);
      LongSampler sampler = NumberRules.sampler(rule.by(), 0, 0, scope);
      return plus(from, sampler, unit, scope);
    }
    if (scope.type().orElse(null) instanceof ColumnType.Real) {
      return RealOffset.of(source, rule, scope);
    }
    int scale =
        switch (scope.type().orElse(null)) {
          case ColumnType.Numeric(int precision, int s) when precision > 0 -> s;
          case ColumnType.Int _ -> 0;
          case null, default -> shape.scale();
        };
    return plus(
        Wholes.rescaled(from, scale), NumberRules.sampler(rule.by(), scale, 0, scope), 1, scope);
  }

  private static long timeUnit(Rule.Offset rule, Shape.Whole shape, ColumnScope scope) {
    long micros =
        rule.unit()
            .map(Times::micros)
            .orElse(shape.unit() == Unit.DATE ? Times.MICROS_PER_DAY : Times.MICROS_PER_SECOND);
    if (shape.unit() != Unit.DATE) {
      return micros;
    }
    if (micros % Times.MICROS_PER_DAY != 0) {
      throw scope
          .where()
          .problem(GenerateMessage.NO_WHOLE_DAYS.of(rule.from()), GenerateMessage.USE_DAYS.of());
    }
    return micros / Times.MICROS_PER_DAY;
  }

  private static Formula plus(Formula from, LongSampler by, long unit, ColumnScope scope) {
    Shape.Whole shape = Wholes.shapeOf(from);
    long stream = scope.stream(ColumnScope.VALUE);
    return new Formula.Computed(
        new Shape.Whole(
            shape.unit(),
            shape.scale(),
            Math.addExact(shape.min(), Math.multiplyExact(by.min(), unit)),
            Math.addExact(shape.max(), Math.multiplyExact(by.max(), unit)),
            shape.nullable()),
        binder -> {
          Vector.Longs source = Wholes.longs(from, binder);
          long[] base = source.values();
          long[] out = binder.longs();
          long[] index = binder.rows();
          binder.add(n -> by.fill(stream, index, n, out));
          binder.add(
              n -> {
                for (int i = 0; i < n; i++) {
                  out[i] = base[i] + out[i] * unit;
                }
              });
          return new Vector.Longs(out, shape.unit(), shape.scale(), source.nulls());
        });
  }
}
