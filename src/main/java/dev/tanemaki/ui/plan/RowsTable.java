package dev.tanemaki.ui.plan;

import dev.tanemaki.ui.kit.HoverTip;
import dev.tanemaki.ui.kit.text.Messages;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/**
 * Rows of a table. Other rows come in place of those before, cell by cell: of a table that is made
 * anew several times a second only what differs is laid out and drawn again.
 */
final class RowsTable extends TableView<List<StringProperty>> {

  private static final double LETTER = 7.2;
  private static final double WIDEST = 240;

  /** Values of more letters may be cut. */
  private static final int SHORT = 16;

  private final Messages texts;
  private List<String> names = List.of();

  RowsTable(Messages texts) {
    this.texts = texts;
    setId("plan-preview-rows");
    setAccessibleText(texts.text("preview.title"));
    var none = new Label(texts.text("preview.none"));
    none.getStyleClass().add("tm-muted");
    setPlaceholder(none);
  }

  void show(Look.Sample.Made made) {
    var rows = getItems();
    if (names.equals(made.columns()) && rows.size() == made.cells().size()) {
      for (int row = 0; row < rows.size(); row++) {
        for (int column = 0; column < names.size(); column++) {
          rows.get(row).get(column).set(made.cells().get(row).get(column));
        }
      }
      return;
    }
    if (!names.equals(made.columns())) {
      names = made.columns();
      getColumns().setAll(columns(made));
    }
    rows.setAll(made.cells().stream().map(RowsTable::row).toList());
  }

  private static List<StringProperty> row(List<String> cells) {
    return cells.stream().<StringProperty>map(SimpleStringProperty::new).toList();
  }

  private List<TableColumn<List<StringProperty>, String>> columns(Look.Sample.Made made) {
    return IntStream.range(0, names.size())
        .mapToObj(i -> column(i, made.numbers().get(i), longest(made, i)))
        .toList();
  }

  /** Letters of the longest name or value; a letter of a wide script counts twice. */
  private static int longest(Look.Sample.Made made, int index) {
    return IntStream.concat(
            IntStream.of(letters(made.columns().get(index))),
            made.cells().stream().mapToInt(row -> letters(row.get(index))))
        .max()
        .orElse(0);
  }

  private static int letters(String text) {
    return text == null ? 4 : text.chars().map(c -> c < 0x1100 ? 1 : 2).sum();
  }

  private TableColumn<List<StringProperty>, String> column(int index, boolean number, int letters) {
    var column = new TableColumn<List<StringProperty>, String>(names.get(index));
    if (number) {
      column.getStyleClass().add("right-aligned");
    }
    column.setMinWidth(64);
    column.setSortable(false);
    column.setReorderable(false);
    column.setPrefWidth(Math.clamp(LETTER * letters + 24, number ? 96 : 64, WIDEST));
    column.setCellValueFactory(row -> row.getValue().get(index));
    column.setCellFactory(ignored -> new Cell());
    return column;
  }

  private final class Cell extends TableCell<List<StringProperty>, String> {

    Cell() {
      HoverTip.on(this, () -> tip(isEmpty() ? null : getItem()));
    }

    private static String tip(String value) {
      return value != null && value.length() > SHORT ? value : "";
    }

    @Override
    protected void updateItem(String value, boolean empty) {
      super.updateItem(value, empty);
      boolean shown = !empty && getTableRow() != null && getTableRow().getItem() != null;
      boolean none = shown && value == null;
      if (none != getStyleClass().contains("null")) {
        if (none) {
          getStyleClass().add("null");
        } else {
          getStyleClass().remove("null");
        }
      }
      setText(none ? texts.text("preview.null") : shown ? value.replace('\n', '⏎') : null);
    }
  }
}
