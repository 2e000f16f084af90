package dev.tanemaki.database.suspension;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells statements that bring a definition back from all others. They are kept in a table that more
 * roles may write than the one that runs them: what is anything but a single statement of the few
 * kinds that {@link DefinitionReader} writes was put there by somebody else.
 */
public final class RestoreStatements {

  /** With identifiers in quotes as {@code "} and text in quotes as {@code '}. */
  private static final List<Pattern> KINDS =
      List.of(
          Pattern.compile("set local default_tablespace = '"),
          Pattern.compile("create (unique )?index .+ on .+", Pattern.DOTALL),
          Pattern.compile("alter index \\S+ alter column \\d+ set statistics \\d+"),
          Pattern.compile("comment on (index|constraint) .+ is +e?'"));

  private static final Pattern OF_TABLE =
      Pattern.compile(
          "(add constraint .+|cluster on \\S+|replica identity using index \\S+)", Pattern.DOTALL);

  private RestoreStatements() {}

  /** Whether all statements of a definition can be its own. */
  public static boolean areOf(Definition definition) {
    return definition.build().stream().allMatch(sql -> isOf(definition, sql))
        && definition.adopt().stream().allMatch(sql -> isOf(definition, sql));
  }

  private static boolean isOf(Definition definition, String sql) {
    String ofTable = "alter table " + definition.table().sql() + " ";
    if (sql.startsWith(ofTable)) {
      String rest = bare(sql.substring(ofTable.length()));
      return single(rest) && !hasOuterComma(rest) && OF_TABLE.matcher(rest).matches();
    }
    String bare = bare(sql);
    return single(bare) && KINDS.stream().anyMatch(kind -> kind.matcher(bare).matches());
  }

  private static boolean single(String bare) {
    return !bare.contains(";")
        && !bare.contains("--")
        && !bare.contains("/*")
        && !bare.contains("$");
  }

  private static boolean hasOuterComma(String bare) {
    int depth = 0;
    for (int i = 0; i < bare.length(); i++) {
      switch (bare.charAt(i)) {
        case '(' -> depth++;
        case ')' -> depth--;
        case ',' -> {
          if (depth <= 0) {
            return true;
          }
        }
        default -> {}
      }
    }
    return false;
  }

  /** The statement in lower case, with one quote for everything that stands in quotes. */
  private static String bare(String sql) {
    var bare = new StringBuilder();
    int i = 0;
    while (i < sql.length()) {
      char c = sql.charAt(i);
      bare.append(c);
      i = c == '\'' || c == '"' ? end(sql, i, c) : i + 1;
    }
    return bare.toString().toLowerCase(Locale.ROOT);
  }

  /** Behind the quotes that open at a place; behind everything where they never close. */
  private static int end(String sql, int open, char quote) {
    boolean escapes =
        quote == '\'' && open > 0 && Character.toLowerCase(sql.charAt(open - 1)) == 'e';
    for (int i = open + 1; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (escapes && c == '\\') {
        i++;
      } else if (c == quote) {
        if (i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
          i++;
        } else {
          return i + 1;
        }
      }
    }
    return sql.length();
  }
}
