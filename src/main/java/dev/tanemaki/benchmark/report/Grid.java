package dev.tanemaki.benchmark.report;

import static dev.tanemaki.benchmark.report.Svg.escape;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table as it is told, whatever draws it.
 *
 * @param columns heads; numbers stand to the right, words to the left
 * @param rows as many cells each as there are columns
 */
record Grid(List<Column> columns, List<Row> rows) {

  /**
   * @param word whether it holds words rather than numbers
   */
  record Column(String head, boolean word) {}

  /**
   * @param mark what is special of it, as the page's style knows it; may be empty
   */
  record Row(String mark, List<String> cells) {}

  /**
   * @param heads in order; those that begin with a tilde are of words
   */
  static Grid of(String... heads) {
    var columns = new ArrayList<Column>();
    for (String head : heads) {
      columns.add(
          head.startsWith("~") ? new Column(head.substring(1), true) : new Column(head, false));
    }
    return new Grid(List.copyOf(columns), new ArrayList<>());
  }

  /** Without the columns of such heads. */
  Grid without(String... heads) {
    List<String> gone = List.of(heads);
    List<Integer> left =
        IntStream.range(0, columns.size())
            .filter(i -> !gone.contains(columns.get(i).head()))
            .boxed()
            .toList();
    return new Grid(
        left.stream().map(columns::get).toList(),
        rows.stream()
            .map(row -> new Row(row.mark(), left.stream().map(row.cells()::get).toList()))
            .toList());
  }

  Grid row(String mark, String... cells) {
    rows.add(new Row(mark, List.of(cells)));
    return this;
  }

  String markdown() {
    var text = new StringBuilder();
    text.append(line(columns.stream().map(Column::head).toList()));
    text.append(
        columns.stream()
            .map(c -> c.word() ? "---" : "---:")
            .collect(Collectors.joining("|", "|", "|\n")));
    rows.forEach(row -> text.append(line(row.cells())));
    return text.append('\n').toString();
  }

  private static String line(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  String html() {
    var page = new StringBuilder("<div class=\"scroll\"><table><thead><tr>");
    for (Column column : columns) {
      page.append(column.word() ? "<th class=\"word\">" : "<th>").append(escape(column.head()));
    }
    page.append("</tr></thead><tbody>");
    for (Row row : rows) {
      page.append(row.mark().isEmpty() ? "<tr>" : "<tr class=\"" + row.mark() + "\">");
      for (int i = 0; i < columns.size(); i++) {
        page.append(columns.get(i).word() ? "<td class=\"word\">" : "<td>")
            .append(escape(row.cells().get(i)));
      }
      page.append("</tr>");
    }
    return page.append("</tbody></table></div>").toString();
  }
}
