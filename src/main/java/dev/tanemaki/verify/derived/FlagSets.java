package dev.tanemaki.verify.derived;

import java.util.List;
import java.util.stream.Collectors;

/** Sets of labels as PostgreSQL writes arrays. */
public final class FlagSets {

  private FlagSets() {}

  public static String array(List<String> labels) {
    return labels.stream()
        .map(l -> plain(l) ? l : '"' + l.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** Asked of every label of every set, of which there are a thousand: no pattern is compiled. */
  private static boolean plain(String label) {
    return !label.isEmpty()
        && label.chars().allMatch(FlagSets::plain)
        && !label.equalsIgnoreCase("null");
  }

  private static boolean plain(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '_'
        || c == '.'
        || c == '-';
  }
}
