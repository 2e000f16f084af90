package dev.tanemaki.ui.plan;

import dev.tanemaki.plan.Rows;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.plan.PlanModel.TableRow;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The tables of the plan with their number of rows and where these come from. */
final class TablesList extends ListView<TableRow> {

  private final Messages texts;
  private final Formats formats;

  /**
   * @param chosen called with the table the operator goes to
   */
  TablesList(Messages texts, Formats formats, Consumer<TableRow> chosen) {
    this.texts = texts;
    this.formats = formats;
    setId("plan-tables");
    getStyleClass().add("plan-tables");
    setAccessibleText(texts.text("tables.title"));
    setCellFactory(list -> new Cell());
    getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            row -> {
              if (row != null) {
                chosen.accept(row);
              }
            });
  }

  void show(List<TableRow> rows) {
    if (!getItems().equals(rows)) {
      getItems().setAll(rows);
    }
  }

  /** Goes to the table of that name, else to the first; empty where there is none at all. */
  Optional<TableRow> select(String name) {
    var found =
        getItems().stream()
            .filter(row -> row.name().equals(name))
            .findFirst()
            .or(() -> getItems().stream().findFirst());
    found.ifPresent(getSelectionModel()::select);
    return found;
  }

  private String rows(Rows rows) {
    return switch (rows) {
      case Rows.Count(var count) -> formats.rows(count);
      case Rows.PerParent() -> texts.text("rows.parent");
      case Rows.Listed listed -> formats.rows(listed.records().size());
    };
  }

  private String from(TableRow row) {
    String source =
        switch (row.table().rows()) {
          case Rows.Count c -> texts.text("rows.generated");
          case Rows.PerParent p -> texts.text("rows.generated");
          case Rows.Listed listed -> listed.source();
        };
    return row.auxiliary() ? texts.text("rows.auxiliary", source) : source;
  }

  private final class Cell extends ListCell<TableRow> {

    private final Label name = new Label();
    private final Label rows = new Label();
    private final Label from = new Label();
    private final VBox card;

    Cell() {
      name.setMinWidth(0);
      rows.setMinWidth(Region.USE_PREF_SIZE);
      rows.getStyleClass().addAll("tm-number", "tm-muted");
      from.getStyleClass().addAll("tm-small", "tm-muted");
      from.setMinWidth(0);
      var gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      var line = new HBox(8, name, gap, rows);
      line.setAlignment(Pos.CENTER_LEFT);
      card = new VBox(line, from);
      card.setPrefWidth(0);
    }

    @Override
    protected void updateItem(TableRow row, boolean empty) {
      super.updateItem(row, empty);
      setText(null);
      if (empty || row == null) {
        setGraphic(null);
        return;
      }
      name.setText(row.name());
      name.getStyleClass().remove("tm-strong");
      if (!row.auxiliary()) {
        name.getStyleClass().add("tm-strong");
      }
      rows.setText(rows(row.table().rows()));
      from.setText(from(row));
      setAccessibleText(row.name() + ", " + rows.getText());
      setGraphic(card);
    }
  }
}
