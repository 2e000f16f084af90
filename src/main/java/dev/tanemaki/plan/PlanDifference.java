package dev.tanemaki.plan;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/**
 * The first line in which two plans differ, as they are written out.
 *
 * @param place the keys above it, from the top; empty at the top
 * @param first the line in the first plan; empty where only the second has one there
 * @param second the line in the second plan; empty where only the first has one there
 */
public record PlanDifference(List<String> place, String first, String second) {

  /** Characters of a line that are shown. */
  private static final int SHOWN = 60;

  /** Characters before the first that differs. */
  private static final int BEFORE = 20;

  public PlanDifference {
    place = List.copyOf(place);
  }

  /** Empty where the plans are the same. */
  public static Optional<PlanDifference> between(Plan one, Plan other) {
    List<String> a = PlanWriter.write(one).lines().toList();
    List<String> b = PlanWriter.write(other).lines().toList();
    int shorter = Math.min(a.size(), b.size());
    int at = 0;
    while (at < shorter && a.get(at).equals(b.get(at))) {
      at++;
    }
    if (at == a.size() && at == b.size()) {
      return Optional.empty();
    }
    int common = 0;
    while (common < shorter - at
        && a.get(a.size() - 1 - common).equals(b.get(b.size() - 1 - common))) {
      common++;
    }
    String first = at < a.size() - common ? a.get(at) : "";
    String second = at < b.size() - common ? b.get(at) : "";
    return Optional.of(
        new PlanDifference(
            above(a, at, first.isEmpty() ? second : first),
            shown(first, second),
            shown(second, first)));
  }

  private static List<String> above(List<String> lines, int at, String line) {
    var keys = new ArrayDeque<String>();
    int indent = indent(line);
    for (int i = at - 1; i >= 0 && indent > 0; i--) {
      if (indent(lines.get(i)) < indent) {
        indent = indent(lines.get(i));
        keys.addFirst(lines.get(i).strip().replaceFirst(":.*", "").replace("\"", ""));
      }
    }
    return List.copyOf(keys);
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  /** A long line around the first character that differs. */
  private static String shown(String line, String other) {
    String text = line.strip();
    String beside = other.strip();
    int differs = 0;
    while (differs < Math.min(text.length(), beside.length())
        && text.charAt(differs) == beside.charAt(differs)) {
      differs++;
    }
    int from = text.length() <= SHOWN ? 0 : Math.max(0, differs - BEFORE);
    int to = Math.min(text.length(), from + SHOWN);
    return (from > 0 ? "…" : "") + text.substring(from, to) + (to < text.length() ? "…" : "");
  }

  /** For people: where, what was there, what is there. */
  @Override
  public String toString() {
    String where = place.isEmpty() ? "" : "under " + String.join(" > ", place) + " ";
    if (first.isEmpty()) {
      return where + "\"" + second + "\" is new";
    }
    return where
        + "\""
        + first
        + (second.isEmpty() ? "\" is gone" : "\" became \"" + second + "\"");
  }
}
