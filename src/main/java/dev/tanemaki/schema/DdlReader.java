package dev.tanemaki.schema;

import dev.tanemaki.schema.Table.Index;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * PostgreSQL's DDL to a {@link Schema}, without a database: {@code CREATE TABLE}, {@code CREATE
 * INDEX}, {@code CREATE TYPE … AS ENUM}, {@code CREATE DOMAIN}, {@code ALTER TABLE … ADD
 * CONSTRAINT}; other statements are passed over. Constraints without a name get the one PostgreSQL
 * would choose.
 *
 * <p>Written by hand: a general SQL parser was tried and took 270 ms of every start, and refused
 * statements that PostgreSQL accepts (blank lines inside a statement, {@code ADD CHECK}, {@code
 * integer ARRAY}).
 */
public final class DdlReader {

  private static final Set<String> COLUMN_OPTIONS =
      Set.of(
          "constraint",
          "not",
          "null",
          "default",
          "generated",
          "primary",
          "unique",
          "references",
          "check",
          "collate",
          "storage",
          "compression",
          "deferrable",
          "initially",
          "no",
          "enforced");

  private final SqlCursor sql;
  private final TypeReader types;
  private final List<DraftTable> tables = new ArrayList<>();

  private DdlReader(SqlCursor sql) {
    this.sql = sql;
    this.types = new TypeReader(sql);
  }

  /**
   * Reads statements.
   *
   * @param file its name, for messages
   */
  public static Schema read(String file, String ddl) {
    var reader = new DdlReader(new SqlCursor(file, ddl));
    while (!reader.sql.ended()) {
      reader.statement();
    }
    return new Schema(reader.tables.stream().map(t -> t.finish(reader::draft)).toList());
  }

  private void statement() {
    int begin = sql.mark();
    if (sql.takes("create")) {
      create(begin);
    } else if (sql.takes("alter", "table")) {
      alterTable();
    }
    sql.skipStatement();
  }

  private void create(int begin) {
    boolean unique = sql.takes("unique");
    while (sql.takes("unlogged")
        || sql.takes("temporary")
        || sql.takes("temp")
        || sql.takes("or", "replace")
        || sql.takes("local")
        || sql.takes("global")) {
      // words before TABLE that say nothing about its rows
    }
    if (sql.takes("index")) {
      createIndex(unique, begin);
    } else if (sql.takes("table")) {
      createTable();
    } else if (sql.takes("type")) {
      var name = sql.qualified().name();
      if (sql.takes("as", "enum")) {
        types.enumeration(name);
      }
    } else if (sql.takes("domain")) {
      var name = sql.qualified().name();
      sql.takes("as");
      types.alias(name);
    }
  }

  private void createTable() {
    sql.takes("if", "not", "exists");
    var name = sql.qualified();
    if (!sql.takes("(")) {
      return; // PARTITION OF, AS SELECT, OF type: no columns of its own
    }
    var table = new DraftTable(name);
    if (!sql.sees(")")) {
      do {
        element(table);
      } while (sql.takes(","));
    }
    sql.wants(")");
    tables.add(table);
  }

  private void element(DraftTable table) {
    if (sql.seesAny(Set.of("constraint", "primary", "unique", "foreign", "check", "exclude"))) {
      constraint(table);
    } else if (sql.sees("like")) {
      throw sql.wrong("columns are wanted (LIKE needs a database to be understood)");
    } else {
      column(table);
    }
    sql.skipElement();
  }

  /** A constraint of the table, with or without its name. */
  private void constraint(DraftTable table) {
    var name = sql.takes("constraint") ? sql.name() : "";
    if (sql.takes("primary", "key")) {
      key(table, name, true);
    } else if (sql.takes("unique")) {
      if (sql.takes("nulls")) {
        sql.takes("not");
        sql.wants("distinct");
      }
      key(table, name, false);
    } else if (sql.takes("foreign", "key")) {
      references(table, name, sql.names());
    } else if (sql.takes("check")) {
      table.check(name, "", sql.bracketed());
    }
  }

  private void key(DraftTable table, String name, boolean primary) {
    if (sql.takes("using", "index")) {
      return; // the columns are the index's; nothing to learn from the name
    }
    table.key(name, primary, sql.names());
  }

