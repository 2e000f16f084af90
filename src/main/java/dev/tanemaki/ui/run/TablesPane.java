package dev.tanemaki.ui.run;

import dev.tanemaki.telemetry.Snapshot.TableProgress;
import dev.tanemaki.ui.kit.ProgressRow;
import dev.tanemaki.ui.kit.text.Formats;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.layout.VBox;

/** How far every table is, those with the most rows first: they are what one waits for. */
final class TablesPane extends VBox {

  private final Formats formats;
  private final Map<String, ProgressRow> rows = new LinkedHashMap<>();

  TablesPane(Formats formats) {
    this.formats = formats;
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
      getChildren().setAll(rows.values());
    }
    tables.forEach(table -> rows.get(table.table()).show(table.rows(), table.totalRows()));
  }
}
