package dev.tanemaki.plan.edit;

import dev.tanemaki.plan.Form;
import dev.tanemaki.plan.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What becomes of each entry of a mapping, and which keys are new to it. */
final class KeyMatch {

  /** What becomes of an entry; {@code key} is the index of a key of the form. */
  sealed interface Fate {}

  record Kept(int key) implements Fate {}

  /** The same entry under another range. */
  record Renamed(int key) implements Fate {}

  /** Another entry in its place. */
  record Replaced(int key) implements Fate {}

  record Gone() implements Fate {}

  private final List<Fate> fates = new ArrayList<>();
  private final Map<Integer, Integer> inserted = new LinkedHashMap<>();
  private final int[] entryOf;
  private boolean inOrder = true;

  private KeyMatch(YamlNode.Mapping mapping, Form.Keys wanted) {
    entryOf = new int[wanted.keys().size()];
    java.util.Arrays.fill(entryOf, -1);
    match(mapping, wanted);
    pair(wanted);
    insertions(mapping, wanted);
  }

  static KeyMatch of(YamlNode.Mapping mapping, Form.Keys wanted) {
    return new KeyMatch(mapping, wanted);
  }

  Fate of(int entry) {
    return fates.get(entry);
  }

  /** The entry of that key, -1 where it is new. */
  int entryOf(int key) {
    return entryOf[key];
  }

  /** Whether the entries that stay come in the order of their keys. */
  boolean inOrder() {
    return inOrder;
  }

  /** Keys that are new, each with the entry it comes after; -1: before all. */
  Map<Integer, Integer> inserted() {
    return inserted;
  }

  private void match(YamlNode.Mapping mapping, Form.Keys wanted) {
    int last = -1;
    for (int i = 0; i < mapping.entries().size(); i++) {
      var entry = mapping.entries().get(i);
      int found = -1;
      for (int k = 0; k < wanted.keys().size() && found < 0; k++) {
        var key = wanted.keys().get(k);
        boolean same = entryOf[k] < 0 && wanted.same(entry.key().text(), key.key());
        found = same && !(key.silent() && !says(entry.value(), key.value())) ? k : -1;
      }
      fates.add(found < 0 ? new Gone() : new Kept(found));
      if (found >= 0) {
        inOrder &= found > last;
        last = found;
        entryOf[found] = i;
      }
    }
  }

  /** Whether the value is what holds without it: then it may stay. */
  private static boolean says(YamlNode node, Form form) {
    return switch (form) {
      case Form.Value v -> node instanceof YamlNode.Scalar s && v.says(s);
      case Form.Either(var forms) -> forms.stream().anyMatch(f -> says(node, f));
      case Form.Items _, Form.Keys _, Form.Hours _ -> false;
    };
  }

  /** Where as many go as come between two that stay, each takes the place of one. */
  private void pair(Form.Keys wanted) {
    if (!inOrder && wanted.naming() != Form.Naming.WORDS) {
      return;
    }
    for (int i = 0; i < fates.size(); i++) {
      if (!(fates.get(i) instanceof Gone)) {
        continue;
      }
      int key = unmatched(wanted, i);
      if (key >= 0) {
        entryOf[key] = i;
        fates.set(i, wanted.naming() == Form.Naming.RANGES ? new Renamed(key) : new Replaced(key));
      }
    }
  }

  /** The first new key that may stand where that entry is; -1 where there is none. */
  private int unmatched(Form.Keys wanted, int entry) {
    int from = 0;
    int to = wanted.keys().size();
    if (wanted.naming() != Form.Naming.WORDS) {
      for (int k = 0; k < entryOf.length; k++) {
        if (entryOf[k] >= 0 && entryOf[k] < entry) {
          from = Math.max(from, k + 1);
        } else if (entryOf[k] > entry) {
          to = Math.min(to, k);
        }
      }
    }
    for (int k = from; k < to; k++) {
      if (entryOf[k] < 0 && !wanted.keys().get(k).silent()) {
        return k;
      }
    }
    return -1;
  }

  private void insertions(YamlNode.Mapping mapping, Form.Keys wanted) {
    int after = wanted.naming() == Form.Naming.WORDS ? mapping.entries().size() - 1 : -1;
    for (int k = 0; k < entryOf.length; k++) {
      if (entryOf[k] >= 0) {
        after = wanted.naming() == Form.Naming.WORDS ? after : entryOf[k];
      } else if (!wanted.keys().get(k).silent()) {
        inserted.put(k, after);
      }
    }
  }
}
