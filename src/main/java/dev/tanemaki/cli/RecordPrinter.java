package dev.tanemaki.cli;

import dev.tanemaki.generate.TableProgram;
import dev.tanemaki.schema.ColumnType;
import java.io.PrintStream;
import java.util.List;

/** Rows as psql shows them: side by side where they fit, else one column per line. */
final class RecordPrinter {

  private static final int WIDTH = 120;

  private final PrintStream out;

  RecordPrinter(PrintStream out) {
    this.out = out;
  }

  /**
   * @param first index of the first row
   * @param rows text of every cell, null for null
   */
  void print(TableProgram program, long first, List<List<String>> rows) {
    if (width(program, rows) <= WIDTH) {
      sideBySide(program, first, rows);
    } else {
      below(program, first, rows);
    }
  }

  private static int width(TableProgram program, List<List<String>> rows) {
    int width = 12;
    for (int column = 0; column < program.columns().size(); column++) {
      int widest = program.columns().get(column).name().length();
      for (var row : rows) {
        widest = Math.max(widest, TextTable.width(shown(row.get(column))));
      }
      width += widest + 2;
    }
    return width;
  }

  private void sideBySide(TableProgram program, long first, List<List<String>> rows) {
    int columns = program.columns().size();
    boolean[] right = new boolean[columns + 1];
    String[] header = new String[columns + 1];
    right[0] = true;
    header[0] = "index";
    for (int i = 0; i < columns; i++) {
      right[i + 1] = isNumber(program.columns().get(i).type());
      header[i + 1] = program.columns().get(i).name();
    }
    var table = new TextTable(out, right);
    table.row(header);
    for (int row = 0; row < rows.size(); row++) {
      String[] line = new String[columns + 1];
      line[0] = Figures.count(first + row);
      for (int i = 0; i < columns; i++) {
        line[i + 1] = shown(rows.get(row).get(i));
      }
      table.row(line);
    }
    table.print();
  }

  private void below(TableProgram program, long first, List<List<String>> rows) {
    for (int row = 0; row < rows.size(); row++) {
      out.println((row == 0 ? "" : "\n") + "row " + Figures.count(first + row));
      var table = new TextTable(out);
      for (int i = 0; i < program.columns().size(); i++) {
        table.row("  " + program.columns().get(i).name(), shown(rows.get(row).get(i)));
      }
      table.print();
    }
  }

  /** On one line; null as nothing at all. */
  private static String shown(String text) {
    return text == null ? "" : text.replace("\n", "⏎").replaceAll("\\p{Cntrl}", "·");
  }

  private static boolean isNumber(ColumnType type) {
    return type instanceof ColumnType.Int
        || type instanceof ColumnType.Real
        || type instanceof ColumnType.Numeric;
  }
}
