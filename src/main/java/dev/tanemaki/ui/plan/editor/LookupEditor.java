package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.Rule;
import dev.tanemaki.ui.kit.text.Formats;
import java.util.function.Consumer;
import javafx.scene.control.ComboBox;

/** An attribute of what another column chose. */
final class LookupEditor extends FormEditor {

  private final ComboBox<String> via;
  private final ComboBox<String> attribute;

  LookupEditor(Formats formats, Consumer<ColumnEdit> consumer) {
    super(formats, consumer);
    via = Fields.choice("lookup-via", texts.text("lookup.via"), name -> name, this::chosen);
    attribute =
        Fields.choice(
            "lookup-attribute",
            texts.text("lookup.attribute"),
            name -> name,
            name -> edits.rule(new Rule.Lookup(via.getValue(), name), true));
    form.add(texts.text("lookup.via"), "via", via);
    form.add(texts.text("lookup.attribute"), "attribute", attribute);
  }

  /** Another column has other attributes; one of the same name stays. */
  private void chosen(String name) {
    var offered = NamesOf.attributes(context(), name);
    String now = attribute.getValue();
    String kept = offered.contains(now) ? now : offered.stream().findFirst().orElse("");
    edits.rule(new Rule.Lookup(name, kept), true);
    show(edits.rule(), context());
  }

  @Override
  void show(Rule rule, EditorContext around) {
    if (rule instanceof Rule.Lookup(var column, var name)) {
      Fields.show(via, NamesOf.choosing(around, edits.column().name()), column);
      Fields.show(attribute, NamesOf.attributes(around, column), name);
    }
  }
}
