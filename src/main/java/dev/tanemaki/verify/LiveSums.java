package dev.tanemaki.verify;

import dev.tanemaki.database.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the passes over parts of a table have counted, added up. */
final class LiveSums {

  private final TableScan rules;
  private final TableScan tests;
  private final List<GroupScan> groups;
  private final long[] ruled;
  private final long[] tested;
  private final List<Map<List<Integer>, Map<List<String>, Long>>> grouped = new ArrayList<>();

  LiveSums(TableScan rules, TableScan tests, List<GroupScan> groups) {
    this.rules = rules;
    this.tests = tests;
    this.groups = groups;
    this.ruled = new long[rules.expressions().size() + 1];
    this.tested = new long[tests.expressions().size() + 1];
    groups.forEach(g -> grouped.add(new LinkedHashMap<>()));
  }

  /** Rows of all parts. */
  long rows() {
    return ruled[0];
  }

  /** Counts one more part, all of it or nothing; gives its rows. */
  long add(Session session, String part) {
    long[] rule = rules.counts(session, part);
    long[] test = tested.length > 1 ? tests.counts(session, part) : new long[tested.length];
    var found = groups.stream().map(g -> g.groups(session, part)).toList();
    add(ruled, rule);
    add(tested, test);
    for (int i = 0; i < grouped.size(); i++) {
      var sums = grouped.get(i);
      found
          .get(i)
          .forEach(
              (set, values) -> {
                var of = sums.computeIfAbsent(set, s -> new LinkedHashMap<>());
                values.forEach(g -> of.merge(g.values(), g.rows(), Long::sum));
              });
    }
    return rule[0];
  }

  private static void add(long[] sums, long[] counts) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += counts[i];
    }
  }

  void tellRules(Session session) {
    rules.tell(session, ruled);
  }

  void tellTests(Session session) {
    tests.tell(session, tested);
    for (int i = 0; i < grouped.size(); i++) {
      var found = new LinkedHashMap<List<Integer>, List<GroupScan.Group>>();
      grouped
          .get(i)
          .forEach(
              (set, sums) ->
                  found.put(
                      set,
                      sums.entrySet().stream()
                          .map(e -> new GroupScan.Group(e.getKey(), e.getValue()))
                          .toList()));
      groups.get(i).tell(session, found);
    }
  }
}
