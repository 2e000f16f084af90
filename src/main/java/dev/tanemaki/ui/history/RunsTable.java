package dev.tanemaki.ui.history;

import dev.tanemaki.run.RunRecord;
import dev.tanemaki.ui.kit.Icons;
import dev.tanemaki.ui.kit.Tone;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.kit.text.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.kordamp.ikonli.feather.Feather;

/** The runs, a line each. */
final class RunsTable extends TableView<RunRecord> {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

  private final Messages texts;
  private final Formats formats;

  RunsTable(Messages texts, Formats formats) {
    this.texts = texts;
    this.formats = formats;
    setId("history-table");
    setAccessibleText(texts.text("history.title"));
    getStyleClass().add("history-table");
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    getColumns().add(number("number", 64, run -> "#" + run.run()));
    getColumns().add(status());
    getColumns().add(text("plan", 130, RunRecord::plan));
    getColumns().add(number("rows", 120, run -> formats.count(run.rows())));
    getColumns().add(number("share", 64, this::share));
    getColumns().add(text("started", 156, run -> TIME.format(run.started())));
    getColumns().add(number("duration", 80, this::duration));
    getColumns().add(number("rate", 112, this::rate));
    getColumns().add(text("options", 140, this::options));
    getColumns().add(text("error", 160, RunRecord::error));
  }

  /** Shows the runs; the chosen one stays chosen. */
  void show(List<RunRecord> runs) {
    var chosen = getSelectionModel().getSelectedItem();
    getItems().setAll(runs);
    if (chosen != null) {
      runs.stream()
          .filter(run -> run.run() == chosen.run())
          .findFirst()
          .ifPresent(getSelectionModel()::select);
    } else if (!runs.isEmpty()) {
      getSelectionModel().select(0);
    }
  }

  private String share(RunRecord run) {
    return run.totalRows() == 0
        ? ""
        : formats.value(Quantity.SHARE, Math.floor(100.0 * run.rows() / run.totalRows()) / 100);
  }

  private String duration(RunRecord run) {
    return run.ended().map(end -> formats.elapsed(seconds(run.started(), end)).text()).orElse("");
  }

  private String rate(RunRecord run) {
    return run.ended()
        .filter(end -> end.isAfter(run.started()))
        .map(
            end ->
                formats.value(Quantity.ROWS_PER_SECOND, run.rows() / seconds(run.started(), end)))
        .orElse("");
  }

  private String options(RunRecord run) {
    return texts.text(
        "options.value",
        formats.count(run.options().workers()),
        formats.count(run.options().batchSize()));
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1000.0;
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
        112,
        (cell, run) -> {
          var label = new Label(texts.text("status." + run.status().label()));
          switch (run.status()) {
            case RUNNING -> set(label, Feather.LOADER, Tone.INFO);
            case FINISHED -> set(label, Feather.CHECK_CIRCLE, Tone.POSITIVE);
            case CANCELLED -> set(label, Feather.MINUS_CIRCLE, Tone.ATTENTION);
            case FAILED -> set(label, Feather.X_CIRCLE, Tone.DANGER);
          }
          cell.setGraphic(label);
        });
  }

  private static void set(Label label, Feather icon, Tone tone) {
    label.setGraphic(Icons.of(icon));
    tone.applyTo(label);
  }

  private TableColumn<RunRecord, RunRecord> column(
      String key, double width, BiConsumer<TableCell<?, ?>, RunRecord> painter) {
    var column = new TableColumn<RunRecord, RunRecord>(texts.text("column." + key));
    column.setPrefWidth(width);
    column.setMinWidth(Math.min(width, 56));
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
