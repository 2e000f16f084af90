package dev.tanemaki.plan;

import dev.tanemaki.plan.Rule.Pick;
import dev.tanemaki.problem.Message;
import java.util.ArrayList;
import java.util.List;

/** Checks a reference: its table, its columns, its way to choose. */
final class ReferenceCheck {

  private final Scope scope;

  ReferenceCheck(Scope scope) {
    this.scope = scope;
  }

  void check(String name, Rule.Reference rule) {
    var parent = scope.context().scope(rule.table());
    if (parent.isEmpty()) {
      scope.complain(
          name,
          "reference",
          PlanMessage.NO_TABLE_IN_PLAN.of(Names.shorten(rule.table())),
          Names.suggest(rule.table(), tables()));
      return;
    }
    var below = "reference/";
    rule.column().ifPresent(c -> known(name, below + "column", parent.get(), c));
    rule.within().ifPresent(w -> known(name, below + "within", parent.get(), w.parent()));
    switch (rule.pick()) {
      case Pick.Evenly() -> {}
      case Pick.ByColumn(String column) -> weightColumn(name, below + "by", parent.get(), column);
      case Pick.ByKey k -> byKey(name, rule, parent.get(), k);
      case Pick.Ranked(double exponent) -> {
        if (!(exponent > 0)) {
          scope.complain(
              name,
              below + "zipf",
              PlanMessage.EXPONENT_ABOVE_ZERO.of(),
              PlanMessage.SUCH_AS.of("1.05"));
        }
        if (rule.within().isPresent()) {
          scope.complain(
              name, below + "zipf", PlanMessage.NOT_WITH_WITHIN.of(), PlanMessage.USE_BY.of());
        }
      }
      case Pick.FanOut(Distribution children) ->
          DistributionCheck.wrong(children)
              .ifPresent(m -> scope.complain(name, below + "fan-out", m, Message.NONE));
    }
  }

  private List<String> tables() {
    var names = new ArrayList<String>();
    scope.context().plan().tables().forEach(t -> names.add(t.name()));
    scope.context().plan().with().forEach(t -> names.add(t.name()));
    return names;
  }

  private boolean known(String name, String below, Scope parent, String column) {
    if (parent.names().contains(column)) {
      return true;
    }
    scope.complain(
        name,
        below,
        PlanMessage.NO_COLUMN_IN_PLAN.of(Names.shorten(column), parent.name()),
        Names.suggest(column, parent.names()));
    return false;
  }

  private void weightColumn(String name, String below, Scope parent, String column) {
    if (!known(name, below, parent, column)) {
      return;
    }
    var texts = parent.listedValues(column);
    if (texts.isEmpty()) {
      return;
    }
    double sum = 0;
    for (var text : texts.get()) {
      var weight = text.isEmpty() ? 0 : Scalars.number(text.strip()).orElse(-1.0);
      if (weight < 0) {
        scope.complain(
            name,
            below,
            PlanMessage.NO_WEIGHT.of(Names.shorten(text), parent.name(), column),
            PlanMessage.WEIGHTS_ARE_NUMBERS.of());
        return;
      }
      sum += weight;
    }
    if (sum == 0) {
      scope.complain(name, below, PlanMessage.COLUMN_WEIGHTS_ZERO.of(column), Message.NONE);
    }
  }

  private void byKey(String name, Rule.Reference rule, Scope parent, Pick.ByKey pick) {
    var below = "reference/weights";
    pick.othersBy().ifPresent(c -> weightColumn(name, "reference/others", parent, c));
    var weights = new double[pick.weights().size() + 1];
    for (int i = 0; i < pick.weights().size(); i++) {
      weights[i] = pick.weights().get(i).weight();
    }
    weights[weights.length - 1] = pick.othersWeight();
    DistributionCheck.weights(weights)
        .ifPresent(m -> scope.complain(name, below, m, PlanMessage.WEIGHTS_ARE.of()));
    var keys = scope.referencedColumn(rule, name).flatMap(c -> new Values(parent).texts(c));
    if (keys.isPresent()) {
      for (var weight : pick.weights()) {
        if (!keys.get().contains(weight.value())) {
          scope.complain(
              name,
              below + "/" + weight.value(),
              PlanMessage.NO_KEY.of(Names.shorten(weight.value()), parent.name()),
              Names.suggest(weight.value(), keys.get()));
        }
      }
    }
  }
}
