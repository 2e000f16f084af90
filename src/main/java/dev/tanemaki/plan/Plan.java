package dev.tanemaki.plan;

import dev.tanemaki.schema.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What to seed, whole: two equal plans make the same rows for ever.
 *
 * @param name what the operator calls it
 * @param seed the root of all randomness
 * @param locale language of dictionaries
 * @param reference the instant all dates count from; the clock is never read
 * @param ddl the SQL that makes the tables where the target lacks them; empty for a plan against
 *     tables that are already there
 * @param tables the tables to load, in the order of the file
 * @param with auxiliary tables: rows to refer to that are loaded nowhere (SQL's WITH)
 */
public record Plan(
    String name,
    long seed,
    Locale locale,
    OffsetDateTime reference,
    Optional<String> ddl,
    List<TablePlan> tables,
    List<TablePlan> with) {

  public Plan {
    tables = List.copyOf(tables);
    with = List.copyOf(with);
  }

  /** The table or auxiliary table of that name. */
  public Optional<TablePlan> table(String tableName) {
    return java.util.stream.Stream.concat(tables.stream(), with.stream())
        .filter(t -> t.name().equals(tableName))
        .findFirst();
  }

  public Plan withSeed(long newSeed) {
    return new Plan(name, newSeed, locale, reference, ddl, tables, with);
  }

  /** The same plan with every generated table of {@code tableName} holding {@code rows} rows. */
  public Plan withRows(String tableName, long rows) {
    var changed =
        tables.stream().map(t -> t.name().equals(tableName) ? t.withRows(rows) : t).toList();
    return new Plan(name, seed, locale, reference, ddl, changed, with);
  }

  /** About how many rows a table gets: exactly where it does not hang on fan-outs. */
  public double rowsAbout(String tableName) {
    return new CheckContext(this, new Schema(List.of()), Places.NONE)
        .scope(tableName)
        .map(s -> s.rowsAbout(0))
        .orElse(0.0);
  }

  /** The same plan with that table, or auxiliary table, in the place of the one of its name. */
  public Plan withTable(TablePlan table) {
    return new Plan(
        name, seed, locale, reference, ddl, replaced(tables, table), replaced(with, table));
  }

  private static List<TablePlan> replaced(List<TablePlan> all, TablePlan table) {
    return all.stream().map(t -> t.name().equals(table.name()) ? table : t).toList();
  }

  /**
   * A SHA-256 in hexadecimal that two plans share exactly if they make the same rows: of the plan's
   * canonical text, however its file is laid out, with its lists and DDL.
   *
   * @param generatorVersion a changed generator makes other rows of the same plan
   */
  public String fingerprint(String generatorVersion) {
    return PlanWriter.fingerprint(this, generatorVersion);
  }

  /**
   * The table that the operator's row count speaks of: the last in the file with generated rows.
   */
  public Optional<TablePlan> mainTable() {
    return tables.reversed().stream().filter(t -> !(t.rows() instanceof Rows.Listed)).findFirst();
  }
}
