package dev.tanemaki.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A piece of a {@link Rule.Template}. */
public sealed interface TemplatePart {

  /** Fixed words. */
  record Words(String text) implements TemplatePart {}

  /**
   * A column's value, or an attribute of what that column chose.
   *
   * @param column a column of the same table, auxiliary ones included
   * @param attribute as in {@link Rule.Lookup}
   * @param format as in {@link Rule.Template}
   */
  record Field(String column, Optional<String> attribute, Optional<String> format)
      implements TemplatePart {}

  /**
   * Takes a template apart. {@code {{} and {@code }}} stand for the braces themselves.
   *
   * @throws TemplateException with the reason where a brace is left open or empty
   */
  static List<TemplatePart> parse(String template) {
    var parts = new ArrayList<TemplatePart>();
    var words = new StringBuilder();
    int i = 0;
    while (i < template.length()) {
      char c = template.charAt(i);
      if ((c == '{' || c == '}') && i + 1 < template.length() && template.charAt(i + 1) == c) {
        words.append(c);
        i += 2;
      } else if (c == '{') {
        int end = template.indexOf('}', i);
        if (end < 0) {
          throw new TemplateException(PlanMessage.BRACE_OPEN.of());
        }
        if (!words.isEmpty()) {
          parts.add(new Words(words.toString()));
          words.setLength(0);
        }
        parts.add(field(template.substring(i + 1, end)));
        i = end + 1;
      } else if (c == '}') {
        throw new TemplateException(PlanMessage.BRACE_CLOSED.of());
      } else {
        words.append(c);
        i++;
      }
    }
    if (!words.isEmpty()) {
      parts.add(new Words(words.toString()));
    }
    return parts;
  }

  private static Field field(String text) {
    int colon = text.indexOf(':');
    var name = (colon < 0 ? text : text.substring(0, colon)).strip();
    var format =
        colon < 0 ? Optional.<String>empty() : Optional.of(text.substring(colon + 1).strip());
    int dot = name.indexOf('.');
    var column = dot < 0 ? name : name.substring(0, dot);
    var attribute = dot < 0 ? Optional.<String>empty() : Optional.of(name.substring(dot + 1));
    if (column.isEmpty() || attribute.filter(String::isEmpty).isPresent()) {
      throw new TemplateException(PlanMessage.BRACE_EMPTY.of(text));
    }
    return new Field(column, attribute, format);
  }
}
