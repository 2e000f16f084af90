package dev.tanemaki.verify.query;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.stream.Collectors;

/** Values of the plan as SQL. */
public final class Sql {

  private Sql() {}

  public static String text(String value) {
    // Without a backslash the meaning does not depend on the server's settings.
    String quoted = "'" + value.replace("'", "''") + "'";
    return value.indexOf('\\') < 0 ? quoted : " E" + quoted.replace("\\", "\\\\");
  }

  public static String cast(String sql, String type) {
    return "cast(" + sql + " as " + type + ")";
  }

  /** The text as a value of the type. */
  public static String literal(String value, String type) {
    return cast(text(value), type);
  }

  public static String number(double value) {
    return new BigDecimal(Double.toString(value)).toPlainString();
  }

  /** An array of texts; null stands for null. */
  public static String texts(Collection<String> values) {
    return cast(
        text(
            values.stream()
                .map(v -> v == null ? "NULL" : "\"" + escaped(v) + "\"")
                .collect(Collectors.joining(",", "{", "}"))),
        "text[]");
  }

  public static String doubles(double[] values) {
    return cast(
        text(
            java.util.Arrays.stream(values)
                .mapToObj(Double::toString)
                .collect(Collectors.joining(",", "{", "}"))),
        "float8[]");
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
