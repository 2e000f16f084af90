package dev.tanemaki.plan;

import dev.tanemaki.plan.CheckStatement.Verdict;
import dev.tanemaki.problem.Message;
import dev.tanemaki.schema.Expression;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Complains of checks that a plan is all but certain to break. */
final class ConstraintCheck {

  /**
   * Rows that are expected to break a check before the plan is refused: none has a chance of e^-20.
   */
  private static final double CERTAIN = 20;

  /** Values of a span that are tried. */
  private static final int TRIED = 1_000;

  private final Scope scope;

  ConstraintCheck(Scope scope) {
    this.scope = scope;
  }

  void run() {
    for (var statement : CheckStatement.of(scope)) {
      if (statement.verdict() instanceof Verdict.Broken broken && certain(statement)) {
        var column = broken.values().keySet().iterator().next();
        var message = PlanMessage.CHECK_BROKEN.of(statement.check().condition(), broken.example());
        if (scope.column(column).isPresent()) {
          scope.complain(column, "", message, Message.NONE);
        } else {
          scope
              .context()
              .add(
                  scope.path() + "/data",
                  false,
                  scope.name() + "." + column,
                  message,
                  Message.NONE);
        }
      }
    }
  }

  private boolean certain(CheckStatement statement) {
    if (scope.listed().isPresent()) {
      return true;
    }
    var check = Expression.read(statement.check().condition()).orElseThrow();
    var columns = check.columns();
    if (columns.size() != 1) {
      return false;
    }
    var column = scope.column(columns.iterator().next());
    return column.isPresent() && certain(check, column.get());
  }

  private boolean certain(Expression check, ColumnPlan column) {
    return broken(check, column) * (1 - column.nulls()) * scope.rowsAbout(0) > CERTAIN;
  }

  /** Whether numbers of the column are all but certain to lie outside of these bounds. */
  boolean leaves(String column, double low, double high) {
    var quoted = '"' + column + '"';
    var within =
        quoted + " >= " + Scalars.text(low) + " AND " + quoted + " <= " + Scalars.text(high);
    return Expression.read(within).filter(w -> certain(w, scope.column(column).get())).isPresent();
  }

  /** The share of rows that break the check, as far as it is easily told. */
  private double broken(Expression check, ColumnPlan column) {
    return switch (column.rule()) {
      case Rule.Constant(var value) -> breaks(check, column.name(), value) ? 1 : 0;
      case Rule.Weights(var choices) -> {
        double sum = choices.stream().mapToDouble(Rule.Weighted::weight).sum();
        yield choices.stream()
                .filter(c -> breaks(check, column.name(), c.value()))
                .mapToDouble(Rule.Weighted::weight)
                .sum()
            / sum;
      }
      case Rule.Bands(var bands, double step) -> {
        double sum = bands.stream().mapToDouble(Rule.Band::weight).sum();
        double share = 0;
        for (var band : bands) {
          var only = new ColumnPlan(column.name(), new Rule.Bands(List.of(band), step), 0);
          share += band.weight() / sum * evenly(check, only);
        }
        yield share;
      }
      case Rule.Sequence _ -> evenly(check, column);
      case Rule.Draw d when d.distribution() instanceof Distribution.Uniform ->
          evenly(check, column);
      default -> 0;
    };
  }

  /** The share of a column's values, all alike. */
  private double evenly(Expression check, ColumnPlan column) {
    var plan = scope.plan().withColumn(column);
    var domains = new Domains(new Scope(scope.context(), plan, scope.path(), scope.known()));
    if (!(domains.of(column.name()) instanceof Domain.Numbers(var spans))) {
      return 0;
    }
    int broken = 0;
    int tried = 0;
    for (var span : spans) {
      double width = span.high() - span.low();
      double count = span.step() > 0 ? Math.rint(width / span.step()) + 1 : TRIED;
      for (int i = 0; i < Math.min(count, TRIED); i++) {
        double part = count <= TRIED ? i * span.step() : width * i / (TRIED - 1);
        double value =
            span.step() > 0
                ? span.low() + Math.rint(part / span.step()) * span.step()
                : span.low() + part;
        tried++;
        broken += breaks(check, column.name(), Scalars.text(value)) ? 1 : 0;
      }
    }
    return (double) broken / Math.max(1, tried);
  }

  private boolean breaks(Expression check, String column, String value) {
    var logic = new CheckLogic(scope, Optional.empty());
    return logic.outcomes(check, Map.of(column, Cell.point(value, false))) == CheckLogic.FALSE;
  }
}
