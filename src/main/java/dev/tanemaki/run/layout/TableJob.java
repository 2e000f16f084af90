package dev.tanemaki.run.layout;

import dev.tanemaki.copy.CopyFormat;
import dev.tanemaki.generate.ProgramColumn;
import dev.tanemaki.generate.TableProgram;
import dev.tanemaki.run.ledger.Batches;
import dev.tanemaki.run.ledger.Extent;
import dev.tanemaki.schema.Table;
import dev.tanemaki.schema.TableName;
import dev.tanemaki.telemetry.TableMeter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One table's part of a run, ready to be loaded.
 *
 * @param table as it is in the target
 * @param program makes its rows
 * @param format how its rows are sent
 * @param committed batches of this run that are in already
 * @param parents names of the tables that have to be complete first
 * @param serial whether its batches have to come one after another, as rows reference rows before
 *     them
 */
public record TableJob(
    Extent extent,
    Table table,
    TableProgram program,
    CopyFormat format,
    Batches.Committed committed,
    TableMeter meter,
    Set<String> parents,
    boolean serial) {

  /** The columns it fills, as the plan has them. */
  public List<String> columns() {
    return program.columns().stream().map(ProgramColumn::name).toList();
  }

  public String copySql() {
    return copyInto(table.name().sql());
  }

  /** The statements of a merge: a bare table of the transaction's own, and what takes it over. */
  public record Merge(String create, String copy, String insert) {}

  public Merge merge() {
    String columns = columnList();
    String target = table.name().sql();
    return new Merge(
        "create temp table tanemaki_merge on commit drop as select %s from %s with no data"
            .formatted(columns, target),
        copyInto("pg_temp.tanemaki_merge"),
        "insert into %s (%s) overriding system value select %s from pg_temp.tanemaki_merge on conflict do nothing"
            .formatted(target, columns, columns));
  }

  private String copyInto(String where) {
    return "copy " + where + " (" + columnList() + ") from stdin " + format.sql();
  }

  private String columnList() {
    return columns().stream().map(TableName::quote).collect(Collectors.joining(", "));
  }
}
