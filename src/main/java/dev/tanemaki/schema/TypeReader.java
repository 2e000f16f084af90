package dev.tanemaki.schema;

import dev.tanemaki.schema.SqlTokens.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a column's type in any of the spellings PostgreSQL accepts. */
final class TypeReader {

  private final SqlCursor sql;
  private final Map<String, ColumnType> own = new HashMap<>();

  TypeReader(SqlCursor sql) {
    this.sql = sql;
  }

  /** A type, and whether it is one of the serial ones, which bring a default and NOT NULL. */
  record Found(ColumnType type, boolean serial) {}

  /** {@code CREATE TYPE name AS ENUM (…)}, from the bracket on. */
  void enumeration(String name) {
    sql.wants("(");
    var labels = new ArrayList<String>();
    while (sql.peek().kind() == Kind.STRING) {
      labels.add(sql.next().text());
      sql.takes(",");
    }
    sql.wants(")");
    own.put(name, new ColumnType.Enumeration(name, labels));
  }

  /** {@code CREATE DOMAIN name AS type}: as far as values go, the type below. */
  void alias(String name) {
    own.put(name, read().type());
  }

  Found read() {
    int begin = sql.mark();
    boolean quoted = sql.peek().kind() == Kind.NAME;
    var name = sql.qualified().name();
    boolean serial = !quoted && name.matches("(small|big)?serial[248]?");
    var type = quoted && !own.containsKey(name) ? new ColumnType.Other(name) : scalar(name, begin);
    while (sql.takes("[")) {
      if (!sql.sees("]")) {
        sql.next();
      }
      sql.wants("]");
      type = arrayOf(type);
    }
    if (sql.takes("array")) {
      if (sql.takes("[")) {
        sql.next();
        sql.wants("]");
      }
      type = arrayOf(type);
    }
    return new Found(type, serial);
  }

  /** PostgreSQL does not tell {@code x[][]} from {@code x[]}. */
  private static ColumnType arrayOf(ColumnType type) {
    return type instanceof ColumnType.Array ? type : new ColumnType.Array(type);
  }

  private ColumnType scalar(String name, int begin) {
    return switch (name) {
      case "boolean", "bool" -> new ColumnType.Bool();
      case "smallint", "int2", "smallserial", "serial2" -> new ColumnType.Int(2);
      case "integer", "int", "int4", "serial", "serial4" -> new ColumnType.Int(4);
      case "bigint", "int8", "bigserial", "serial8" -> new ColumnType.Int(8);
      case "real", "float4" -> new ColumnType.Real(4);
      case "float8" -> new ColumnType.Real(8);
      case "double" -> {
        sql.takes("precision");
        yield new ColumnType.Real(8);
      }
      case "float" -> {
        var size = sizes();
        yield new ColumnType.Real(!size.isEmpty() && size.getFirst() <= 24 ? 4 : 8);
      }
      case "numeric", "decimal", "dec" -> {
        var size = sizes();
        yield new ColumnType.Numeric(
            size.isEmpty() ? 0 : size.getFirst(), size.size() < 2 ? 0 : size.get(1));
      }
      case "text", "citext", "name" -> new ColumnType.Text(name, 0);
      case "varchar" -> new ColumnType.Text("varchar", length(0));
      case "char", "character" ->
          sql.takes("varying")
              ? new ColumnType.Text("varchar", length(0))
              : new ColumnType.Text("char", length(1));
      case "bpchar" -> new ColumnType.Text("char", length(0));
      case "date" -> new ColumnType.Date();
      case "timestamptz" -> {
        sizes();
        yield new ColumnType.Timestamp(true);
      }
      case "timestamp" -> {
        sizes();
        yield new ColumnType.Timestamp(zoned());
      }
      case "time" -> {
        sizes();
        yield zoned() ? new ColumnType.Other("timetz") : new ColumnType.Time();
      }
      case "interval" -> {
        while (sql.seesAny(
            java.util.Set.of("year", "month", "day", "hour", "minute", "second", "to"))) {
          sql.next();
        }
        sizes();
        yield new ColumnType.Interval();
      }
      case "uuid" -> new ColumnType.Uuid();
      case "json" -> new ColumnType.Json(false);
      case "jsonb" -> new ColumnType.Json(true);
      case "bytea" -> new ColumnType.Bytea();
      default -> {
        if (own.containsKey(name)) {
          yield own.get(name);
        }
        sql.takes("varying");
        if (sql.sees("(")) {
          sql.bracketed();
        }
        yield new ColumnType.Other(sql.since(begin));
      }
    };
  }

  private boolean zoned() {
    if (sql.takes("with", "time", "zone")) {
      return true;
    }
    sql.takes("without", "time", "zone");
    return false;
  }

  private int length(int otherwise) {
    var size = sizes();
    return size.isEmpty() ? otherwise : size.getFirst();
  }

  /** {@code (20)} or {@code (10, 8)}; empty where there is none. */
  private List<Integer> sizes() {
    var sizes = new ArrayList<Integer>();
    if (sql.takes("(")) {
      do {
        boolean negative = sql.takes("-");
        var token = sql.peek();
        if (token.kind() != Kind.NUMBER || !token.text().matches("\\d{1,8}")) {
          throw sql.wrong("a size is wanted");
        }
        int size = Integer.parseInt(sql.next().text());
        sizes.add(negative ? -size : size);
      } while (sql.takes(","));
      sql.wants(")");
    }
    return sizes;
  }
}
