package dev.tanemaki.generate;

import dev.tanemaki.generate.sampling.AliasTable;
import dev.tanemaki.generate.sampling.Mix;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.schema.ColumnType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Instants between two offsets from the plan's reference, weighted by weekday, month and hour, and
 * by how far the range has grown there. Time is cut into cells, one per hour (or per precision, if
 * that is longer); an alias table draws the cell, and every multiple of the precision inside it is
 * alike. A cell that the range cuts weighs what is left of it.
 */
final class CalendarRule {

  private CalendarRule() {}

  static Formula of(Rule.Calendar rule, ColumnScope scope) {
    long offset = scope.zone().getTotalSeconds() * Times.MICROS_PER_SECOND;
    Instant reference = scope.table().plan().reference();
    // Wall clock of the reference's zone: days and hours are whole there.
    long from = Times.micros(reference.plus(rule.from())) + offset;
    long to = Times.micros(reference.plus(rule.to())) + offset;
    long precision = precision(rule, scope);
    long width = Math.max(Times.MICROS_PER_HOUR, precision);
    if (width % precision != 0) {
      throw scope
          .where()
          .problem(
              GenerateMessage.PRECISION.of(rule.precision()), GenerateMessage.USE_PRECISION.of());
    }
    long firstCell = Math.floorDiv(from, width);
    long cells = Math.ceilDiv(to, width) - firstCell;
    if (cells < 1 || cells > AliasTable.MAX_SIZE) {
      throw scope
          .where()
          .problem(
              (cells < 1 ? GenerateMessage.EMPTY_RANGE : GenerateMessage.RANGE_TOO_LONG).of(),
              GenerateMessage.FROM_BEFORE_TO.of());
    }
    double[] weights = new double[(int) cells];
    long[] starts = new long[(int) cells];
    int[] counts = new int[(int) cells];
    for (int i = 0; i < cells; i++) {
      long begin = (firstCell + i) * width;
      long first = Math.ceilDiv(Math.max(begin, from), precision);
      long end = Math.ceilDiv(Math.min(begin + width, to), precision);
      counts[i] = Math.toIntExact(Math.max(0, end - first));
      starts[i] = first * precision - offset;
      double share = (begin + width / 2.0 - from) / (to - from);
      weights[i] =
          counts[i] * (double) precision / width * weight(begin, width, rule) * rule.weight(share);
    }
    AliasTable table;
    try {
      table = AliasTable.of(weights);
    } catch (IllegalArgumentException e) {
      throw scope
          .where()
          .problem(GenerateMessage.NO_HOUR.of(), GenerateMessage.GIVE_HOUR_WEIGHT.of());
    }
    return instants(table, starts, counts, precision, offset, scope);
  }

  private static Formula instants(
      AliasTable table,
      long[] starts,
      int[] counts,
      long precision,
      long offset,
      ColumnScope scope) {
    boolean wallClock = !zoned(scope);
    if (wallClock) {
      Arrays.setAll(starts, i -> starts[i] + offset);
    }
    Unit unit = wallClock ? Unit.WALL_CLOCK : Unit.INSTANT;
    long last = starts[starts.length - 1] + Math.max(0, counts[counts.length - 1] - 1) * precision;
    long cellStream = scope.stream(ColumnScope.VALUE);
    long stream = scope.stream(ColumnScope.WITHIN_CHOICE);
    return new Formula.Computed(
        new Shape.Whole(unit, 0, starts[0], Math.max(last, starts[0]), false),
        binder -> {
          long[] index = binder.rows();
          long[] out = binder.longs();
          int[] drawn = binder.ints();
          long[] scratch = binder.scratch();
          binder.add(
              n -> {
                Mix.cells(cellStream, index, n, out);
                table.pick(out, n, drawn, scratch);
                Mix.cells(stream, index, n, out);
                for (int i = 0; i < n; i++) {
                  int cell = drawn[i];
                  long within = Mix.below(out[i], counts[cell]);
                  out[i] = starts[cell] + within * precision;
                }
              });
          return new Vector.Longs(out, unit, 0, null);
        });
  }

  private static boolean zoned(ColumnScope scope) {
    return switch (scope.type().orElse(null)) {
      case ColumnType.Timestamp(boolean zoned) -> zoned;
      case ColumnType.Date _, ColumnType.Time _ -> false;
      case null, default -> true;
    };
  }

  private static long precision(Rule.Calendar rule, ColumnScope scope) {
    long micros = Times.micros(rule.precision());
    if (scope.type().orElse(null) instanceof ColumnType.Date) {
      return Math.max(micros, Times.MICROS_PER_DAY);
    }
    return Math.max(1, micros);
  }

  private static double weight(long begin, long width, Rule.Calendar rule) {
    var day = LocalDate.ofEpochDay(Math.floorDiv(begin, Times.MICROS_PER_DAY));
    double byDay = rule.weight(day);
    if (width > Times.MICROS_PER_HOUR) {
      return byDay;
    }
    int hour = (int) (Math.floorMod(begin, Times.MICROS_PER_DAY) / Times.MICROS_PER_HOUR);
    return byDay * (rule.hours().isEmpty() ? 1 : rule.hours().getOrDefault(hour, 0.0));
  }
}
