package dev.tanemaki.ui.run;

import dev.tanemaki.run.LogLine;
import dev.tanemaki.ui.kit.Icons;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.session.Words;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The log, folded to its newest line until one asks for it. */
final class LogFold extends VBox {

  private final ToggleButton toggle = new ToggleButton();
  private final Label newest = new Label();
  private final LogPane lines;
  private final Words words;
  private final ViewState view;

  LogFold(ViewState view, Messages texts) {
    this.view = view;
    words = Words.in(texts.locale());
    lines = new LogPane(texts, words);
    lines.setPrefHeight(180);
    toggle.setId("run-log-toggle");
    toggle.setText(texts.text("log.title"));
    toggle.setAccessibleText(texts.text("log.title"));
    toggle.getStyleClass().addAll("flat", "small");
    toggle.setMinWidth(USE_PREF_SIZE);
    newest.getStyleClass().addAll("tm-muted", "tm-small");
    newest.setMinWidth(0);
    var line = new HBox(8, toggle, newest);
    line.setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("log-fold");
    getChildren().addAll(line, lines);
    toggle.setSelected(view.logOpen());
    toggle.selectedProperty().subscribe(this::unfolded);
  }

  void show(List<LogLine> log) {
    newest.setText(log.isEmpty() ? "" : words.of(log.getLast()));
    lines.show(log);
  }

  /** Folds the log; whether it was unfolded. */
  boolean fold() {
    boolean was = toggle.isSelected();
    toggle.setSelected(false);
    return was;
  }

  private void unfolded(boolean open) {
    view.logOpen(open);
    toggle.setGraphic(Icons.of(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT));
    lines.setVisible(open);
    lines.setManaged(open);
    newest.setVisible(!open);
  }
}
