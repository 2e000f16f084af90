package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.schema.ColumnType;
import dev.tanemaki.ui.kit.DecimalField;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/** Fields that several editors have. */
final class Fields {

  private Fields() {}

  /** Whether the column holds whole numbers; so do auxiliary ones, of which nothing is known. */
  static boolean whole(EditorContext context) {
    return context.column().map(c -> c.type() instanceof ColumnType.Int).orElse(false);
  }

  /** What values are multiples of; empty: the column's own precision, 0 in the plan. */
  static DecimalField step(Messages texts, Formats formats, DecimalField.Listener listener) {
    var field = new DecimalField(texts.text("field.step"), 0, Double.MAX_VALUE, formats, listener);
    field.setId("rule-step");
    field.setWhenEmpty(0, texts.text("field.step.none"));
    return field;
  }

  /** One of a few values. */
  static <T> ComboBox<T> choice(
      String id, String name, Function<T, String> words, Consumer<T> chosen) {
    var box = new ComboBox<T>();
    box.setId(id);
    box.setAccessibleText(name);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(T value) {
            return value == null ? "" : words.apply(value);
          }

          @Override
          public T fromString(String text) {
            throw new UnsupportedOperationException("what is typed is not read");
          }
        });
    box.setMaxWidth(Double.MAX_VALUE);
    box.setMinWidth(48);
    // Showing a value fires no action while the handler is away.
    box.setOnAction(
        event -> {
          if (box.getValue() != null && box.getProperties().get("showing") == null) {
            chosen.accept(box.getValue());
          }
        });
    return box;
  }

  /** Shows a value and tells nobody; one that is not offered is shown all the same. */
  static <T> void show(ComboBox<T> box, List<T> offered, T value) {
    box.getProperties().put("showing", true);
    if (!box.getItems().equals(offered)) {
      box.getItems().setAll(offered);
    }
    box.setValue(value);
    // A text that was typed is not yet the value, which then would change nothing.
    if (box.isEditable() && !box.getConverter().toString(value).equals(box.getEditor().getText())) {
      box.getEditor().setText(box.getConverter().toString(value));
    }
    box.getProperties().remove("showing");
  }
}
