package dev.tanemaki.plan.edit;

import dev.tanemaki.plan.Form;
import dev.tanemaki.plan.YamlNode;

/** New text in the style of what stands around it. */
final class EntryWriter {

  private final Layout layout;

  EntryWriter(Layout layout) {
    this.layout = layout;
  }

  /** How the scalar is quoted: {@code '"'}, {@code '\''}, else not. */
  char quote(YamlNode.Scalar scalar) {
    int start = layout.start(scalar);
    char first = start < layout.end(scalar) ? layout.text().charAt(start) : ' ';
    return switch (first) {
      case '"', '\'' -> first;
      case '|', '>' -> '"';
      default -> ' ';
    };
  }

  /** A value in the style of the one in whose place it stands. */
  String token(YamlNode.Scalar scalar, Form.Value wanted, boolean flow) {
    return switch (wanted.reads()) {
      case NOTHING -> "~";
      case DURATION -> wanted.text();
      case NUMBER -> grouped(scalar.text(), wanted.text(), quote(scalar), flow);
      case TEXT -> YamlText.scalar(wanted.text(), quote(scalar), flow);
    };
  }

  /** Digits in groups of three where they were before. */
  private static String grouped(String before, String number, char quote, boolean flow) {
    boolean groups = before.contains("_") && number.matches("-?\\d+");
    var text = groups ? number.replaceAll("(?<=\\d)(?=(\\d{3})+$)", "_") : number;
    return quote == ' ' ? text : YamlText.scalar(text, quote, flow);
  }

  /** An anchor may be used elsewhere. */
  void requireToken(YamlNode.Scalar scalar) {
    int start = layout.start(scalar);
    if (start < layout.end(scalar) && layout.text().charAt(start) == '&') {
      throw new CannotPatch("a value with an anchor");
    }
  }

  /**
   * {@code key: value} without what parts it from its neighbours.
   *
   * @param near an entry whose style it takes
   */
  String entry(YamlNode.Mapping mapping, YamlNode.Entry near, Form.Key key) {
    var name = YamlText.scalar(key.key(), quote(near.key()), mapping.flow());
    if (mapping.flow()) {
      return name + ": " + YamlText.flow(key.value(), true);
    }
    var indent = layout.indent(layout.start(near));
    int column = indent.length() + YamlText.width(name) + 2;
    boolean block =
        near.value() instanceof YamlNode.Mapping m
            && !m.flow()
            && key.value() instanceof Form.Keys k
            && k.naming() != Form.Naming.WORDS;
    return name + ":" + YamlText.behind(key.value(), indent, column, block, layout.lineEnd());
  }
}
