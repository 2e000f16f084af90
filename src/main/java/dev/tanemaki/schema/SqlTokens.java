package dev.tanemaki.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** PostgreSQL's lexical rules as far as DDL needs them: comments, quotes, dollar quotes, names. */
final class SqlTokens {

  /** What a token is. */
  enum Kind {
    /** An unquoted name or keyword; its text is folded to lower case. */
    WORD,
    /** A quoted name; its text is without quotes. */
    NAME,
    /** A string; its text is without quotes. */
    STRING,
    NUMBER,
    SYMBOL,
    END
  }

  /**
   * A token.
   *
   * @param start index of its first character
   * @param end index after its last character
   */
  record Token(Kind kind, String text, int start, int end) {
    boolean is(String wordOrSymbol) {
      return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equals(wordOrSymbol);
    }
  }

  /** A character by its number: in hexadecimal behind a letter, else in octal. */
  private static final Pattern CODE =
      Pattern.compile("x\\p{XDigit}{1,2}|u\\p{XDigit}{4}|U\\p{XDigit}{8}|([0-7]{1,3})");

  private final String sql;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private SqlTokens(String sql) {
    this.sql = sql;
  }

  /** All tokens, the last of kind END. */
  static List<Token> of(String sql) {
    var lexer = new SqlTokens(sql);
    lexer.run();
    return lexer.tokens;
  }

  private void run() {
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (Character.isWhitespace(c) || c == '\uFEFF') {
        at++;
      } else if (sql.startsWith("--", at)) {
        int end = sql.indexOf('\n', at);
        at = end < 0 ? sql.length() : end;
      } else if (sql.startsWith("/*", at)) {
        blockComment();
      } else if (c == '"') {
        quoted(Kind.NAME, at + 1, '"', false);
      } else if (c == '\'') {
        quoted(Kind.STRING, at + 1, '\'', false);
      } else if ((c == 'e' || c == 'E') && sql.startsWith("'", at + 1)) {
        quoted(Kind.STRING, at + 2, '\'', true);
      } else if (c == '$' && dollar() != null) {
        var tag = dollar();
        int end = sql.indexOf(tag, at + tag.length());
        int stop = end < 0 ? sql.length() : end;
        add(
            Kind.STRING,
            sql.substring(at + tag.length(), stop),
            Math.min(sql.length(), stop + tag.length()));
      } else if (Character.isDigit(c)) {
        int end = at;
        while (end < sql.length()
            && (Character.isLetterOrDigit(sql.charAt(end)) || sql.charAt(end) == '.')) {
          end++;
        }
        add(Kind.NUMBER, sql.substring(at, end), end);
      } else if (Character.isLetter(c) || c == '_') {
        int end = at;
        while (end < sql.length() && namePart(sql.charAt(end))) {
          end++;
        }
        add(Kind.WORD, sql.substring(at, end).toLowerCase(Locale.ROOT), end);
      } else {
        int length = sql.startsWith("::", at) ? 2 : 1;
        add(Kind.SYMBOL, sql.substring(at, at + length), at + length);
      }
    }
    tokens.add(new Token(Kind.END, "", sql.length(), sql.length()));
  }

  private static boolean namePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$';
  }

  private void add(Kind kind, String text, int end) {
    tokens.add(new Token(kind, text, at, end));
    at = end;
  }

  /** Block comments nest. */
  private void blockComment() {
    int depth = 0;
    do {
      if (sql.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else if (sql.startsWith("*/", at)) {
        depth--;
        at += 2;
      } else {
        at++;
      }
    } while (depth > 0 && at < sql.length());
  }

  private void quoted(Kind kind, int from, char quote, boolean escapes) {
    var text = new StringBuilder();
    int i = from;
    while (i < sql.length()) {
      char c = sql.charAt(i);
      if (c == quote && i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
        text.append(c);
        i += 2;
      } else if (c == quote) {
        break;
      } else if (escapes && c == '\\' && i + 1 < sql.length()) {
        i = escape(i + 1, text);
      } else {
        text.append(c);
        i++;
      }
    }
    add(kind, text.toString(), Math.min(sql.length(), i + 1));
  }

  /**
   * What stands behind the backslash of an {@code E'…'}.
   *
   * @return index after it
   */
  private int escape(int at, StringBuilder text) {
    var code = CODE.matcher(sql).region(at, sql.length());
    if (code.lookingAt()) {
      int point =
          code.group(1) != null
              ? Integer.parseInt(code.group(1), 8)
              : Integer.parseUnsignedInt(code.group().substring(1), 16);
      text.append(Character.isValidCodePoint(point) ? Character.toString(point) : "");
      return code.end();
    }
    char c = sql.charAt(at);
    int known = "bfnrt".indexOf(c);
    text.append(known < 0 ? c : "\b\f\n\r\t".charAt(known));
    return at + 1;
  }

  /** The dollar quote that begins here, such as {@code $body$}; null where none does. */
  private String dollar() {
    int end = at + 1;
    while (end < sql.length() && namePart(sql.charAt(end)) && sql.charAt(end) != '$') {
      end++;
    }
    boolean quote = end < sql.length() && sql.charAt(end) == '$';
    return quote && !(end > at + 1 && Character.isDigit(sql.charAt(at + 1)))
        ? sql.substring(at, end + 1)
        : null;
  }
}
