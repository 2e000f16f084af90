package dev.tanemaki.ui.run;

import dev.tanemaki.run.LogLine;
import dev.tanemaki.ui.kit.Tone;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.session.Words;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;

/** The run's log, newest at the foot. */
final class LogPane extends ListView<LogLine> {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

  private final Words words;
  private List<LogLine> shown = List.of();

  LogPane(Messages texts, Words words) {
    this.words = words;
    setId("run-log");
    getStyleClass().add("run-log");
    setAccessibleText(texts.text("log.title"));
    var empty = new Label(texts.text("log.empty"));
    empty.getStyleClass().add("tm-muted");
    setPlaceholder(empty);
    setCellFactory(list -> new Line());
  }

  void show(List<LogLine> lines) {
    if (lines.equals(shown)) {
      return;
    }
    boolean atEnd = getSelectionModel().isEmpty();
    if (lines.size() > shown.size() && lines.subList(0, shown.size()).equals(shown)) {
      getItems().addAll(lines.subList(shown.size(), lines.size()));
    } else {
      getItems().setAll(lines);
    }
    shown = lines;
    if (atEnd && !lines.isEmpty()) {
      scrollTo(lines.size() - 1);
    }
  }

  private final class Line extends ListCell<LogLine> {
    @Override
    protected void updateItem(LogLine line, boolean empty) {
      super.updateItem(line, empty);
      setText(empty || line == null ? "" : TIME.format(line.at()) + "  " + words.of(line));
      var tone =
          empty || line == null
              ? Tone.NEUTRAL
              : switch (line.level()) {
                case INFO -> Tone.NEUTRAL;
                case ATTENTION -> Tone.ATTENTION;
                case DANGER -> Tone.DANGER;
              };
      tone.applyTo(this);
    }
  }
}
