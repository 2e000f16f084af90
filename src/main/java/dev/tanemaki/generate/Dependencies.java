package dev.tanemaki.generate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What every part of a plan read while it was compiled, so that a plan that differs in one column
 * has only that compiled anew which the difference can reach.
 */
final class Dependencies {

  /** A part of a plan that is compiled or read by itself. */
  sealed interface Part {
    String table();

    record OfColumn(String table, String column) implements Part {}

    record OfRows(String table) implements Part {}

    /**
     * All of a table. A reference reads this: what it has chosen may be asked for any column of the
     * parent later on.
     */
    record Whole(String table) implements Part {}
  }

  private final Map<Part, Set<Part>> reads = new HashMap<>();
  private final Deque<Part> underWay = new ArrayDeque<>();

  void begin(Part part) {
    underWay.push(part);
    reads.put(part, new HashSet<>());
  }

  void end() {
    underWay.pop();
  }

  /** Whatever is compiled now has read that part. */
  void read(Part part) {
    if (!underWay.isEmpty()) {
      reads.get(underWay.peek()).add(part);
    }
  }

  /** Takes over what these parts have read in an earlier compilation. */
  void keep(Dependencies before, Set<Part> stale) {
    before.reads.forEach(
        (part, read) -> {
          if (!stale.contains(part)) {
            reads.put(part, read);
          }
        });
  }

  /**
   * The changed parts with all that depends on them, directly or not; where part of a table is
   * among them, so is the table as a whole.
   */
  Set<Part> reachedBy(Set<Part> changed) {
    var stale = new HashSet<Part>();
    changed.forEach(part -> add(part, stale));
    boolean grown = true;
    while (grown) {
      grown = false;
      for (var entry : reads.entrySet()) {
        if (!stale.contains(entry.getKey())
            && entry.getValue().stream().anyMatch(stale::contains)) {
          grown |= add(entry.getKey(), stale);
        }
      }
    }
    return stale;
  }

  private static boolean add(Part part, Set<Part> stale) {
    stale.add(new Part.Whole(part.table()));
    return stale.add(part);
  }
}
