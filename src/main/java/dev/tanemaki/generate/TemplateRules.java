package dev.tanemaki.generate;

import dev.tanemaki.plan.Rule;
import dev.tanemaki.plan.TemplateException;
import dev.tanemaki.plan.TemplatePart;
import dev.tanemaki.schema.ColumnType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Rules that put text together from other columns. */
final class TemplateRules {

  private TemplateRules() {}

  static Formula template(Rule.Template rule, ColumnScope scope) {
    return template(rule.text(), scope);
  }

  private static Formula template(String text, ColumnScope scope) {
    var parts = new ArrayList<Formula>();
    for (TemplatePart part : parsed(text, scope)) {
      switch (part) {
        case TemplatePart.Words(String words) ->
            parts.add(new Formula.Coded(Picker.single(), Dictionary.Words.of(List.of(words))));
        case TemplatePart.Field(String column, var attribute, var format) -> {
          Formula operand = operand(column, attribute, scope);
          ColumnType type =
              attribute.isPresent()
                  ? new ColumnType.Text("text", 0)
                  : scope.table().columns().typeOf(column);
          TextParts.add(parts, operand, format, type, scope);
        }
      }
    }
    return joined(parts);
  }

  private static List<TemplatePart> parsed(String text, ColumnScope scope) {
    try {
      return TemplatePart.parse(text);
    } catch (TemplateException e) {
      throw scope
          .where()
          .problem(
              GenerateMessage.TEMPLATE_WRONG.of(e.words()), GenerateMessage.CORRECT_BRACES.of());
    }
  }

  private static Formula operand(String column, Optional<String> attribute, ColumnScope scope) {
    return attribute.isPresent()
        ? scope.table().attribute(column, attribute.get(), scope.where())
        : scope.operand(column);
  }

  /** One number or time as text. */
  static Formula single(Formula value, ColumnScope scope) {
    var parts = new ArrayList<Formula>();
    TextParts.add(parts, value, java.util.Optional.empty(), new ColumnType.Text("text", 0), scope);
    return joined(parts);
  }

  private static Formula joined(List<Formula> parts) {
    List<Formula> fused = Fusion.fuse(parts);
    if (fused.isEmpty()) {
      return new Formula.Coded(Picker.single(), Dictionary.Words.of(List.of("")));
    }
    if (fused.size() == 1 && fused.getFirst() instanceof Formula.Coded coded) {
      return coded;
    }
    boolean nullable = fused.stream().anyMatch(p -> p.shape().nullable());
    return new Formula.Joined(new Shape.Text(nullable), fused);
  }

  /** Binds the parts of a template; the row is null where any part is. */
  static Vector bindParts(List<Formula> parts, boolean nullable, Binder binder) {
    var vectors = new Vector[parts.size()];
    var masks = new ArrayList<boolean[]>();
    for (int i = 0; i < vectors.length; i++) {
      Formula part = parts.get(i);
      if (part instanceof Formula.Coded(Picker picker, Dictionary.Words words)
          && picker.constant()
          && !words.nullable()) {
        byte[] utf8 = new byte[words.length(0)];
        words.copyTo(0, utf8, 0);
        vectors[i] = new Vector.Fixed(utf8);
      } else {
        vectors[i] = binder.vector(part);
        if (nullable) {
          masks.add(Nulls.maskOf(vectors[i], binder));
        }
      }
    }
    return new Vector.Concat(vectors, Nulls.union(masks, binder));
  }

  /** An array of templates; elements whose template is null are null elements. */
  static Formula array(Rule.ArrayOf rule, ColumnScope scope) {
    ColumnType element =
        scope.type().orElse(null) instanceof ColumnType.Array(ColumnType e)
            ? e
            : new ColumnType.Text("text", 0);
    var elements = new ArrayList<Formula>();
    for (String text : rule.templates()) {
      elements.add(Coercion.to(element, element(text, element, scope), scope));
    }
    List<Formula> aligned = Fusion.align(elements);
    return new Formula.Computed(
        new Shape.Array(false),
        binder -> {
          Vector[] vectors = aligned.stream().map(binder::vector).toArray(Vector[]::new);
          return new Vector.Elements(vectors, null);
        });
  }

  /** A field alone is a value like any other; beside words, or with a format, it is text. */
  private static Formula element(String text, ColumnType type, ColumnScope scope) {
    List<TemplatePart> parts = parsed(text, scope);
    boolean alone =
        parts.size() == 1
            && parts.getFirst() instanceof TemplatePart.Field field
            && field.format().isEmpty();
    return alone && !(type instanceof ColumnType.Text)
        ? operand(
            ((TemplatePart.Field) parts.getFirst()).column(),
            ((TemplatePart.Field) parts.getFirst()).attribute(),
            scope)
        : template(text, scope);
  }

  /** Texts of all entries of a dictionary. */
  static Dictionary.Words words(Dictionary dictionary, ColumnType type, ColumnScope scope) {
    if (dictionary instanceof Dictionary.Words words) {
      return words;
    }
    String[] texts = new String[dictionary.size()];
    Arrays.setAll(texts, i -> CellText.entry(dictionary, i, type, scope.zone()));
    return Dictionary.Words.of(Arrays.asList(texts));
  }
}
