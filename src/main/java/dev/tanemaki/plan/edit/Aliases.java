package dev.tanemaki.plan.edit;

import dev.tanemaki.plan.YamlNode;

/** Aliases and anchors, which tie values of a file together that an edit has to part. */
final class Aliases {

  private Aliases() {}

  /** The text with each alias replaced by its value, and without anchors. */
  static String resolved(PlanDocument document) {
    var layout = new Layout(document.text());
    var patch = new TextPatch();
    document.reading().places().root().ifPresent(root -> visit(layout, patch, root, false));
    return patch.apply(document.text());
  }

  private static void visit(Layout layout, TextPatch patch, YamlNode node, boolean flow) {
    switch (node) {
      case YamlNode.Scalar s -> scalar(layout, patch, s, flow);
      case YamlNode.Sequence s -> s.items().forEach(i -> visit(layout, patch, i, s.flow()));
      case YamlNode.Mapping m ->
          m.entries()
              .forEach(
                  e -> {
                    visit(layout, patch, e.key(), m.flow());
                    visit(layout, patch, e.value(), m.flow());
                  });
    }
  }

  private static void scalar(Layout layout, TextPatch patch, YamlNode.Scalar scalar, boolean flow) {
    int start = layout.start(scalar);
    int end = layout.end(scalar);
    char first = start < end ? layout.text().charAt(start) : ' ';
    if (first == '*' || first == '&') {
      var text = scalar.isNull() ? "~" : YamlText.scalar(scalar.text(), ' ', flow);
      patch.replace(start, end, text);
    }
  }
}
