package dev.tanemaki.plan;

import dev.tanemaki.problem.Message;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Help with names that are not there. */
public final class Names {

  private static final int LISTED = 12;
  private static final int SHORT = 60;

  private Names() {}

  /** "did you mean …" for a near miss, else what there is; empty where there is nothing. */
  public static Message suggest(String wrong, Collection<String> known) {
    var near = nearest(wrong, known);
    if (!near.isEmpty()) {
      return PlanMessage.DID_YOU_MEAN.of(near);
    }
    return known.isEmpty() ? Message.NONE : PlanMessage.ALLOWED.of(list(known));
  }

  /** The known name that was probably meant, or empty. */
  public static String nearest(String wrong, Collection<String> known) {
    if (wrong.length() > 100) {
      return "";
    }
    var best = "";
    int bestDistance = wrong.length() / 3 + 1;
    for (var name : known) {
      int distance = distance(wrong.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
      if (distance < bestDistance) {
        bestDistance = distance;
        best = name;
      }
    }
    return best;
  }

  /** Names separated by commas, the first dozen. */
  static Message list(Collection<String> names) {
    var text = names.stream().limit(LISTED).collect(Collectors.joining(", "));
    return names.size() > LISTED
        ? PlanMessage.FIRST_OF.of(text, names.size())
        : Message.plain(text);
  }

  /** Text short enough for a message. */
  static String shorten(String text) {
    boolean cut = text.length() > SHORT;
    int end = cut && Character.isHighSurrogate(text.charAt(SHORT - 1)) ? SHORT - 1 : SHORT;
    var line = (cut ? text.substring(0, end) : text).replaceAll("[\\s\\p{Cntrl}]+", " ");
    return cut ? line + "…" : line;
  }

  /** Edits (insert, delete, replace, swap of neighbours) that make one word of the other. */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int best = Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1);
        best = Math.min(best, d[i - 1][j - 1] + (same ? 0 : 1));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          best = Math.min(best, d[i - 2][j - 2] + 1);
        }
        d[i][j] = best;
      }
    }
    return d[a.length()][b.length()];
  }
}
