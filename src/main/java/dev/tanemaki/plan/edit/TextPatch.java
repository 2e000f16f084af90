package dev.tanemaki.plan.edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Replacements of stretches of one text, that do not overlap. Offsets count characters. */
final class TextPatch {

  /** {@code from} equal to {@code to} inserts. */
  record Change(int from, int to, String text) {}

  private final List<Change> changes = new ArrayList<>();

  void replace(int from, int to, String text) {
    changes.add(new Change(from, to, text));
  }

  void insert(int at, String text) {
    replace(at, at, text);
  }

  void delete(int from, int to) {
    replace(from, to, "");
  }

  boolean isEmpty() {
    return changes.isEmpty();
  }

  String apply(String text) {
    return apply(text, 0, text.length());
  }

  /** That stretch of the text with the changes that lie in it. */
  String apply(String text, int from, int to) {
    var result = new StringBuilder();
    int at = from;
    for (var change : changes.stream().sorted(Comparator.comparingInt(Change::from)).toList()) {
      if (change.from() < from || change.to() > to) {
        continue;
      }
      if (change.from() < at) {
        throw new CannotPatch("changes overlap");
      }
      result.append(text, at, change.from()).append(change.text());
      at = change.to();
    }
    return result.append(text, at, to).toString();
  }
}
