package dev.tanemaki.ui.plan;

import dev.tanemaki.ui.kit.Icons;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.kit.text.Quantity;
import dev.tanemaki.ui.plan.PlanModel.ColumnRow;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;

/** The columns of a table: what they hold and how they get it. */
final class ColumnsTable extends TableView<ColumnRow> {

  private final Messages texts;
  private final Formats formats;
  private final RuleText rules;

  ColumnsTable(Messages texts, Formats formats) {
    this.texts = texts;
    this.formats = formats;
    rules = new RuleText(texts, formats);
    setId("plan-columns");
    getStyleClass().add("plan-columns");
    setAccessibleText(texts.text("columns.title"));
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    getColumns().add(name());
    getColumns().add(text("type", 120, ColumnRow::type, true));
    getColumns().add(text("rule", 96, this::kind, false));
    getColumns().add(shape());
    var nulls = text("nulls", 56, this::nulls, true);
    nulls.getStyleClass().add("right-aligned");
    getColumns().add(nulls);
    getColumns().add(text("detail", 320, this::detail, false));
  }

  void show(List<ColumnRow> columns) {
    getItems().setAll(columns);
    scrollTo(0);
  }

  private String kind(ColumnRow row) {
    return row.rule()
        .map(rules::kind)
        .orElseGet(() -> texts.text("from." + row.from().name().toLowerCase(Locale.ROOT)));
  }

  private String detail(ColumnRow row) {
    return row.rule().map(rules::detail).orElse("");
  }

  private String nulls(ColumnRow row) {
    return row.nulls() > 0 ? formats.value(Quantity.SHARE, row.nulls()) : "";
  }

  private TableColumn<ColumnRow, ColumnRow> name() {
    return column(
        "name",
        168,
        (cell, row) -> {
          cell.setText(row.name());
          cell.getStyleClass().remove("tm-muted");
          if (row.auxiliary()) {
            cell.getStyleClass().add("tm-muted");
          }
          if (row.key()) {
            var key = Icons.of(Feather.KEY);
            key.setAccessibleText(texts.text("columns.key"));
            cell.setGraphic(key);
          }
        });
  }

  private TableColumn<ColumnRow, ColumnRow> shape() {
    return column(
        "shape",
        84,
        (cell, row) -> {
          var shares = row.rule().map(RuleText::shape).orElse(List.of());
          if (!shares.isEmpty()) {
            cell.setGraphic(new ShareBars(shares));
          }
        });
  }

  private TableColumn<ColumnRow, ColumnRow> text(
      String key, double width, Function<ColumnRow, String> value, boolean muted) {
    var column =
        column(
            key,
            width,
            (cell, row) -> {
              String text = value.apply(row);
              cell.setText(text.replaceAll("\\s+", " "));
              cell.setTooltip(text.length() > 24 ? new Tooltip(text) : null);
            });
    if (muted) {
      column.getStyleClass().add("muted");
    }
    return column;
  }

  private TableColumn<ColumnRow, ColumnRow> column(
      String key, double width, BiConsumer<TableCell<?, ?>, ColumnRow> painter) {
    var column = new TableColumn<ColumnRow, ColumnRow>(texts.text("column." + key));
    column.setPrefWidth(width);
    column.setMinWidth(Math.min(width, 56));
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setCellFactory(
        ignored ->
            new TableCell<>() {
              @Override
              protected void updateItem(ColumnRow row, boolean empty) {
                super.updateItem(row, empty);
                setText(null);
                setGraphic(null);
                setTooltip(null);
                if (!empty && row != null) {
                  painter.accept(this, row);
                }
              }
            });
    return column;
  }
}
