package dev.tanemaki.plan;

import dev.tanemaki.problem.Message;
import dev.tanemaki.schema.ColumnType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Checks the rule of one column: the names it uses, its numbers, its column's type. */
final class RuleCheck {

  /** More flags than this have more subsets than an engine can hold. */
  private static final int MAX_FLAGS = 12;

  private final Scope scope;

  RuleCheck(Scope scope) {
    this.scope = scope;
  }

  void check(ColumnPlan column) {
    var name = column.name();
    if (!(column.nulls() >= 0 && column.nulls() <= 1)) {
      complain(
          name,
          "nulls",
          PlanMessage.NO_PROBABILITY.of(Scalars.text(column.nulls())),
          PlanMessage.ALLOWED_RANGE.of(0, 1));
    }
    for (var own : Cycles.ownColumns(column.rule())) {
      if (!scope.names().contains(own)) {
        complain(
            name,
            key(column.rule()),
            PlanMessage.NO_COLUMN_IN_PLAN.of(Names.shorten(own), scope.name()),
            Names.suggest(own, scope.names()));
      }
    }
    if (column.nulls() < 1) {
      scope.type(name).ifPresent(t -> new TypeCheck(scope).check(name, column.rule(), t));
    }
    rule(name, column.rule());
  }

  private void complain(String column, String below, Message message, Message hint) {
    scope.complain(column, below, message, hint);
  }

  /** The key under which the rule stands in the file. */
  static String key(Rule rule) {
    return switch (rule) {
      case Rule.Constant _ -> "constant";
      case Rule.Sequence _ -> "sequence";
      case Rule.Draw d -> DistributionCheck.key(d.distribution());
      case Rule.Weights _ -> "weights";
      case Rule.Bands _ -> "bands";
      case Rule.Reference _ -> "reference";
      case Rule.Lookup _ -> "lookup";
      case Rule.Translate _ -> "translate";
      case Rule.Template _ -> "template";
      case Rule.ArrayOf _ -> "array";
      case Rule.Offset _ -> "offset";
      case Rule.Between _ -> "between";
      case Rule.Calendar _ -> "calendar";
      case Rule.Flags _ -> "flags";
      case Rule.Dictionary _ -> "dictionary";
    };
  }

  private void rule(String name, Rule rule) {
    switch (rule) {
      case Rule.Weights w ->
          weights(
              name, "weights", w.choices().stream().mapToDouble(Rule.Weighted::weight).toArray());
      case Rule.Bands b -> bands(name, b);
      case Rule.Flags f -> flags(name, f);
      case Rule.Draw d -> distribution(name, "", d.distribution());
      case Rule.Offset o -> distribution(name, "offset/", o.by());
      case Rule.Calendar c -> calendar(name, c);
      case Rule.Lookup l -> attribute(name, "lookup", l.via(), l.attribute());
      case Rule.Template t -> template(name, "template", t.text());
      case Rule.ArrayOf a -> {
        for (int i = 0; i < a.templates().size(); i++) {
          template(name, "array/" + i, a.templates().get(i));
        }
      }
      case Rule.Reference r -> new ReferenceCheck(scope).check(name, r);
      case Rule.Between b -> between(name, b);
      case Rule.Constant _, Rule.Sequence _, Rule.Translate _, Rule.Dictionary _ -> {}
    }
  }

  private void weights(String name, String below, double[] weights) {
    DistributionCheck.weights(weights)
        .ifPresent(m -> complain(name, below, m, PlanMessage.WEIGHTS_ARE.of()));
  }

  private void distribution(String name, String below, Distribution distribution) {
    DistributionCheck.wrong(distribution)
        .ifPresent(
            m -> complain(name, below + DistributionCheck.key(distribution), m, Message.NONE));
  }

  private void bands(String name, Rule.Bands rule) {
    weights(name, "bands", rule.bands().stream().mapToDouble(Rule.Band::weight).toArray());
    var sorted = rule.bands().stream().sorted(Comparator.comparingDouble(Rule.Band::low)).toList();
    for (int i = 0; i < sorted.size(); i++) {
      var band = sorted.get(i);
      var written = Scalars.range(band.low(), band.high());
      if (band.low() > band.high()) {
        complain(name, "bands", PlanMessage.BAND_ENDS.of(written), PlanMessage.LOW_HIGH.of());
      } else if (rule.step() > 0
          && Math.ceil(band.low() / rule.step()) * rule.step() > band.high()) {
        complain(
            name,
            "bands",
            PlanMessage.BAND_WITHOUT_STEP.of(written, Scalars.text(rule.step())),
            PlanMessage.WIDEN_BAND.of());
      }
      if (i > 0 && overlap(sorted.get(i - 1), band, whole(name))) {
        var before = Scalars.range(sorted.get(i - 1).low(), sorted.get(i - 1).high());
        complain(name, "bands", PlanMessage.BANDS_OVERLAP.of(before, written), Message.NONE);
      }
    }
  }

  /** In whole numbers both ends belong to a band, else its high end does not. */
  private static boolean overlap(Rule.Band before, Rule.Band after, boolean whole) {
    return whole ? after.low() <= before.high() : after.low() < before.high();
  }

