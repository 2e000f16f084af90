package dev.tanemaki.benchmark;

import dev.tanemaki.generate.CellText;
import dev.tanemaki.generate.Chunk;
import dev.tanemaki.generate.ProgramColumn;
import dev.tanemaki.generate.TableWorker;
import dev.tanemaki.schema.TableName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/**
 * Loads rows as most programs do, by INSERT statements of many rows, and counts what the server
 * takes. The statements lie ready.
 */
final class InsertProbe {

  /** More rows in a statement bring nothing, and its text grows. */
  private static final int STATEMENT = 500;

  /** Few enough for any heap, enough for half a second. */
  private static final long ROWS = 8_000;

  private final Lanes lanes;
  private final PilotTable table;
  private final int batchSize;
  private final Stop stop;
  private final List<List<Statement>> ready;

  /** Some rows as one statement. */
  private record Statement(String sql, int rows) {}

  InsertProbe(Lanes lanes, PilotTable table, int batchSize, Stop stop) {
    this.lanes = lanes;
    this.table = table;
    this.batchSize = batchSize;
    this.stop = stop;
    ready = new ArrayList<>(Collections.nCopies(lanes.count(), List.of()));
    long rows = Math.min(table.rows(), ROWS);
    long share = Math.ceilDiv(rows, lanes.count());
    lanes.all(
        (lane, session) ->
            ready.set(lane, statements(lane * share, Math.min(rows, (lane + 1) * share))));
  }

  /** Passes over all rows until the time is over; the table is emptied between them, uncounted. */
  Ceiling measure(double seconds) {
    var rows = new LongAdder();
    double took = 0;
    while (took < seconds) {
      lanes.one(session -> session.execute("truncate " + table.copy().sql() + " cascade"));
      took +=
          lanes.all(
              (lane, session) -> {
                int open = 0;
                for (Statement statement : ready.get(lane)) {
                  stop.check();
                  if (open == 0) {
                    session.begin();
                  }
                  session.execute(statement.sql());
                  rows.add(statement.rows());
                  open += statement.rows();
                  if (open >= batchSize) {
                    session.commit();
                    open = 0;
                  }
                }
                if (open > 0) {
                  session.commit();
                }
              });
    }
    return new Ceiling(rows.sum() / took, Double.NaN, took);
  }

  private List<Statement> statements(long firstRow, long endRow) {
    TableWorker worker = table.program().newWorker();
    CellText text = CellText.of(table.program());
    int columns = table.program().columns().size();
    String head =
        "insert into "
            + table.copy().sql()
            + table.program().columns().stream()
                .map(ProgramColumn::name)
                .map(TableName::quote)
                .collect(Collectors.joining(", ", " (", ") values "));
    var statements = new ArrayList<Statement>();
    int most = Math.min(Math.min(STATEMENT, batchSize), worker.capacity());
    for (long row = firstRow; row < endRow; row += most) {
      stop.check();
      int rows = (int) Math.min(most, endRow - row);
      Chunk chunk = worker.generate(row, rows);
      var sql = new StringBuilder(head);
      for (int i = 0; i < rows; i++) {
        sql.append(i == 0 ? "(" : ", (");
        for (int column = 0; column < columns; column++) {
          sql.append(column == 0 ? "" : ", ");
          append(sql, text.text(chunk, column, i));
        }
        sql.append(')');
      }
      statements.add(new Statement(sql.toString(), rows));
    }
    return statements;
  }

  private static void append(StringBuilder sql, String value) {
    if (value == null) {
      sql.append("null");
    } else {
      sql.append('\'').append(value.replace("'", "''")).append('\'');
    }
  }
}
