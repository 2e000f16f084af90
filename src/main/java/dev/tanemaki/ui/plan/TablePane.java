package dev.tanemaki.ui.plan;

import dev.tanemaki.plan.Rows;
import dev.tanemaki.ui.kit.NumberField;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.kit.text.Quantity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The chosen table: its rows, to be changed, and its columns. */
final class TablePane extends VBox {

  private final PlanModel model;
  private final Messages texts;
  private final Formats formats;
  private final Label name = new Label();
  private final ComboBox<String> choice = new ComboBox<>();
  private final NumberField count;
  private final Label rows = new Label();
  private final Label unit;
  private final ColumnsTable columns;
  private final Label size = new Label();
  private final Label total = new Label();
  private boolean following;

  /**
   * @param edit called when the operator wants to edit the chosen column
   */
  TablePane(PlanModel model, Messages texts, Formats formats, Runnable edit) {
    this.model = model;
    this.texts = texts;
    this.formats = formats;
    getStyleClass().add("plan-table");
    name.setId("plan-table-name");
    name.getStyleClass().add("section-title");
    name.setMinWidth(0);
    choice.setId("plan-table-choice");
    choice.setAccessibleText(texts.text("tables.title"));
    choice.setMinWidth(0);
    choice
        .valueProperty()
        .subscribe(
            chosen -> {
              if (chosen != null && !following) {
                model.go(chosen);
              }
            });
    count = new NumberField(1, Rows.Count.MOST, formats);
    count.setId("plan-rows");
    count.setPrefColumnCount(8);
    count.setMinWidth(80);
    count.setAccessibleText(texts.text("rows.field"));
    settled(count, value -> model.rows(model.tableProperty().get(), value));
    unit = new Label(texts.text("rows.unit"));
    unit.setLabelFor(count);
    unit.setMinWidth(Region.USE_PREF_SIZE);
    unit.getStyleClass().add("tm-muted");
    rows.getStyleClass().addAll("tm-muted", "tm-small");
    rows.setMinWidth(Region.USE_PREF_SIZE);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var head = new HBox(8, name, choice, gap, count, unit, rows);
    head.setAlignment(Pos.CENTER_LEFT);
    head.setMinHeight(32);
    columns =
        new ColumnsTable(
            texts,
            formats,
            column -> model.isChanged(model.tableProperty().get(), Optional.of(column)),
            model.columnProperty()::set,
            edit);
    VBox.setVgrow(columns, Priority.ALWAYS);
    for (Label line : List.of(size, total)) {
      line.getStyleClass().addAll("tm-small", "tm-muted", "tm-number");
      line.setMinWidth(0);
    }
    size.setId("plan-size");
    total.setId("plan-total");
    var estimate = new VBox(size, total);
    estimate.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().addAll(head, columns, estimate);
  }

  /** Takes a number as meant when Enter is pressed or the field is left. */
  static void settled(NumberField field, LongConsumer meant) {
    field.setOnAction(
        event -> {
          if (field.isValid()) {
            meant.accept(field.getValue());
          }
        });
    field
        .focusedProperty()
        .subscribe(
            (before, now) -> {
              if (before && !now && field.isValid()) {
                meant.accept(field.getValue());
              }
            });
  }

  /** Chooses tables here where there is no room for their list. */
  void setChoosing(boolean choosing) {
    choice.setVisible(choosing);
    choice.setManaged(choosing);
    name.setVisible(!choosing);
    name.setManaged(!choosing);
  }

  void show() {
    var row = model.tableRow();
    if (row.isEmpty()) {
      return;
    }
    following = true;
    var names =
        TableRow.all(model.present().orElseThrow(), model.schema()).stream()
            .map(TableRow::name)
            .toList();
    if (!choice.getItems().equals(names)) {
      choice.getItems().setAll(names);
    }
    choice.setValue(row.get().name());
    following = false;
    name.setText(row.get().name());
    boolean counted = row.get().table().rows() instanceof Rows.Count;
    count.setVisible(counted);
    count.setManaged(counted);
    unit.setVisible(counted);
    unit.setManaged(counted);
    rows.setVisible(!counted);
    rows.setManaged(!counted);
    if (row.get().table().rows() instanceof Rows.Count(long wanted) && !count.isFocused()) {
      count.setValue(wanted);
    }
    rows.setText(TablesList.rows(row.get(), texts, formats));
    columns.show(Columns.of(row.get(), row.get().in(model.schema())), model.columnProperty().get());
    mark();
  }

  /** Says what the table and the plan will take, as of lately. */
  void estimate() {
    var estimates = model.estimates();
    size.setText(
        estimates
            .flatMap(e -> e.of(model.tableProperty().get()))
            .map(
                t ->
                    texts.text(
                        "estimate.table",
                        formats.value(Quantity.BYTES, t.rowBytes()),
                        formats.value(Quantity.BYTES, t.heapBytes()),
                        formats.value(Quantity.BYTES, t.indexBytes())))
            .orElse(""));
    total.setText(estimates.map(this::total).orElse(""));
    total.setTooltip(new Tooltip(texts.text("estimate.tip")));
  }

  private String total(Estimates all) {
    String rowsAndBytes =
        texts.text(
            "estimate.total", formats.rows(all.rows()), formats.value(Quantity.BYTES, all.bytes()));
    return Double.isNaN(all.seconds())
        ? rowsAndBytes
        : rowsAndBytes
            + texts.text(
                "estimate.time",
                formats.duration(Duration.ofMillis(Math.round(all.seconds() * 1_000))));
  }

  void mark() {
    columns.mark(model.findings(), model.tableProperty().get());
  }

  void focusColumns() {
    columns.requestFocus();
  }
}
