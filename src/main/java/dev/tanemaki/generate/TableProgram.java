package dev.tanemaki.generate;

import java.time.ZoneOffset;
import java.util.List;

/** How the rows of one table are made: immutable, shared by all workers. */
public final class TableProgram {

  /** Rows of a chunk at most: few enough that a chunk stays in the cache of a core. */
  public static final int CHUNK_ROWS = 512;

  private final String table;
  private final long rows;
  private final List<ProgramColumn> columns;
  private final List<Formula> formulas;
  private final ZoneOffset zone;

  TableProgram(
      String table,
      long rows,
      List<ProgramColumn> columns,
      List<Formula> formulas,
      ZoneOffset zone) {
    this.table = table;
    this.rows = rows;
    this.columns = List.copyOf(columns);
    this.formulas = List.copyOf(formulas);
    this.zone = zone;
  }

  public String table() {
    return table;
  }

  /** How many rows the plan asks for. */
  public long rows() {
    return rows;
  }

  /** The columns that rows hold, in the order of every chunk's vectors. */
  public List<ProgramColumn> columns() {
    return columns;
  }

  /** The zone of the plan's reference, in which times are shown. */
  public ZoneOffset zone() {
    return zone;
  }

  /** Scratch of one worker, of at most {@link #CHUNK_ROWS} rows at a time. */
  public TableWorker newWorker() {
    return new TableWorker(formulas, CHUNK_ROWS);
  }
}
