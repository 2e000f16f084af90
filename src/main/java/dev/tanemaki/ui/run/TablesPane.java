package dev.tanemaki.ui.run;

import dev.tanemaki.telemetry.Snapshot.TableProgress;
import dev.tanemaki.ui.kit.ProgressRow;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** How far every table is, those with the most rows first: they are what one waits for. */
final class TablesPane extends VBox {

  private final Formats formats;
  private final Label empty = new Label();
  private final Map<String, ProgressRow> rows = new LinkedHashMap<>();

  TablesPane(Messages texts, Formats formats) {
    this.formats = formats;
    empty.setText(texts.text("tables.empty"));
    empty.setWrapText(true);
    empty.getStyleClass().addAll("tm-muted", "tm-small");
    getChildren().setAll(empty);
    getStyleClass().add("tables");
  }

  void show(List<TableProgress> progress) {
    var tables =
        progress.stream()
            .sorted(Comparator.comparingLong(TableProgress::totalRows).reversed())
            .toList();
    var names = tables.stream().map(TableProgress::table).toList();
    if (!List.copyOf(rows.keySet()).equals(names)) {
      rows.clear();
      names.forEach(name -> rows.put(name, new ProgressRow(name, formats)));
      getChildren().setAll(rows.isEmpty() ? List.of(empty) : rows.values());
    }
    tables.forEach(table -> rows.get(table.table()).show(table.rows(), table.totalRows()));
  }
}
