package dev.tanemaki.generate;

import dev.tanemaki.schema.ColumnType;
import java.util.List;

/** Texts put together per row, checked as far as that can be before any row is made. */
final class Texts {

  /** A text that is not JSON seldom is in one row only, so so many rows are looked at. */
  private static final int JSON_SAMPLE = 16;

  private Texts() {}

  /** The formula; a problem if a part of it holds what PostgreSQL's text does not. */
  static Formula requireStorable(Formula formula, ColumnScope scope) {
    switch (formula) {
      case Formula.Joined(Shape.Text _, List<Formula> parts) ->
          parts.forEach(part -> requireStorable(part, scope));
      case Formula.Coded(Picker _, Dictionary.Words words) ->
          words.words().forEach(word -> Literals.refuseNul(word, scope.where()));
      case Formula.Coded _, Formula.Computed _ -> {}
    }
    return formula;
  }

  /** The formula; a problem if its first rows are no JSON. */
  static Formula requireJson(ColumnType.Json type, Formula formula, ColumnScope scope) {
    requireStorable(formula, scope);
    Dictionary values =
        formula instanceof Formula.Coded coded
            ? coded.dictionary()
            : Materialised.dictionary(
                formula, Math.min(JSON_SAMPLE, scope.table().rows()), scope.zone());
    if (values instanceof Dictionary.Words words) {
      scope.literals().parse(words.words(), type, scope.where());
    }
    return formula;
  }
}
