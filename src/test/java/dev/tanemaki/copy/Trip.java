package dev.tanemaki.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.Session;
import dev.tanemaki.generate.ProgramColumn;
import dev.tanemaki.generate.TableProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The first rows of a program into a server and back. */
final class Trip {

  static final int ROWS = 700;

  private Trip() {}

  static void load(Session session, TableProgram program, String table, CopyFormat format) {
    // A server may put a row where an earlier page has room left.
    session.execute(
        "alter table " + table + " add column row_nr bigint generated always as identity");
    // Settings that give texts another meaning where they can be read in two ways.
    session.execute("set datestyle = 'ISO, DMY'");
    session.execute("set intervalstyle = 'sql_standard'");
    session.execute("set time zone 'America/St_Johns'");
    send(session, program, table, format);
    session.execute("reset datestyle");
    session.execute("reset intervalstyle");
  }

  static void send(Session session, TableProgram program, String table, CopyFormat format) {
    var columns = program.columns().stream().map(ProgramColumn::name).toList();
    var worker = program.newWorker();
    var encoder =
        format.encoder(
            worker.vectors(),
            program.columns().stream().map(ProgramColumn::type).toList(),
            columns,
            worker.capacity());
    var buffer = new CopyBuffer(64);
    encoder.begin(buffer);
    for (long row = 0; row < ROWS; row += 300) {
      encoder.encode(worker.generate(row, (int) Math.min(300, ROWS - row)), buffer);
    }
    encoder.end(buffer);
    try (var sink =
        session.copyIn(
            "copy " + table + " (" + String.join(",", columns) + ") from stdin " + format.sql())) {
      sink.write(buffer.bytes(), 0, buffer.length());
      assertThat(sink.finish()).isEqualTo(ROWS);
    }
  }

  /** All columns as text, in the order in which they were loaded. */
  static List<List<String>> read(Session session, TableProgram program, String table) {
    session.execute("set time zone interval '09:00' hour to minute");
    String columns =
        String.join(
            ", ", program.columns().stream().map(c -> "format('%s', " + c.name() + ")").toList());
    String nulls =
        String.join(", ", program.columns().stream().map(c -> c.name() + " is null").toList());
    return session.query(
        "select " + columns + ", " + nulls + " from " + table + " order by row_nr",
        row -> {
          var cells = new ArrayList<String>();
          for (int i = 1; i <= program.columns().size(); i++) {
            cells.add(row.bool(program.columns().size() + i) ? null : row.string(i));
          }
          return cells;
        });
  }

  static List<String> differences(List<List<String>> made, List<List<String>> stored) {
    assertThat(stored).hasSameSizeAs(made);
    return IntStream.range(0, made.size())
        .filter(row -> !made.get(row).equals(stored.get(row)))
        .mapToObj(row -> row + ": made " + made.get(row) + ", stored " + stored.get(row))
        .limit(10)
        .toList();
  }
}
