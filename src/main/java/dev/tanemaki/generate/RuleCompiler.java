package dev.tanemaki.generate;

import dev.tanemaki.plan.Rule;
import java.util.List;

/** Sends every kind of rule to the code that compiles it. */
final class RuleCompiler {

  private RuleCompiler() {}

  static Slot compile(Rule rule, ColumnScope scope) {
    return switch (rule) {
      case Rule.Constant r -> nulled(ChoiceRules.constant(r, scope), scope);
      case Rule.Sequence r -> nulled(NumberRules.sequence(r, scope), scope);
      case Rule.Draw r -> nulled(NumberRules.draw(r, scope), scope);
      case Rule.Between r -> nulled(RangeRules.between(r, scope), scope);
      case Rule.Offset r -> nulled(RangeRules.offset(r, scope), scope);
      case Rule.Calendar r -> nulled(CalendarRule.of(r, scope), scope);
      case Rule.Template r -> nulled(TemplateRules.of(r.text(), scope), scope);
      case Rule.ArrayOf r -> nulled(TemplateRules.array(r.templates(), scope), scope);
      case Rule.Translate r -> nulled(TranslateRule.of(r, scope), scope);
      case Rule.Lookup(String via, String attribute) ->
          nulled(scope.table().attribute(via, attribute, scope.where()), scope);
      case Rule.Weights r ->
          worded(
              ChoiceRules.weights(r, scope),
              r.choices().stream().map(c -> c.text().isEmpty() ? c.value() : c.text()).toList(),
              scope);
      case Rule.Flags r -> worded(ChoiceRules.flags(r, scope), subsets(r), scope);
      case Rule.Dictionary r -> nulled(ChoiceRules.dictionary(r, scope), scope);
      // Bands and references apply the null rate to the choice, so that lookups see it.
      case Rule.Bands r -> RangeRules.bands(r, scope);
      case Rule.Reference r -> ReferenceRules.of(r, scope);
    };
  }

  private static Slot nulled(Formula formula, ColumnScope scope) {
    return Slot.of(withNulls(formula, scope));
  }

  private static Formula withNulls(Formula formula, ColumnScope scope) {
    return scope.nulls() > 0
        ? Nulls.of(formula, scope.stream(ColumnScope.NULLS), scope.nulls())
        : formula;
  }

  /** A choice whose entries have words that can be looked up. */
  private static Slot worded(Formula formula, List<String> words, ColumnScope scope) {
    var coded = (Formula.Coded) withNulls(formula, scope);
    return new Slot(
        coded, new Choice.Entry(Formula.Coded.of(coded.picker(), Dictionary.Words.of(words))));
  }

  /** The words of every subset of the flags, by its bit mask. */
  private static List<String> subsets(Rule.Flags rule) {
    List<Rule.Flag> flags = rule.flags();
    return java.util.stream.IntStream.range(0, 1 << flags.size())
        .mapToObj(
            mask ->
                mask == 0
                    ? rule.none()
                    : java.util.stream.IntStream.range(0, flags.size())
                        .filter(i -> (mask >> i & 1) == 1)
                        .mapToObj(
                            i ->
                                flags.get(i).text().isEmpty()
                                    ? flags.get(i).label()
                                    : flags.get(i).text())
                        .collect(java.util.stream.Collectors.joining(rule.separator())))
        .toList();
  }
}
