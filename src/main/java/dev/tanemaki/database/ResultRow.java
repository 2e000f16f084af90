package dev.tanemaki.database;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** The row a result set stands on. */
final class ResultRow implements Row {

  private final ResultSet result;
  private final ServerErrors errors;

  ResultRow(ResultSet result, ServerErrors errors) {
    this.result = result;
    this.errors = errors;
  }

  @Override
  public boolean isNull(int column) {
    return read(() -> result.getString(column)) == null;
  }

  @Override
  public String string(int column) {
    return read(() -> result.getString(column));
  }

  @Override
  public int intValue(int column) {
    return read(() -> result.getInt(column));
  }

  @Override
  public long longValue(int column) {
    return read(() -> result.getLong(column));
  }

  @Override
  public double doubleValue(int column) {
    return read(() -> result.getDouble(column));
  }

  @Override
  public boolean bool(int column) {
    return read(() -> result.getBoolean(column));
  }

  @Override
  public byte[] bytes(int column) {
    return read(() -> result.getBytes(column));
  }

  @Override
  public Instant instant(int column) {
    return read(
        () -> {
          OffsetDateTime time = result.getObject(column, OffsetDateTime.class);
          return time == null ? null : time.toInstant();
        });
  }

  @Override
  public List<String> strings(int column) {
    return read(
        () -> {
          Array array = result.getArray(column);
          if (array == null) {
            return List.of();
          }
          var strings = new ArrayList<String>();
          for (Object element : (Object[]) array.getArray()) {
            strings.add(element == null ? null : element.toString());
          }
          return strings;
        });
  }

  @Override
  public int width() {
    return read(() -> result.getMetaData().getColumnCount());
  }

  private <T> T read(Reader<T> reader) {
    try {
      return reader.read();
    } catch (SQLException e) {
      throw errors.translate(e);
    }
  }

  private interface Reader<T> {
    T read() throws SQLException;
  }
}
