package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.Rule;
import dev.tanemaki.ui.kit.Icons;
import dev.tanemaki.ui.kit.text.Formats;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Another column's values in other words. */
final class TranslateEditor extends FormEditor {

  private record Pair(String from, String to) {}

  private final ComboBox<String> of;
  private final VBox lines = new VBox();
  private final CheckBox elsewise = new CheckBox();
  private final TextEdit otherwise;
  private final List<Pair> pairs = new ArrayList<>();

  TranslateEditor(Formats formats, Consumer<ColumnEdit> consumer) {
    super(formats, consumer);
    of =
        Fields.choice("translate-of", texts.text("translate.of"), name -> name, name -> tell(true));
    form.add(texts.text("translate.of"), "of", of);
    otherwise =
        new TextEdit(
            "translate-otherwise", texts.text("translate.otherwise"), (text, s) -> tell(s));
    elsewise.setId("translate-elsewise");
    elsewise.setText(texts.text("translate.otherwise"));
    elsewise.setOnAction(
        event -> {
          otherwise.setDisable(!elsewise.isSelected());
          tell(true);
        });
    HBox.setHgrow(otherwise, Priority.ALWAYS);
    var last = new HBox(elsewise, otherwise);
    last.getStyleClass().add("choice-tools");
    last.setAlignment(Pos.CENTER_LEFT);
    var add = new Button(texts.text("translate.add"), Icons.of(Feather.PLUS));
    add.setId("translate-add");
    add.getStyleClass().add("small");
    add.setOnAction(
        event -> {
          pairs.add(new Pair("", ""));
          showPairs();
          lines.getChildren().getLast().lookup(".text-field").requestFocus();
        });
    lines.getStyleClass().add("editor-lines");
    root.getChildren().addAll(lines, add, last);
  }

  private void tell(boolean settled) {
    var values = new LinkedHashMap<String, String>();
    pairs.stream().filter(p -> !p.from().isEmpty()).forEach(p -> values.put(p.from(), p.to()));
    edits.rule(
        new Rule.Translate(
            of.getValue() == null ? "" : of.getValue(),
            values,
            elsewise.isSelected() ? Optional.of(otherwise.getText()) : Optional.empty()),
        settled);
  }

  @Override
  void show(Rule rule, EditorContext around) {
    if (rule instanceof Rule.Translate t) {
      Fields.show(of, NamesOf.siblings(around, edits.column().name()), t.of());
      elsewise.setSelected(t.otherwise().isPresent());
      otherwise.setDisable(t.otherwise().isEmpty());
      otherwise.show(t.otherwise().orElse(""));
      var now = pairs(t.values());
      if (!now.equals(pairs)) {
        pairs.clear();
        pairs.addAll(now);
        showPairs();
      }
    }
  }

  private static List<Pair> pairs(Map<String, String> values) {
    return values.entrySet().stream().map(e -> new Pair(e.getKey(), e.getValue())).toList();
  }

  private void showPairs() {
    lines.getChildren().clear();
    for (int i = 0; i < pairs.size(); i++) {
      lines.getChildren().add(line(i));
    }
  }

  private HBox line(int index) {
    var from =
        new TextEdit(
            "translate-from-" + index,
            texts.text("translate.from"),
            (text, s) -> {
              pairs.set(index, new Pair(text, pairs.get(index).to()));
              tell(s);
            });
    var to =
        new TextEdit(
            "translate-to-" + index,
            texts.text("translate.to"),
            (text, s) -> {
              pairs.set(index, new Pair(pairs.get(index).from(), text));
              tell(s);
            });
    from.show(pairs.get(index).from());
    to.show(pairs.get(index).to());
    var remove = new Button();
    remove.setGraphic(Icons.of(Feather.TRASH_2));
    remove.getStyleClass().add("button-icon");
    remove.setAccessibleText(texts.text("choice.remove"));
    remove.setTooltip(new Tooltip(texts.text("choice.remove")));
    remove.setOnAction(
        event -> {
          pairs.remove(index);
          showPairs();
          tell(true);
        });
    HBox.setHgrow(from, Priority.ALWAYS);
    HBox.setHgrow(to, Priority.ALWAYS);
    var arrow = new Label("→");
    arrow.getStyleClass().add("tm-muted");
    arrow.setMinWidth(Label.USE_PREF_SIZE);
    var line = new HBox(from, arrow, to, remove);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("choice-tools");
    return line;
  }
}
