package dev.tanemaki.ui.plan;

import dev.tanemaki.ui.kit.Icons;
import dev.tanemaki.ui.kit.NumberField;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.session.Words;
import java.util.function.LongConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * Rows as the plan makes them; any row of the table is one number away. Folds to one line where
 * room is short.
 */
final class RowsPane extends VBox {

  private double openHeight = 220;

  private final Messages texts;
  private final Formats formats;
  private final LongConsumer go;
  private final Label range = new Label();
  private final NumberField from;
  private final Button back;
  private final Button on;
  private final RowsTable rows;
  private final StackPane body = new StackPane();
  private final Button fold;
  private boolean open;
  private boolean following;

  /**
   * @param go called with the index of the row to begin with, counted from 0
   */
  RowsPane(Messages texts, Formats formats, LongConsumer go) {
    this.texts = texts;
    this.formats = formats;
    this.go = go;
    getStyleClass().add("plan-preview");
    fold = new Button(texts.text("preview.title"));
    fold.setId("preview-fold");
    fold.getStyleClass().addAll("flat", "plan-fold");
    fold.setMinWidth(USE_PREF_SIZE);
    fold.setOnAction(event -> setOpen(!open));
    range.setId("preview-range");
    range.getStyleClass().addAll("tm-muted", "tm-number");
    range.setMinWidth(0);
    from = new NumberField(1, Long.MAX_VALUE, formats);
    from.setId("preview-from");
    from.setPrefColumnCount(9);
    from.setAccessibleText(texts.text("preview.from"));
    from.valueProperty()
        .subscribe(
            (before, now) -> {
              if (!following) {
                go.accept(now.longValue() - 1);
              }
            });
    var word = new Label(texts.text("preview.from"));
    word.setLabelFor(from);
    word.setMinWidth(USE_PREF_SIZE);
    back = step(Feather.CHEVRON_LEFT, "preview-back", texts.text("preview.back"), -1);
    on = step(Feather.CHEVRON_RIGHT, "preview-on", texts.text("preview.on"), 1);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var head = new HBox(8, fold, range, gap, word, from, back, on);
    head.setAlignment(Pos.CENTER_LEFT);
    rows = new RowsTable(texts);
    VBox.setVgrow(body, Priority.ALWAYS);
    body.setMinHeight(88);
    body.getChildren().setAll(rows);
    getChildren().addAll(head, body);
    setOpen(true);
  }

  /** Whether the rows are shown or only their heading. */
  void setOpen(boolean shown) {
    open = shown;
    fold.setGraphic(Icons.of(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT));
    fold.setTooltip(new Tooltip(texts.text(open ? "preview.fold" : "preview.unfold")));
    body.setVisible(open);
    body.setManaged(open);
    setMinHeight(open ? 148 : USE_PREF_SIZE);
    setPrefHeight(open ? openHeight : USE_COMPUTED_SIZE);
  }

  void show(Look.Sample state) {
    switch (state) {
      // What is shown stays until there is something else: it would only flicker.
      case Look.Sample.Making m -> {}
      case Look.Sample.Made made -> {
        rows.show(made);
        range.setText(
            made.cells().isEmpty()
                ? ""
                : texts.text(
                    "preview.range",
                    formats.count(made.first() + 1),
                    formats.count(made.first() + made.cells().size()),
                    formats.count(made.total())));
        following = true;
        from.setValue(made.first() + 1);
        following = false;
        back.setDisable(made.first() == 0);
        on.setDisable(made.first() + made.cells().size() >= made.total());
        place(rows);
      }
      case Look.Sample.Refused(var problem) -> {
        range.setText("");
        place(new VBox(Words.in(texts.locale()).banner(problem)));
      }
    }
  }

  private void place(Node node) {
    if (body.getChildren().getFirst() != node) {
      body.getChildren().setAll(node);
    }
  }

  private Button step(Feather icon, String id, String name, int direction) {
    var button = new Button("", Icons.of(icon));
    button.setId(id);
    button.getStyleClass().add("button-icon");
    button.setAccessibleText(name);
    button.setTooltip(new Tooltip(name));
    button.setOnAction(
        event ->
            go.accept(Math.max(0, from.getValue() - 1 + (long) direction * LiveFollowing.ROWS)));
    return button;
  }

  /** How high the rows are while they are open; of a low window they leave more to the editor. */
  void fit(double window) {
    openHeight = Math.clamp(window / 5, 156, 220);
    if (getPrefHeight() != USE_COMPUTED_SIZE) {
      setPrefHeight(openHeight);
    }
  }
}
