package dev.tanemaki.ui.plan;

import dev.tanemaki.plan.Rows;
import dev.tanemaki.ui.kit.NumberField;
import dev.tanemaki.ui.kit.Tone;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.kit.text.Quantity;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The chosen table: its rows, to be changed, and its columns. */
final class TablePane extends VBox {

  private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

  private final PlanModel model;
  private final Messages texts;
  private final Formats formats;
  private final Label name = new Label();
  private final ComboBox<String> choice = new ComboBox<>();
  private final NumberField count;
  private final NumberEdit countEdit;
  private final Label note = new Label();
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
    choice.setCellFactory(list -> new TableCell());
    count = new NumberField(1, Rows.Count.MOST, formats);
    count.setId("plan-rows");
    count.setPrefColumnCount(8);
    count.setMinWidth(80);
    count.setAccessibleText(texts.text("rows.field"));
    countEdit =
        new NumberEdit(
            count, (value, settled) -> model.rows(model.tableProperty().get(), value, settled));
    count.errorProperty().subscribe(error -> say());
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
    note.setId("plan-rows-note");
    note.getStyleClass().add("tm-note");
    note.setWrapText(true);
    note.setMinHeight(Region.USE_PREF_SIZE);
    Tone.DANGER.applyTo(note);
    getChildren().addAll(head, note, columns, estimate);
  }

  /** A table to choose, marked where something is wrong with it. */
  private final class TableCell extends ListCell<String> {
    @Override
    protected void updateItem(String table, boolean empty) {
      super.updateItem(table, empty);
      boolean shown = !empty && table != null;
      setText(shown ? table : null);
      boolean wrong = shown && !PlanFindings.of(model.findings(), table).isEmpty();
      setGraphic(wrong ? PlanFindings.mark() : null);
    }
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
    if (row.get().table().rows() instanceof Rows.Count(long wanted)) {
      countEdit.show(wanted, model.plan().isDrafting());
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

  /** Marks what is wrong with the table, its rows and its columns. */
  void mark() {
    columns.mark(model.findings(), model.tableProperty().get());
    say();
  }

  /** What was typed and is no number of rows, else what is wrong with the table itself. */
  private void say() {
    var said = new LinkedHashSet<String>();
    var found =
        model
            .tableRow()
            .map(row -> PlanFindings.ofTableAlone(model.findings(), row, model.schema()))
            .orElse(List.of());
    if (!count.isValid() && count.isVisible()) {
      said.add(count.errorProperty().get());
    } else {
      found.forEach(f -> said.add(f.words().in(formats.locale())));
    }
    boolean ofRows = found.stream().anyMatch(f -> f.path().endsWith("/rows"));
    count.pseudoClassStateChanged(DANGER, ofRows || !count.isValid());
    note.setText(String.join("\n", said));
    count.setAccessibleHelp(note.getText());
    note.setVisible(!said.isEmpty());
    note.setManaged(!said.isEmpty());
  }

  /** To the number of rows, or to the columns where the rows are none to be typed. */
  void focusRows() {
    (count.isVisible() ? count : columns).requestFocus();
  }
}
