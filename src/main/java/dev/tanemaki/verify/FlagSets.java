package dev.tanemaki.verify;

import java.util.List;
import java.util.stream.Collectors;

/** Sets of labels as PostgreSQL writes arrays. */
final class FlagSets {

  private FlagSets() {}

  static String array(List<String> labels) {
    return labels.stream()
        .map(
            l ->
                l.matches("[A-Za-z0-9_.-]+") && !l.equalsIgnoreCase("null")
                    ? l
                    : '"' + l.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        .collect(Collectors.joining(",", "{", "}"));
  }
}
