package dev.tanemaki.plan;

import dev.tanemaki.problem.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Reads one table: where its rows come from, its columns, its auxiliary columns. */
final class TableReader {

  private static final Message ALLOWED_ROWS =
      PlanMessage.ALLOWED_ROWS.of(Fit.grouped(Rows.Count.MOST));

  private final Complaints complaints;
  private final PlanFiles files;
  private final RuleReader rules;

  TableReader(Complaints complaints, PlanFiles files) {
    this.complaints = complaints;
    this.files = files;
    this.rules = new RuleReader(complaints);
  }

  List<TablePlan> tables(Optional<YamlNode> node, String where) {
    if (node.isEmpty()) {
      return List.of();
    }
    var fields = new Fields(complaints, node.get(), where, List.of());
    return fields.entries().stream().map(e -> table(e.key().text(), e.value())).toList();
  }

  private TablePlan table(String name, YamlNode node) {
    var fields = new Fields(complaints, node, name, List.of("rows", "data", "columns", "with"));
    if (!fields.readable()) {
      return new TablePlan(name, new Rows.Count(1), List.of(), List.of());
    }
    var columns = columns(fields, "columns");
    var with = columns(fields, "with");
    var names = new LinkedHashSet<String>();
    columns.forEach(c -> names.add(c.name()));
    for (var auxiliary : with) {
      if (!names.add(auxiliary.name())) {
        fields.complain(
            fields.node("with").orElseThrow(),
            "with",
            PlanMessage.COLUMN_AND_AUXILIARY.of(auxiliary.name()),
            PlanMessage.RENAME_AUXILIARY_COLUMN.of());
      }
    }
    return new TablePlan(name, rows(fields), columns, with);
  }

  private List<ColumnPlan> columns(Fields table, String key) {
    var node = table.node(key);
    if (node.isEmpty()) {
      return List.of();
    }
    var fields = new Fields(complaints, node.get(), table.name(key), List.of());
    var columns = new ArrayList<ColumnPlan>();
    for (var entry : fields.entries()) {
      var name = entry.key().text();
      columns.add(rules.column(name, entry.value(), table.name(name)));
    }
    return columns;
  }

  private Rows rows(Fields table) {
    var data = table.node("data");
    var rows = table.node("rows");
    if (data.isPresent() == rows.isPresent()) {
      table.complain(
          (data.isPresent() ? PlanMessage.ROWS_AND_DATA : PlanMessage.NO_ROWS_NO_DATA).of(),
          PlanMessage.ROWS_OR_DATA.of());
      return new Rows.Count(1);
    }
    if (data.isPresent()) {
      return listed(data.get(), table);
    }
    var node = rows.get();
    if (node instanceof YamlNode.Scalar s && s.text().equals("per-parent")) {
      return new Rows.PerParent();
    }
    long count =
        node instanceof YamlNode.Scalar s ? Scalars.whole(s.text()).orElse(Long.MIN_VALUE) : -1;
    if (count == Long.MIN_VALUE || !(node instanceof YamlNode.Scalar)) {
      table.complain(node, "rows", PlanMessage.NO_WHOLE_NUMBER.of(node.kind()), ALLOWED_ROWS);
    } else if (count < 1 || count > Rows.Count.MOST) {
      table.complain(node, "rows", PlanMessage.ROWS_OUT_OF_RANGE.of(count), ALLOWED_ROWS);
    }
    return new Rows.Count(Math.clamp(count, 1, Rows.Count.MOST));
  }

  /** {@code data: file.csv}, or {@code data: {source: …, csv: …}} with the records in place. */
  private Rows listed(YamlNode node, Fields table) {
    if (node instanceof YamlNode.Mapping) {
      var fields = new Fields(complaints, node, table.name("data"), List.of("source", "csv"));
      var source = fields.text("source").orElse("data");
      return CsvReader.read(source, fields.requiredText("csv"), node, table, complaints);
    }
    var name = table.text(node, table.name("data"));
    if (!name.isEmpty()) {
      try {
        var text = files.read(name);
        return files
            .list(name, () -> listed(name, text, node, table))
            .orElseGet(() -> new Rows.Listed(name, List.of(), List.of()));
      } catch (IOException e) {
        complaints.addFile(
            node, table.name("data"), FileException.words(e), PlanMessage.CSV_FILE.of());
      }
    }
    return new Rows.Listed(name, List.of(), List.of());
  }

  /** Empty where there was something to complain of, so that it is complained of every time. */
  private Optional<Rows.Listed> listed(String name, String text, YamlNode node, Fields table) {
    int before = complaints.size();
    var list = CsvReader.read(name, text, node, table, complaints);
    return complaints.size() == before && !complaints.full() ? Optional.of(list) : Optional.empty();
  }
}
