package dev.tanemaki.verify.derived;

import dev.tanemaki.verify.derived.TemplatePieces.Known;
import dev.tanemaki.verify.derived.TemplatePieces.Piece;
import dev.tanemaki.verify.derived.TemplatePieces.Unknown;
import dev.tanemaki.verify.derived.TemplatePieces.Words;
import dev.tanemaki.verify.query.Sql;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** Texts of which the rows tell only some pieces. */
public final class Texts {

  private static final Pattern SPECIAL = Pattern.compile("[\\\\%_]");

  private Texts() {}

  /**
   * That a text does not begin, end or go on as its pieces say, or has characters that are what is
   * left of a broken encoding.
   *
   * @param pieces in order
   */
  public static String violation(String column, List<Piece> pieces) {
    // One comparison from the beginning to the end. A % or _ in a value lets anything pass in its
    // place, which is the lesser evil: no row that is right fails.
    String follows = column + " collate \"C\" like " + pattern(pieces);
    boolean open = pieces.stream().anyMatch(Unknown.class::isInstance);
    return column
        + " is not null and ("
        + follows
        + (open ? " and " + column + " collate \"C\" not like U&'%\\FFFD%'" : "")
        + ") is not true";
  }

  /**
   * The pieces as LIKE takes them, whose escapes are backslashes. Another escape, or none, would
   * have the server rewrite the pattern of every row, character by character.
   */
  private static String pattern(List<Piece> pieces) {
    var pattern = new StringJoiner(" || ").setEmptyValue("''");
    var words = new StringBuilder();
    for (Piece piece : pieces) {
      switch (piece) {
        case Unknown u -> words.append('%');
        case Words(String text) -> words.append(SPECIAL.matcher(text).replaceAll("\\\\$0"));
        case Known(String sql, boolean plain) -> {
          flush(words, pattern);
          pattern.add(plain ? sql : "replace(" + sql + ", E'\\\\', E'\\\\\\\\')");
        }
      }
    }
    flush(words, pattern);
    return pattern.toString();
  }

  /** What does not depend on the row is put together once. */
  private static void flush(StringBuilder words, StringJoiner pattern) {
    if (!words.isEmpty()) {
      pattern.add(Sql.text(words.toString()));
      words.setLength(0);
    }
  }
}