  private boolean whole(String name) {
    return scope.type(name).map(t -> t instanceof ColumnType.Int).orElse(false);
  }

  private void flags(String name, Rule.Flags rule) {
    for (var flag : rule.flags()) {
      if (!(flag.probability() >= 0 && flag.probability() <= 1)) {
        complain(
            name,
            "flags/" + flag.label(),
            PlanMessage.NO_PROBABILITY.of(Scalars.text(flag.probability())),
            PlanMessage.ALLOWED_RANGE.of(0, 1));
      }
    }
    if (rule.flags().size() > MAX_FLAGS) {
      complain(
          name,
          "flags",
          PlanMessage.FLAGS.of(rule.flags().size()),
          PlanMessage.AT_MOST.of(MAX_FLAGS));
    }
  }

  private void calendar(String name, Rule.Calendar rule) {
    if (rule.from().compareTo(rule.to()) >= 0) {
      complain(
          name,
          "calendar",
          PlanMessage.FROM_NOT_BEFORE_TO.of(),
          PlanMessage.SUCH_AS.of("from: -90d, to: 0d"));
    }
    if (rule.precision().isZero() || rule.precision().isNegative()) {
      complain(
          name, "calendar/precision", PlanMessage.PRECISION.of(), PlanMessage.SUCH_AS.of("1m"));
    }
    DistributionCheck.weights(rule.weekdays().values().stream().mapToDouble(d -> d).toArray())
        .filter(m -> rule.weekdays().size() == 7 || DistributionCheck.isNegative(m))
        .ifPresent(m -> complain(name, "calendar/weekdays", m, Message.NONE));
    DistributionCheck.weights(rule.months().values().stream().mapToDouble(m -> m).toArray())
        .filter(m -> rule.months().size() == 12 || DistributionCheck.isNegative(m))
        .ifPresent(m -> complain(name, "calendar/months", m, Message.NONE));
    if (!(rule.growth() >= 1e-6 && rule.growth() <= 1e6)) {
      complain(
          name,
          "calendar/growth",
          PlanMessage.GROWTH.of(Scalars.text(rule.growth())),
          PlanMessage.GROWTH_IS.of());
    }
    if (!rule.hours().isEmpty()) {
      weights(name, "calendar/hours", rule.hours().values().stream().mapToDouble(d -> d).toArray());
    }
  }

  private void between(String name, Rule.Between rule) {
    var low = Scalars.number(rule.low());
    var high = Scalars.number(rule.high());
    if (low.isPresent() && high.isPresent() && low.get() > high.get()) {
      complain(name, "between", PlanMessage.LOW_ABOVE_HIGH.of(), Message.NONE);
    } else {
      crossed(name, rule);
    }
  }

  /** Columns whose ranges are known, of which the low one never reaches the high one. */
  private void crossed(String name, Rule.Between rule) {
    var domains = new Domains(scope);
    var low = domains.bound(rule.low());
    var high = domains.bound(rule.high());
    if (low.isPresent() && high.isPresent() && low.get()[0] > high.get()[1]) {
      complain(
          name,
          "between",
          PlanMessage.LOW_ALWAYS_ABOVE_HIGH.of(words(low.get()), words(high.get())),
          PlanMessage.RAISE_HIGH.of());
    }
  }

  private static String words(double[] ends) {
    return Domain.numbers(List.of(new Domain.Span(ends[0], ends[1], 0, false))).words();
  }

  private void template(String name, String below, String text) {
    for (var part : Values.parts(text)) {
      if (part instanceof TemplatePart.Field f) {
        f.attribute().ifPresent(a -> attribute(name, below, f.column(), a));
      }
    }
  }

  private void attribute(String name, String below, String via, String attribute) {
    var rule = scope.column(via).map(ColumnPlan::rule);
    if (rule.isEmpty()) {
      if (scope.names().contains(via)) {
        complain(name, below, PlanMessage.CHOOSES_NOTHING.of(via), Message.NONE);
      }
      return;
    }
    var offered = attributes(rule.get());
    if (offered.isEmpty()) {
      complain(
          name,
          below,
          PlanMessage.NO_ATTRIBUTES.of(via, key(rule.get())),
          PlanMessage.WHO_HAS_ATTRIBUTES.of());
    } else if (!offered.get().contains(attribute)) {
      complain(
          name,
          below,
          PlanMessage.NO_ATTRIBUTE.of(via, Names.shorten(attribute)),
          Names.suggest(attribute, offered.get()));
    }
  }

  /** What can be looked up of a rule's choice; empty where it makes none. */
  private Optional<List<String>> attributes(Rule rule) {
    return switch (rule) {
      case Rule.Reference r ->
          scope
              .context()
              .scope(r.table())
              .map(p -> List.copyOf(p.names()))
              .or(() -> Optional.of(List.of()));
      case Rule.Bands _ -> Optional.of(List.of("low", "high", "text"));
      case Rule.Weights _, Rule.Flags _ -> Optional.of(List.of("text"));
      default -> Optional.empty();
    };
  }
}
