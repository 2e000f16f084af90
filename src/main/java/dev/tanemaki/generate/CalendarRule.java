package dev.tanemaki.generate;

import dev.tanemaki.generate.sampling.AliasTable;
import dev.tanemaki.generate.sampling.Mix;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.schema.ColumnType;
import java.time.LocalDateTime;

/**
 * Instants shaped by the calendar: the range is cut into hours of the reference's zone (days for
 * dates), one is drawn by its weight, then a multiple of the precision within it.
 */
final class CalendarRule {

  private CalendarRule() {}

  static Formula of(Rule.Calendar rule, ColumnScope scope) {
    boolean date = scope.type().orElse(null) instanceof ColumnType.Date;
    boolean unzoned =
        scope.type().orElse(null) instanceof ColumnType.Timestamp(boolean zoned) && !zoned;
    long reference = Times.micros(scope.table().plan().plan().reference().toInstant());
    long shift = Times.toWallClock(0, scope.zone());
    long from = reference + shift + Times.micros(rule.from());
    long to = reference + shift + Times.micros(rule.to());
    long precision = Math.max(1, Times.micros(rule.precision()));
    long cell =
        date || precision >= Times.MICROS_PER_DAY ? Times.MICROS_PER_DAY : Times.MICROS_PER_HOUR;
    long first = Math.floorDiv(from, cell);
    long cells = Math.ceilDiv(to, cell) - first;
    if (cells < 1 || cells > AliasTable.MAX_SIZE) {
      throw scope
          .where()
          .problem(
              "its range runs from " + rule.from() + " to " + rule.to(),
              "end it after its start, and within " + AliasTable.MAX_SIZE + " hours");
    }
    double[] weights = new double[(int) cells];
    long[] starts = new long[(int) cells];
    long[] counts = new long[(int) cells];
    for (int i = 0; i < cells; i++) {
      long begin = (first + i) * cell;
      long low = date ? begin : Math.ceilDiv(Math.max(begin, from), precision) * precision;
      long high = Math.min(begin + cell, to);
      starts[i] = low;
      counts[i] = date ? 1 : Math.max(0, Math.ceilDiv(high - low, precision));
      double share = (double) (high - Math.max(begin, from)) / cell;
      weights[i] = counts[i] == 0 ? 0 : share * weight(rule, begin, cell);
    }
    AliasTable table;
    try {
      table = AliasTable.of(weights);
    } catch (IllegalArgumentException e) {
      throw scope
          .where()
          .problem("no hour of its range has a weight", "give hours and weekdays weights above 0");
    }
    if (date) {
      for (int i = 0; i < starts.length; i++) {
        starts[i] /= Times.MICROS_PER_DAY;
      }
    } else if (!unzoned) {
      for (int i = 0; i < starts.length; i++) {
        starts[i] -= shift;
      }
    }
    Unit unit = date ? Unit.DATE : unzoned ? Unit.WALL_CLOCK : Unit.INSTANT;
    int last = starts.length - 1;
    var shape =
        new Shape.Whole(
            unit, 0, starts[0], starts[last] + Math.max(0, counts[last] - 1) * precision, false);
    return drawn(table, starts, counts, precision, shape, scope);
  }

  private static double weight(Rule.Calendar rule, long begin, long cell) {
    LocalDateTime time = Times.wallClock(begin);
    double day = rule.weekdays().getOrDefault(time.getDayOfWeek(), 1.0);
    boolean byHour = cell == Times.MICROS_PER_HOUR && !rule.hours().isEmpty();
    return byHour ? day * rule.hours().getOrDefault(time.getHour(), 0.0) : day;
  }

  private static Formula drawn(
      AliasTable table,
      long[] starts,
      long[] counts,
      long precision,
      Shape.Whole shape,
      ColumnScope scope) {
    long cellStream = scope.stream(ColumnScope.VALUE);
    long withinStream = scope.stream(ColumnScope.WITHIN_CHOICE);
    return new Formula.Computed(
        shape,
        binder -> {
          long[] out = binder.longs();
          long[] index = binder.rows();
          binder.add(
              n -> {
                for (int i = 0; i < n; i++) {
                  int cell = table.pick(Mix.cell(cellStream, index[i]));
                  out[i] =
                      starts[cell]
                          + precision * Mix.below(Mix.cell(withinStream, index[i]), counts[cell]);
                }
              });
          return new Vector.Longs(out, shape.unit(), 0, null);
        });
  }
}
