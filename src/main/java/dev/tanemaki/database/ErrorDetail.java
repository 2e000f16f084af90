package dev.tanemaki.database;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server's error is about, each empty where the server does not say.
 *
 * @param schema the schema of the table
 * @param table the table, without its schema
 * @param column the column
 * @param constraint the constraint
 * @param detail the server's detail, which quotes the offending values
 * @param where what the server was doing, such as {@code COPY jobs, line 17, column fee: "x"}
 */
public record ErrorDetail(
    String schema, String table, String column, String constraint, String detail, String where) {

  static final ErrorDetail NONE = new ErrorDetail("", "", "", "", "", "");

  /** The number is where it is in any language of the server's messages: after the first comma. */
  private static final Pattern COPY_LINE = Pattern.compile("(?m)^COPY [^,]+,\\D{1,20}(\\d+)");

  /** The row of a COPY the server was at, counted from 1. */
  public OptionalLong copyRow() {
    Matcher matcher = COPY_LINE.matcher(where);
    return matcher.find()
        ? OptionalLong.of(Long.parseLong(matcher.group(1)))
        : OptionalLong.empty();
  }
}
