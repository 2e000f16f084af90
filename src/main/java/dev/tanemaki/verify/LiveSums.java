package dev.tanemaki.verify;

import dev.tanemaki.database.Session;
import dev.tanemaki.verify.query.GroupScan;
import dev.tanemaki.verify.query.TableScan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the passes over parts of a table have counted, added up. */
final class LiveSums {

  private final TableScan scan;
  private final List<GroupScan> groups;
  private long[] sums;
  private final List<Map<List<Integer>, Map<List<String>, Long>>> grouped = new ArrayList<>();

  LiveSums(TableScan scan, List<GroupScan> groups) {
    this.scan = scan;
    this.groups = groups;
    this.sums = new long[scan.expressions().size() + 1];
    groups.forEach(g -> grouped.add(new LinkedHashMap<>()));
  }

  /** Rows of all parts. */
  long rows() {
    return sums[0];
  }

  /** Rows of another part, of which nothing else need be counted. */
  void add(long rows) {
    sums[0] += rows;
  }

  /** Counts one more part, all of it or nothing. */
  void add(Session session, String part) {
    long[] counts = scan.counts(session, part);
    var found = groups.stream().map(g -> g.groups(session, part)).toList();
    sums = scan.together(sums, counts);
    for (int i = 0; i < grouped.size(); i++) {
      var into = grouped.get(i);
      found
          .get(i)
          .forEach(
              (set, values) -> {
                var of = into.computeIfAbsent(set, s -> new LinkedHashMap<>());
                values.forEach(g -> of.merge(g.values(), g.rows(), Long::sum));
              });
    }
  }

  void tell(Session session) {
    scan.tell(session, sums);
    for (int i = 0; i < grouped.size(); i++) {
      var found = new LinkedHashMap<List<Integer>, List<GroupScan.Group>>();
      grouped
          .get(i)
          .forEach(
              (set, values) ->
                  found.put(
                      set,
                      values.entrySet().stream()
                          .map(e -> new GroupScan.Group(e.getKey(), e.getValue()))
                          .toList()));
      groups.get(i).tell(session, found);
    }
  }
}
