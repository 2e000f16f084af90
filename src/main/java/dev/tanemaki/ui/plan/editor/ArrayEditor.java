package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.Rule;
import dev.tanemaki.ui.kit.Icons;
import dev.tanemaki.ui.kit.text.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** An array whose elements are templates. */
final class ArrayEditor extends FormEditor {

  private final VBox lines = new VBox();
  private final List<TemplateField> fields = new ArrayList<>();

  ArrayEditor(Formats formats, Consumer<ColumnEdit> consumer) {
    super(formats, consumer);
    lines.getStyleClass().add("editor-lines");
    var add = new Button(texts.text("array.add"), Icons.of(Feather.PLUS));
    add.setId("array-add");
    add.getStyleClass().add("small");
    add.setOnAction(
        event -> {
          var more = texts();
          more.add("");
          rebuild(more);
          tell(true);
          fields.getLast().focusText();
        });
    root.getChildren().addAll(lines, add);
  }

  private List<String> texts() {
    return new ArrayList<>(fields.stream().map(TemplateField::text).toList());
  }

  private void tell(boolean settled) {
    edits.rule(new Rule.ArrayOf(texts()), settled);
  }

  @Override
  void show(Rule rule, EditorContext around) {
    if (rule instanceof Rule.ArrayOf(var templates)) {
      if (templates.size() != fields.size()) {
        rebuild(templates);
      }
      for (int i = 0; i < templates.size(); i++) {
        fields.get(i).show(templates.get(i));
      }
    }
  }

  @Override
  void mark() {
    var names = NamesOf.insertable(context(), edits.column().name());
    fields.forEach(field -> field.offer(names));
  }

  private void rebuild(List<String> templates) {
    fields.clear();
    lines.getChildren().clear();
    for (int i = 0; i < templates.size(); i++) {
      int index = i;
      var field = new TemplateField("array-" + i, 1, texts, (text, settled) -> tell(settled));
      field.show(templates.get(i));
      fields.add(field);
      var remove = new Button();
      remove.setGraphic(Icons.of(Feather.TRASH_2));
      remove.getStyleClass().add("button-icon");
      remove.setAccessibleText(texts.text("choice.remove"));
      remove.setTooltip(new Tooltip(texts.text("choice.remove")));
      remove.setDisable(templates.size() < 2);
      remove.setOnAction(
          event -> {
            var fewer = texts();
            fewer.remove(index);
            rebuild(fewer);
            mark();
            tell(true);
          });
      HBox.setHgrow(field, Priority.ALWAYS);
      var line = new HBox(field, remove);
      line.setAlignment(Pos.TOP_LEFT);
      line.getStyleClass().add("choice-tools");
      lines.getChildren().add(line);
    }
    if (context() != null) {
      mark();
    }
  }
}