  private void references(DraftTable table, String name, List<String> columns) {
    sql.wants("references");
    var referenced = sql.qualified();
    table.foreignKey(name, columns, referenced, sql.sees("(") ? sql.names() : List.<String>of());
  }

  private void column(DraftTable table) {
    var name = sql.name();
    var type = types.read();
    var column = new DraftTable.DraftColumn(name, type.type());
    column.filledBy = type.serial() ? Column.FilledBy.DEFAULT : Column.FilledBy.NOBODY;
    column.nullable = !type.serial();
    table.columns.add(column);
    var constraint = "";
    while (!sql.ended() && !sql.sees(",") && !sql.sees(")") && !sql.sees(";")) {
      if (sql.takes("constraint")) {
        constraint = sql.name();
      } else {
        option(table, column, constraint);
        constraint = "";
      }
    }
  }

  private void option(DraftTable table, DraftTable.DraftColumn column, String constraint) {
    if (sql.takes("not", "null")) {
      column.nullable = false;
    } else if (sql.takes("default")) {
      column.filledBy = Column.FilledBy.DEFAULT;
      sql.next();
      sql.skipTo(COLUMN_OPTIONS);
    } else if (sql.takes("generated")) {
      column.filledBy = generated();
      column.nullable &= column.filledBy == Column.FilledBy.EXPRESSION;
    } else if (sql.takes("primary", "key")) {
      table.key(constraint, true, List.of(column.name));
    } else if (sql.takes("unique")) {
      table.key(constraint, false, List.of(column.name));
    } else if (sql.sees("references")) {
      references(table, constraint, List.of(column.name));
    } else if (sql.takes("check")) {
      table.check(constraint, column.name, sql.bracketed());
    } else if (sql.sees("(")) {
      sql.bracketed();
    } else {
      sql.next();
    }
  }

  private Column.FilledBy generated() {
    boolean always = sql.takes("always");
    if (!always) {
      sql.wants("by");
      sql.wants("default");
    }
    sql.wants("as");
    if (sql.takes("identity")) {
      return always ? Column.FilledBy.IDENTITY_ALWAYS : Column.FilledBy.IDENTITY;
    }
    sql.bracketed();
    return Column.FilledBy.EXPRESSION;
  }

  private void createIndex(boolean unique, int begin) {
    sql.takes("concurrently");
    sql.takes("if", "not", "exists");
    var name = sql.sees("on") ? "" : sql.name();
    sql.wants("on");
    sql.takes("only");
    var table = draft(sql.qualified());
    while (!sql.ended() && !sql.sees(";")) {
      sql.next();
    }
    if (table != null) {
      table.indexes.add(new Index(name, unique, sql.since(begin), List.of(), ""));
    }
  }

  private void alterTable() {
    sql.takes("if", "exists");
    sql.takes("only");
    var table = draft(sql.qualified());
    if (table == null) {
      return;
    }
    do {
      alteration(table);
      sql.skipElement();
    } while (sql.takes(","));
  }

  private void alteration(DraftTable table) {
    if (sql.takes("add")) {
      if (sql.seesAny(Set.of("constraint", "primary", "unique", "foreign", "check"))) {
        constraint(table);
      } else if (!sql.sees("exclude")) {
        sql.takes("column");
        sql.takes("if", "not", "exists");
        column(table);
      }
      return;
    }
    if (!sql.takes("alter")) {
      return;
    }
    sql.takes("column");
    var column = table.column(sql.name());
    if (column == null) {
      return;
    }
    if (sql.takes("set", "not", "null")) {
      column.nullable = false;
    } else if (sql.takes("set", "default")) {
      column.filledBy = Column.FilledBy.DEFAULT;
    } else if (sql.takes("add", "generated")) {
      column.filledBy = generated();
      column.nullable = false;
    }
  }

  private DraftTable draft(TableName name) {
    return tables.stream()
        .filter(t -> t.name.name().equals(name.name()))
        .filter(
            t ->
                t.name.schema().isEmpty()
                    || name.schema().isEmpty()
                    || t.name.schema().equals(name.schema()))
        .findFirst()
        .orElse(null);
  }
}
