package dev.tanemaki.plan.edit;

import dev.tanemaki.plan.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Forms as YAML: on one line, or key by line. */
final class YamlText {

  /** Columns of a line that may be filled before a mapping goes key by line. */
  static final int WIDTH = 100;

  private static final Pattern PLAIN =
      Pattern.compile("(?![-?](\\s|$))[^\\s\\p{Cntrl}\\[\\]{}#&*!|>'\"%@`,:?][^\\p{Cntrl}]*");
  private static final Pattern NULLS = Pattern.compile("~|null|Null|NULL");

  private YamlText() {}

  /** Keeps {@code quote} where the text allows it: {@code '"'}, {@code '\''}, else none. */
  static String scalar(String text, char quote, boolean flow) {
    boolean printable = text.codePoints().noneMatch(YamlText::unprintable);
    if (quote == '\'' && printable) {
      return "'" + text.replace("'", "''") + "'";
    }
    return quote != '"' && plain(text, flow) ? text : quoted(text);
  }

  private static boolean plain(String text, boolean flow) {
    return PLAIN.matcher(text).matches()
        && !NULLS.matcher(text).matches()
        && !text.endsWith(" ")
        && !text.endsWith(":")
        && !text.contains(": ")
        && !text.contains(" #")
        && text.codePoints().noneMatch(YamlText::unprintable)
        && !(flow && text.chars().anyMatch(c -> ",[]{}:".indexOf(c) >= 0));
  }

  private static boolean unprintable(int c) {
    return c < 0x20
        || c >= 0x7f && c < 0xa0
        || c == 0x2028
        || c == 0x2029
        || c == 0xfeff
        || c == 0xfffe
        || c == 0xffff
        || c >= 0xd800 && c < 0xe000;
  }

  private static String quoted(String text) {
    var out = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                  if (unprintable(c)) {
                    out.append("\\u%04x".formatted(c));
                  } else {
                    out.appendCodePoint(c);
                  }
                }
              }
            });
    return out.append('"').toString();
  }

  /** The form on one line, for inside braces or not. */
  static String flow(Form form, boolean inside) {
    return switch (form) {
      case Form.Value(var text, var reads) -> value(text, reads, inside);
      case Form.Items(var items) ->
          "[" + String.join(", ", items.stream().map(i -> flow(i, true)).toList()) + "]";
      case Form.Keys keys -> {
        var written = new ArrayList<String>();
        for (var key : written(keys)) {
          written.add(entry(key, ' ', true));
        }
        yield "{" + String.join(", ", written) + "}";
      }
      case Form.Hours(var weights) -> flow(runs(weights), inside);
      case Form.Either(var forms) -> flow(forms.getFirst(), inside);
    };
  }

  /** {@code key: value} on one line. */
  static String entry(Form.Key key, char quote, boolean inside) {
    return scalar(key.key(), quote, inside) + ": " + flow(key.value(), inside);
  }

  private static String value(String text, Form.Reads reads, boolean inside) {
    return switch (reads) {
      case NOTHING -> "~";
      case NUMBER, DURATION -> text;
      case TEXT -> scalar(text, text.isEmpty() ? '"' : ' ', inside);
    };
  }

  /** The keys that have to be written. */
  static List<Form.Key> written(Form.Keys keys) {
    return keys.keys().stream().filter(k -> !k.silent()).toList();
  }

  /** Hours of equal weight side by side as one key. */
  static Form.Keys runs(Map<Integer, Double> weights) {
    var keys = new ArrayList<Form.Key>();
    var sorted = new TreeMap<>(weights);
    while (!sorted.isEmpty()) {
      int first = sorted.firstKey();
      var weight = sorted.remove(first);
      int last = first;
      while (weight.equals(sorted.get(last + 1))) {
        sorted.remove(++last);
      }
      keys.add(hours(first, last, weight));
    }
    return new Form.Keys(Form.Naming.FREE, keys);
  }

  static Form.Key hours(int first, int last, double weight) {
    var text = weight == Math.rint(weight) ? Long.toString((long) weight) : Double.toString(weight);
    var key = first == last ? "" + first : first + "-" + last;
    return new Form.Key(key, new Form.Value(text, Form.Reads.NUMBER), false);
  }

  /**
   * What stands behind a key of that indentation, with what parts it from the colon: on the same
   * line where there is room, else key by line.
   *
   * @param column where the text on the key's line would begin
   */
  static String behind(Form form, String indent, int column, boolean block, String lineEnd) {
    if (form instanceof Form.Either(var forms)) {
      return behind(forms.getFirst(), indent, column, block, lineEnd);
    }
    var line = flow(form, false);
    boolean mapping = form instanceof Form.Keys || form instanceof Form.Hours;
    boolean fits = column + width(line) <= WIDTH;
    if (!mapping || fits && !block) {
      return " " + line;
    }
    var keys = form instanceof Form.Hours(var weights) ? runs(weights) : (Form.Keys) form;
    var deeper = indent + "  ";
    var out = new StringBuilder();
    for (var key : written(keys)) {
      var name = scalar(key.key(), ' ', false);
      out.append(lineEnd).append(deeper).append(name).append(':');
      out.append(behind(key.value(), deeper, deeper.length() + width(name) + 2, false, lineEnd));
    }
    return out.isEmpty() ? " {}" : out.toString();
  }

  /** Wide characters take two columns. */
  static int width(String text) {
    return text.codePoints().map(c -> c >= 0x1100 ? 2 : 1).sum();
  }
}
