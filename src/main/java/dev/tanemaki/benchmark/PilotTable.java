package dev.tanemaki.benchmark;

import dev.tanemaki.copy.CopyFormat;
import dev.tanemaki.generate.ProgramColumn;
import dev.tanemaki.generate.TableProgram;
import dev.tanemaki.schema.TableName;
import java.util.stream.Collectors;

/**
 * A table of the plan on the bench.
 *
 * @param name as the plan has it
 * @param copy its scratch copy
 * @param program makes the pilot's rows
 * @param format how its rows are sent
 * @param planRows what the plan asks for
 * @param presentRows what the server takes to be there already
 * @param main whether it is the one the operator's row count speaks of
 * @param serial whether its rows reference rows before them
 */
record PilotTable(
    String name,
    TableName copy,
    TableProgram program,
    CopyFormat format,
    long planRows,
    long presentRows,
    boolean main,
    boolean serial) {

  long rows() {
    return program.rows();
  }

  String copySql() {
    return "copy "
        + copy.sql()
        + program.columns().stream()
            .map(ProgramColumn::name)
            .map(TableName::quote)
            .collect(Collectors.joining(", ", " (", ")"))
        + " from stdin "
        + format.sql();
  }
}
