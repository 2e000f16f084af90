package dev.tanemaki.generate;

import dev.tanemaki.plan.Rule;
import dev.tanemaki.schema.ColumnType;

/** Every rule with who compiles it. */
final class Rules {

  private Rules() {}

  static Slot compile(Rule rule, ColumnScope scope) {
    return switch (rule) {
      case Rule.Constant r -> Slot.of(ChoiceRules.constant(r, scope));
      case Rule.Sequence r -> Slot.of(NumberRules.sequence(r, scope));
      case Rule.Draw r -> Slot.of(NumberRules.draw(r, scope));
      case Rule.Weights r -> ChoiceRules.weights(r, scope);
      case Rule.Bands r -> RangeRules.bands(r, scope);
      case Rule.Reference r -> ReferenceRules.of(r, scope);
      case Rule.Lookup(String via, String attribute) ->
          Slot.of(scope.table().attribute(via, attribute, scope.where()));
      case Rule.Translate r -> Slot.of(TranslateRule.of(r, scope));
      case Rule.Template r -> Slot.of(TemplateRules.template(r, scope));
      case Rule.ArrayOf r -> Slot.of(TemplateRules.array(r, scope));
      case Rule.Offset r -> Slot.of(RangeRules.offset(r, scope));
      case Rule.Between r -> Slot.of(RangeRules.between(r, scope));
      case Rule.Calendar r -> Slot.of(CalendarRule.of(r, scope));
      case Rule.Flags r -> ChoiceRules.flags(r, scope);
      case Rule.Dictionary r -> Slot.of(ChoiceRules.dictionary(r, scope));
    };
  }

  /** The rule's values with nulls and in the column's type, or a problem if they cannot be. */
  static Slot finished(Slot slot, ColumnScope scope) {
    Formula value = slot.value();
    // A rule with a choice puts nulls into the choice, so that lookups are null with it.
    if (scope.nulls() > 0 && slot.choice() == null) {
      value = Nulls.of(value, scope.stream(ColumnScope.NULLS), scope.nulls());
    }
    if (scope.type().isPresent()) {
      ColumnType type = scope.type().get();
      value = Coercion.to(type, value, scope);
      if (scope.required() && value.shape().nullable()) {
        throw scope
            .where()
            .problem(GenerateMessage.NULLS.of(), GenerateMessage.WHERE_NULLS_ARE_FROM.of());
      }
    }
    return new Slot(value, slot.choice());
  }
}
