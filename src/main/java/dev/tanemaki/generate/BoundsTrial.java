package dev.tanemaki.generate;

import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.problem.Message;
import dev.tanemaki.problem.ProblemException;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Looks at the bounds of a column whose value lies between two others: where the low one is above
 * the high one, the value is the low one, which is not what was asked for. Bounds that are numbers
 * are compared as such, two columns of times by what they read.
 */
final class BoundsTrial {

  private final Rule.Between rule;
  private final TableProgram program;
  private final TableWorker worker;
  private final CellText text;
  private final int own;
  private final int low;
  private final int high;

  private BoundsTrial(Rule.Between rule, TableProgram program, List<String> names, String column) {
    this.rule = rule;
    this.program = program;
    worker = program.newWorker();
    text = CellText.of(program);
    own = names.indexOf(column);
    low = names.indexOf(rule.low());
    high = names.indexOf(rule.high());
  }

  /** Of a column with such a rule, of which a column is a bound; empty of all others. */
  static Optional<BoundsTrial> of(CompiledPlan compiled, String table, ColumnPlan column) {
    if (!(column.rule() instanceof Rule.Between rule)) {
      return Optional.empty();
    }
    var names = new LinkedHashSet<String>();
    names.add(column.name());
    for (var bound : List.of(rule.low(), rule.high())) {
      if (!number(bound) && !column.name().equals(bound)) {
        names.add(bound);
      }
    }
    try {
      var list = List.copyOf(names);
      return Optional.of(new BoundsTrial(rule, compiled.program(table, list), list, column.name()));
    } catch (ProblemException e) {
      // A bound is no column but a time.
      return Optional.empty();
    }
  }

  long rows() {
    return program.rows();
  }

  /** What to do about it. */
  Message hint() {
    return GenerateMessage.RAISE_HIGH.of(
        high < 0 ? "high" : rule.high(), low < 0 ? "low" : rule.low());
  }

  /** The first of some rows in which the low bound is above the high one. */
  Optional<Message> crossed(long first, int count) {
    var chunk = worker.generate(first, count);
    for (int row = 0; row < count; row++) {
      var least = low < 0 ? rule.low() : text.text(chunk, low, row);
      var most = high < 0 ? rule.high() : text.text(chunk, high, row);
      if (text.text(chunk, own, row) != null
          && least != null
          && most != null
          && isAbove(least, most)) {
        var crossed =
            GenerateMessage.BOUNDS_CROSSED.of(
                low < 0 ? "low" : rule.low(), least, high < 0 ? "high" : rule.high(), most);
        return Optional.of(GenerateMessage.ROW.of(first + row, crossed));
      }
    }
    return Optional.empty();
  }

  private boolean isAbove(String least, String most) {
    if (number(least) && number(most)) {
      return new BigDecimal(least).compareTo(new BigDecimal(most)) > 0;
    }
    // Times of one type and zone are in order as texts.
    return low >= 0 && high >= 0 && least.compareTo(most) > 0;
  }

  private static boolean number(String text) {
    return text.matches("[+-]?\\d+(\\.\\d*)?([eE][+-]?\\d{1,3})?");
  }
}
