package dev.tanemaki.generate;

import dev.tanemaki.schema.ColumnType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A template's fields as parts of text: dictionaries where values are few, else digits. */
final class TextParts {

  /** Up to so many different numbers each gets its text beforehand. */
  private static final long TABLED = 1 << 14;

  private TextParts() {}

  static void add(
      List<Formula> parts,
      Formula operand,
      Optional<String> format,
      ColumnType type,
      ColumnScope scope) {
    switch (operand) {
      case Formula.Coded(Picker picker, Dictionary dictionary) ->
          addCoded(parts, picker, dictionary, format, type, scope);
      case Formula.Joined(Shape.Text _, List<Formula> inner) -> {
        refuse(format, scope);
        parts.addAll(inner);
      }
      case Formula.Computed computed -> {
        switch (computed.shape()) {
          case Shape.Whole whole -> addWhole(parts, computed, whole, format, scope);
          case Shape.Real _, Shape.Text _, Shape.Uuid _ -> {
            refuse(format, scope);
            parts.add(computed);
          }
          case Shape.Coded _, Shape.Array _ ->
              throw scope
                  .where()
                  .problem(GenerateMessage.NAMES_ARRAY.of(), GenerateMessage.NAME_ELEMENTS.of());
        }
      }
    }
  }

  private static void refuse(Optional<String> format, ColumnScope scope) {
    if (format.isPresent()) {
      throw scope
          .where()
          .problem(
              GenerateMessage.FORMAT_NOT_FOR_TEXT.of(format.get()), GenerateMessage.NO_FORMAT.of());
    }
  }

  private static void addCoded(
      List<Formula> parts,
      Picker picker,
      Dictionary dictionary,
      Optional<String> format,
      ColumnType type,
      ColumnScope scope) {
    if (format.isEmpty()) {
      parts.add(new Formula.Coded(picker, TemplateRules.words(dictionary, type, scope)));
      return;
    }
    Dictionary.Numbers numbers;
    try {
      numbers =
          switch (dictionary) {
            case Dictionary.Numbers n -> n;
            case Dictionary.Words words -> Wholes.decimals(words.words());
            case Dictionary.Reals _, Dictionary.Lists _ -> throw new NumberFormatException();
          };
    } catch (NumberFormatException e) {
      refuse(format, scope);
      return;
    }
    var formatter = Formatter.of(format.get(), numbers.unit(), numbers.scale(), scope);
    String[] texts = new String[numbers.size()];
    Arrays.setAll(texts, i -> numbers.isNull(i) ? null : formatter.text(numbers.values()[i]));
    parts.add(new Formula.Coded(picker, Dictionary.Words.of(Arrays.asList(texts))));
  }

  private static void addWhole(
      List<Formula> parts,
      Formula formula,
      Shape.Whole shape,
      Optional<String> format,
      ColumnScope scope) {
    if (shape.unit().isTime()) {
      TimeParts.add(parts, formula, shape, format, scope);
      return;
    }
    // The smallest long has no opposite, and digits are written without their sign.
    Math.negateExact(shape.min());
    var formatter = Formatter.of(format.orElse(""), shape.unit(), shape.scale(), scope);
    long span = shape.max() - shape.min();
    if (span >= 0 && span < TABLED) {
      parts.add(table(formula, shape, formatter));
      return;
    }
    Optional<Formatter.Digits> digits = formatter.asDigits();
    if (digits.isEmpty()) {
      throw scope
          .where()
          .problem(
              GenerateMessage.FORMAT_RANGE.of(format.orElse(""), TABLED),
              GenerateMessage.ZEROS_AND_COMMAS.of());
    }
    Formatter.Digits d = digits.get();
    Formula source = d.scale() == shape.scale() ? formula : Wholes.rescaled(formula, d.scale());
    Shape.Whole range = Wholes.shapeOf(source);
    int widest = CellText.digits(range.max(), range.scale(), 1, false).indexOf('.');
    boolean fixedWidth =
        range.min() >= 0
            && (widest < 0 ? Long.toString(range.max()).length() : widest) <= d.minDigits();
    parts.add(
        new Formula.Computed(
            new Shape.Text(shape.nullable()),
            binder ->
                new Vector.Digits(
                    Wholes.longs(source, binder), d.minDigits(), d.grouped(), fixedWidth)));
  }

  private static Formula table(Formula formula, Shape.Whole shape, Formatter formatter) {
    var texts = new ArrayList<String>();
    for (long v = shape.min(); v <= shape.max(); v++) {
      texts.add(formatter.text(v));
    }
    return Formula.Coded.of(Pickers.range(formula, shape, 1), Dictionary.Words.of(texts));
  }
}
