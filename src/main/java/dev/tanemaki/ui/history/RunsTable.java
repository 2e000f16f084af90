package dev.tanemaki.ui.history;

import dev.tanemaki.run.RunRecord;
import dev.tanemaki.ui.kit.Icons;
import dev.tanemaki.ui.kit.Tone;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** The runs, a line each. */
final class RunsTable extends TableView<RunRecord> {

  /** How a run ended. */
  private static final double STATUS_WIDTH = 116;

  /** How a run ended and what it left aside. */
  private static final double LONG_STATUS_WIDTH = 172;

  private static final Set<String> UNCUT = Set.of("plan", "started");

  private final Messages texts;
  private final RunFigures figures;
  private final TableColumn<RunRecord, RunRecord> status;

  RunsTable(Messages texts, Formats formats) {
    this.texts = texts;
    figures = new RunFigures(formats);
    setId("history-table");
    setAccessibleText(texts.text("history.title"));
    getStyleClass().add("history-table");
    getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    getColumns().add(number("number", 52, run -> "#" + run.run()));
    status = status();
    getColumns().add(status);
    getColumns()
        .add(
            text(
                "plan",
                98,
                run -> run.note().isEmpty() ? run.plan() : run.plan() + " · " + run.note()));
    getColumns().add(number("rows", 90, figures::rows));
    getColumns().add(number("share", 60, figures::share));
    getColumns().add(text("started", 140, figures::started));
    getColumns().add(number("duration", 72, figures::duration));
    getColumns().add(number("load", 112, figures::load));
    getColumns().add(number("whole", 112, figures::whole));
    getColumns().add(text("options", 112, run -> figures.options(run, texts)));
  }

  /** Shows the runs; the chosen one stays chosen. */
  void show(List<RunRecord> runs) {
    List<Long> chosen =
        getSelectionModel().getSelectedItems().stream().map(RunRecord::run).toList();
    boolean words =
        runs.stream().anyMatch(r -> r.suspended() > 0 || r.status() == RunRecord.Status.UNDOING);
    status.setMinWidth(words ? LONG_STATUS_WIDTH : STATUS_WIDTH);
    status.setPrefWidth(words ? LONG_STATUS_WIDTH : STATUS_WIDTH);
    getItems().setAll(runs);
    getSelectionModel().clearSelection();
    runs.stream().filter(run -> chosen.contains(run.run())).forEach(getSelectionModel()::select);
    if (chosen.isEmpty() && !runs.isEmpty()) {
      getSelectionModel().select(0);
    }
  }

  private TableColumn<RunRecord, RunRecord> number(
      String key, double width, Function<RunRecord, String> value) {
    var column = text(key, width, value);
    column.getStyleClass().addAll("tm-number", "right-aligned");
    return column;
  }

  private TableColumn<RunRecord, RunRecord> text(
      String key, double width, Function<RunRecord, String> value) {
    return column(key, width, (cell, run) -> cell.setText(value.apply(run)));
  }

  private TableColumn<RunRecord, RunRecord> status() {
    return column(
        "status",
        STATUS_WIDTH,
        (cell, run) -> {
          var label = new Label(texts.text("status." + run.status().label()));
          switch (run.status()) {
            case RUNNING -> set(label, Feather.LOADER, Tone.INFO);
            case INTERRUPTED -> set(label, Feather.ALERT_CIRCLE, Tone.ATTENTION);
            case FINISHED -> set(label, Feather.CHECK_CIRCLE, Tone.POSITIVE);
            case CANCELLED -> set(label, Feather.MINUS_CIRCLE, Tone.ATTENTION);
            case UNDOING -> set(label, Feather.ROTATE_CCW, Tone.ATTENTION);
            case UNDONE -> set(label, Feather.ROTATE_CCW, Tone.INFO);
            case FAILED -> set(label, Feather.X_CIRCLE, Tone.DANGER);
          }
          cell.setGraphic(run.suspended() == 0 ? label : line(label, aside(run)));
        });
  }

  private static HBox line(Label... labels) {
    for (Label label : labels) {
      label.setMinWidth(Label.USE_PREF_SIZE);
    }
    var line = new HBox(8, labels);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private Label aside(RunRecord run) {
    var label = new Label(texts.text("status.aside", run.suspended()));
    Tone.ATTENTION.applyTo(label);
    return label;
  }

  private static void set(Label label, Feather icon, Tone tone) {
    label.setGraphic(Icons.of(icon));
    tone.applyTo(label);
  }

  private TableColumn<RunRecord, RunRecord> column(
      String key, double width, BiConsumer<TableCell<?, ?>, RunRecord> painter) {
    var column = new TableColumn<RunRecord, RunRecord>(texts.text("column." + key));
    column.setPrefWidth(width);
    // What has no shorter form is not cut; figures and settings stand in the details as well.
    column.setMinWidth(UNCUT.contains(key) ? width : Math.min(width, 48));
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setCellFactory(
        ignored ->
            new TableCell<>() {
              @Override
              protected void updateItem(RunRecord run, boolean empty) {
                super.updateItem(run, empty);
                setText(null);
                setGraphic(null);
                if (!empty && run != null) {
                  painter.accept(this, run);
                }
              }
            });
    return column;
  }
}
