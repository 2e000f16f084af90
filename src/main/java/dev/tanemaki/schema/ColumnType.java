package dev.tanemaki.schema;

import java.util.List;

/** PostgreSQL's types as far as seeding tells them apart. {@link #sql()} is the type's name. */
public sealed interface ColumnType {

  String sql();

  record Bool() implements ColumnType {
    @Override
    public String sql() {
      return "boolean";
    }
  }

  /** smallint, integer, bigint by their size in bytes: 2, 4, 8. */
  record Int(int bytes) implements ColumnType {
    @Override
    public String sql() {
      return switch (bytes) {
        case 2 -> "smallint";
        case 4 -> "integer";
        default -> "bigint";
      };
    }

    public long min() {
      return -1L << (bytes * 8 - 1);
    }

    public long max() {
      return ~min();
    }
  }

  /** real, double precision by their size in bytes: 4, 8. */
  record Real(int bytes) implements ColumnType {
    @Override
    public String sql() {
      return bytes == 4 ? "real" : "double precision";
    }
  }

  /** numeric; precision 0 where the DDL gives none (then scale is 0 and means nothing). */
  record Numeric(int precision, int scale) implements ColumnType {
    @Override
    public String sql() {
      return precision == 0 ? "numeric" : "numeric(" + precision + "," + scale + ")";
    }
  }

  /**
   * text, character varying, character and enums: all bytes on the wire.
   *
   * @param name as SQL without its length
   * @param maxLength in characters, 0 for none
   */
  record Text(String name, int maxLength) implements ColumnType {
    @Override
    public String sql() {
      return maxLength == 0 ? name : name + "(" + maxLength + ")";
    }
  }

  /** An enum with its labels in order. */
  record Enumeration(String name, List<String> labels) implements ColumnType {
    public Enumeration {
      labels = List.copyOf(labels);
    }

    @Override
    public String sql() {
      return name;
    }
  }

  record Date() implements ColumnType {
    @Override
    public String sql() {
      return "date";
    }
  }

  record Time() implements ColumnType {
    @Override
    public String sql() {
      return "time";
    }
  }

  /** timestamp with ({@code zoned}) or without time zone. */
  record Timestamp(boolean zoned) implements ColumnType {
    @Override
    public String sql() {
      return zoned ? "timestamptz" : "timestamp";
    }
  }

  record Interval() implements ColumnType {
    @Override
    public String sql() {
      return "interval";
    }
  }

  record Uuid() implements ColumnType {
    @Override
    public String sql() {
      return "uuid";
    }
  }

  /** json, or jsonb when {@code binary}. */
  record Json(boolean binary) implements ColumnType {
    @Override
    public String sql() {
      return binary ? "jsonb" : "json";
    }
  }

  record Bytea() implements ColumnType {
    @Override
    public String sql() {
      return "bytea";
    }
  }

  /** A one-dimensional array. */
  record Array(ColumnType element) implements ColumnType {
    @Override
    public String sql() {
      return element.sql() + "[]";
    }
  }

  /** A type Tanemaki cannot generate; such a column must be nullable or have a default. */
  record Other(String name) implements ColumnType {
    @Override
    public String sql() {
      return name;
    }
  }
}
