package dev.tanemaki.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;

/** Puts Java values into the question marks of a statement. */
final class Arguments {

  private Arguments() {}

  static PreparedStatement prepare(Connection connection, String sql, Object... args)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      for (int i = 0; i < args.length; i++) {
        switch (args[i]) {
          case Instant instant -> statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
          case Collection<?> texts ->
              statement.setArray(i + 1, connection.createArrayOf("text", texts.toArray()));
          case Enum<?> constant -> statement.setString(i + 1, constant.name());
          case null -> statement.setObject(i + 1, null);
          default -> statement.setObject(i + 1, args[i]);
        }
      }
      return statement;
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }
}
