package dev.tanemaki.ui.history;

import dev.tanemaki.run.RunRecord;
import dev.tanemaki.ui.kit.Banner;
import dev.tanemaki.ui.kit.CommandLine;
import dev.tanemaki.ui.kit.Tone;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import java.util.Locale;
import java.util.function.BiConsumer;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What the ledger knows of one run, and the command that shows it in a terminal. */
final class RunDetails extends ScrollPane {

  private static final int FINGERPRINT_SHOWN = 16;
  private static final int PAIRS = 3;

  private final Messages texts;
  private final RunFigures figures;
  private final BiConsumer<RunRecord, String> noted;
  private final VBox content = new VBox();

  /**
   * @param noted keeps words with a run
   */
  RunDetails(Messages texts, Formats formats, BiConsumer<RunRecord, String> noted) {
    this.texts = texts;
    this.noted = noted;
    figures = new RunFigures(formats);
    setId("history-details");
    setFitToWidth(true);
    setFitToHeight(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    getStyleClass().addAll("plain-scroll", "history-details");
    setAccessibleText(texts.text("details.title"));
    content.getStyleClass().add("panel");
    content.setMinHeight(USE_PREF_SIZE);
    setContent(content);
  }

  void show(RunRecord run) {
    content.getChildren().clear();
    if (run == null) {
      return;
    }
    var heading = new Label(texts.text("details.run", Long.toString(run.run()), run.plan()));
    heading.getStyleClass().add("section-title");
    content.getChildren().add(heading);
    if (!run.error().isEmpty()) {
      String[] error = run.error().split("\n", 2);
      content
          .getChildren()
          .add(new Banner(Tone.DANGER, error[0], error.length == 1 ? "" : error[1]));
    }
    if (run.suspended() > 0) {
      content
          .getChildren()
          .add(
              new Banner(
                  Tone.ATTENTION,
                  texts.text("details.aside", run.suspended()),
                  texts.text(run.resumable() ? "details.aside.resume" : "details.aside.restore")));
    }
    content.getChildren().add(grid(run));
    content.getChildren().add(note(run));
    if (run.resumable() || run.suspended() == 0) {
      command("history-command", (run.resumable() ? "resume " : "show ") + run.run());
    }
    if (run.suspended() > 0) {
      command("history-restore-command", "restore " + run.run());
    }
  }

  /** Kept when one is done with it: at Enter, or when one goes elsewhere. */
  private TextField note(RunRecord run) {
    var note = new TextField(run.note());
    note.setId("history-note");
    note.setPromptText(texts.text("details.note"));
    note.setAccessibleText(texts.text("details.note"));
    note.setOnAction(event -> noted.accept(run, note.getText().strip()));
    note.focusedProperty()
        .subscribe(
            (before, now) -> {
              if (before && !now) {
                noted.accept(run, note.getText().strip());
              }
            });
    return note;
  }

  private void command(String id, String words) {
    var command = new CommandLine(texts.locale());
    command.setId(id);
    command.commandProperty().set("tanemaki runs " + words);
    content.getChildren().add(command);
  }

  private GridPane grid(RunRecord run) {
    var grid = new GridPane();
    grid.getStyleClass().add("history-grid");
    for (int i = 0; i < PAIRS; i++) {
      var value = new ColumnConstraints();
      value.setHgrow(Priority.ALWAYS);
      grid.getColumnConstraints().addAll(new ColumnConstraints(), value);
    }
    var options = run.options();
    String mode = options.mode().name().toLowerCase(Locale.ROOT);
    row(grid, 0, "rows", figures.rowsOfAll(run), "started", figures.started(run));
    row(grid, 1, "load", figures.load(run), "ended", figures.ended(run));
    row(grid, 2, "whole", figures.whole(run), "duration", figures.duration(run));
    pair(grid, 0, 2, "options", figures.options(run, texts));
    pair(grid, 1, 2, "mode", texts.text("mode." + mode));
    pair(grid, 2, 2, "constraints", texts.text("constraints." + options.constraints().label()));
    pair(grid, 3, 2, "format", texts.text("format." + options.format().label()));
    pair(grid, 3, 0, "generator", run.generatorVersion());
    String print = run.fingerprint();
    pair(
        grid,
        3,
        1,
        "fingerprint",
        print.length() > FINGERPRINT_SHOWN ? print.substring(0, FINGERPRINT_SHOWN) + "…" : print);
    return grid;
  }

  private void row(GridPane grid, int row, String a, String first, String b, String second) {
    pair(grid, row, 0, a, first);
    pair(grid, row, 1, b, second);
  }

  private void pair(GridPane grid, int row, int place, String key, String value) {
    var word = new Label(texts.text("column." + key));
    word.getStyleClass().add("tm-muted");
    word.setMinWidth(USE_PREF_SIZE);
    var figure = new Label(value.isEmpty() ? "–" : value);
    figure.getStyleClass().add("tm-number");
    word.setLabelFor(figure);
    grid.add(word, 2 * place, row);
    grid.add(figure, 2 * place + 1, row);
  }
}
