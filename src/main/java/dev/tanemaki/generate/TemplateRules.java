package dev.tanemaki.generate;

import dev.tanemaki.plan.TemplatePart;
import dev.tanemaki.schema.ColumnType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Text put together from other columns, and arrays of such texts. */
final class TemplateRules {

  /** The DecimalFormat patterns that need no DecimalFormat: zeros, and groups of three. */
  private static final Pattern DIGITS = Pattern.compile("#*(,##)?(#*)(0*)");

  private TemplateRules() {}

  static Formula of(String template, ColumnScope scope) {
    List<TemplatePart> parts;
    try {
      parts = TemplatePart.parse(template);
    } catch (IllegalArgumentException e) {
      throw scope.where().problem(e.getMessage(), "correct the template " + template);
    }
    var formulas = new ArrayList<Formula>();
    for (TemplatePart part : parts) {
      switch (part) {
        case TemplatePart.Words(String text) -> formulas.add(fixed(text));
        case TemplatePart.Field field -> formulas.addAll(field(field, scope));
      }
    }
    if (formulas.size() == 1 && formulas.getFirst() instanceof Formula.Coded single) {
      return single;
    }
    return joined(formulas);
  }

  static Formula array(List<String> templates, ColumnScope scope) {
    var elements = templates.stream().map(t -> of(t, scope)).toList();
    return new Formula.Computed(
        new Shape.Array(false),
        binder ->
            new Vector.Elements(
                elements.stream().map(binder::vector).toArray(Vector[]::new), null));
  }

  static Formula joined(List<Formula> parts) {
    boolean nullable = parts.stream().anyMatch(p -> p.shape().nullable());
    return new Formula.Joined(new Shape.Text(nullable), List.copyOf(parts));
  }

  static Vector bindParts(List<Formula> parts, boolean nullable, Binder binder) {
    var vectors = parts.stream().map(binder::vector).toArray(Vector[]::new);
    var masks = new ArrayList<boolean[]>();
    if (nullable) {
      for (Vector vector : vectors) {
        masks.add(Nulls.maskOf(vector, binder));
      }
    }
    return new Vector.Concat(vectors, Nulls.union(masks, binder));
  }

  /** The same words in every row. */
  static Formula fixed(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return new Formula.Computed(new Shape.Text(false), binder -> new Vector.Fixed(utf8));
  }

  private static List<Formula> field(TemplatePart.Field field, ColumnScope scope) {
    Formula value =
        field.attribute().isPresent()
            ? scope.table().attribute(field.column(), field.attribute().get(), scope.where())
            : scope.operand(field.column());
    return parts(value, field.format().orElse(""), field.column(), scope);
  }

  /** A column's value as pieces of a text. */
  static List<Formula> parts(Formula value, String format, String name, ColumnScope scope) {
    if (value instanceof Formula.Joined joined) {
      return joined.parts();
    }
    if (value instanceof Formula.Coded(Picker picker, Dictionary dictionary)) {
      return List.of(new Formula.Coded(picker, words(dictionary, format, name, scope)));
    }
    return switch (value.shape()) {
      case Shape.Whole whole when whole.unit().isTime() ->
          TimeParts.of(value, whole, format, scope);
      case Shape.Whole _ -> List.of(digits(value, format, name, scope));
      case Shape.Real _, Shape.Text _ -> List.of(value);
      case Shape.Uuid _, Shape.Array _, Shape.Coded _ ->
          throw scope
              .where()
              .problem("a template cannot hold " + name, "name a column of text, numbers or times");
    };
  }

  private static Formula digits(Formula value, String format, String name, ColumnScope scope) {
    int minDigits = minDigits(format, name, scope);
    boolean grouped = format.contains(",");
    return new Formula.Computed(
        value.shape(),
        binder -> new Vector.Digits(Wholes.longs(value, binder), minDigits, grouped));
  }

  private static int minDigits(String format, String name, ColumnScope scope) {
    if (format.isEmpty()) {
      return 1;
    }
    if (!DIGITS.matcher(format).matches()) {
      throw scope
          .where()
          .problem(
              "the format " + format + " of " + name + " is not known for numbers",
              "write zeros for a fixed width (000000) or #,### for groups");
    }
    return Math.max(1, (int) format.chars().filter(c -> c == '0').count());
  }

  /** Every entry as it stands in a text. */
  private static Dictionary.Words words(
      Dictionary dictionary, String format, String name, ColumnScope scope) {
    if (dictionary instanceof Dictionary.Words words) {
      return words;
    }
    var texts = new ArrayList<String>(dictionary.size());
    for (int code = 0; code < dictionary.size(); code++) {
      texts.add(word(dictionary, code, format, name, scope));
    }
    return Dictionary.Words.of(texts);
  }

  private static String word(
      Dictionary dictionary, int code, String format, String name, ColumnScope scope) {
    if (!format.isEmpty()
        && !dictionary.isNull(code)
        && dictionary instanceof Dictionary.Numbers numbers) {
      long value = numbers.values()[code];
      return numbers.unit().isTime()
          ? TimeParts.text(value, numbers.unit(), format, scope)
          : CellText.digits(
              value, numbers.scale(), minDigits(format, name, scope), format.contains(","));
    }
    return CellText.entry(dictionary, code, new ColumnType.Text("text", 0), scope.zone());
  }
}
