package dev.tanemaki.generate;

import dev.tanemaki.plan.Rule;
import dev.tanemaki.schema.ColumnType;
import java.util.ArrayList;

/** Another column's entries translated one by one; the codes stay the same and are shared. */
final class TranslateRule {

  private TranslateRule() {}

  static Formula of(Rule.Translate rule, ColumnScope scope) {
    Formula source = scope.operand(rule.of());
    if (!(source instanceof Formula.Coded(Picker picker, Dictionary dictionary))) {
      throw scope
          .where()
          .problem(
              rule.of() + " is not one of a list of values",
              "translate a column with weights, a reference or a lookup");
    }
    var texts = new ArrayList<String>(dictionary.size());
    for (int code = 0; code < dictionary.size(); code++) {
      String text = CellText.entry(dictionary, code, new ColumnType.Text("text", 0), scope.zone());
      texts.add(
          text == null ? null : rule.values().getOrDefault(text, rule.otherwise().orElse(null)));
    }
    return new Formula.Coded(
        picker,
        scope.type().isPresent()
            ? scope.literals().parse(texts, scope.type().get(), scope.where())
            : Dictionary.Words.of(texts));
  }
}
