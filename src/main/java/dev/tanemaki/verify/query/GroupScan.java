package dev.tanemaki.verify.query;

import dev.tanemaki.database.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * How many rows there are of each value, for many columns and pairs of columns in a single pass:
 * every set of columns is a grouping set of one SELECT.
 */
public final class GroupScan {

  /** PostgreSQL's GROUPING tells so many apart. */
  static final int MOST_EXPRESSIONS = 31;

  /**
   * @param values as text, null where null
   */
  public record Group(List<String> values, long rows) {}

  private final List<String> expressions = new ArrayList<>();
  private final Map<List<Integer>, List<BiConsumer<Session, List<Group>>>> askers =
      new LinkedHashMap<>();

  /** Whether there is room for another question of these. */
  boolean takes(List<String> wanted) {
    var all = new TreeSet<>(expressions);
    all.addAll(wanted);
    return all.size() <= MOST_EXPRESSIONS;
  }

  /** Asks for the groups of rows that are equal in these expressions. */
  void ask(List<String> wanted, BiConsumer<Session, List<Group>> asker) {
    var set = new ArrayList<Integer>();
    for (String expression : wanted) {
      if (!expressions.contains(expression)) {
        expressions.add(expression);
      }
      set.add(expressions.indexOf(expression));
    }
    askers.computeIfAbsent(set, s -> new ArrayList<>()).add(asker);
  }

  int sets() {
    return askers.size();
  }

  /** How many rows are in all groups of any one set. */
  public static long rows(Map<List<Integer>, List<Group>> groups) {
    return groups.values().iterator().next().stream().mapToLong(Group::rows).sum();
  }

  /** Groups of fewer expressions, added up from those of more. */
  static List<Group> sums(List<Group> groups, List<String> of, List<String> wanted) {
    var at = wanted.stream().map(of::indexOf).toList();
    var sums = new LinkedHashMap<List<String>, Long>();
    for (Group group : groups) {
      var values = new ArrayList<String>();
      at.forEach(i -> values.add(group.values().get(i)));
      sums.merge(values, group.rows(), Long::sum);
    }
    return sums.entrySet().stream().map(e -> new Group(e.getKey(), e.getValue())).toList();
  }

  /** What is asked, as SQL. */
  public List<String> expressions() {
    return expressions;
  }

  public void run(Session session, String from) {
    tell(session, groups(session, from));
  }

  /** The groups of every set of expressions that was asked for. */
  public Map<List<Integer>, List<Group>> groups(Session session, String from) {
    var found = new LinkedHashMap<Integer, List<Group>>();
    var setOf = new LinkedHashMap<Integer, List<Integer>>();
    for (List<Integer> set : askers.keySet()) {
      found.put(mask(set), new ArrayList<>());
      setOf.put(mask(set), set);
    }
    // What the server expects of tables it has no statistics of is far more than there is; within
    // this much it makes do with hashing.
    session.execute("set local work_mem = '128MB'");
    session.forEach(
        sql(from),
        row -> {
          int mask = row.intValue(1);
          var values = new ArrayList<String>();
          for (int i : setOf.get(mask)) {
            values.add(row.isNull(i + 3) ? null : row.string(i + 3));
          }
          found.get(mask).add(new Group(values, row.longValue(2)));
        });
    var groups = new LinkedHashMap<List<Integer>, List<Group>>();
    askers.keySet().forEach(set -> groups.put(set, found.get(mask(set))));
    return groups;
  }

  /** Hands the groups to those who asked. */
  public void tell(Session session, Map<List<Integer>, List<Group>> groups) {
    askers.forEach((set, all) -> all.forEach(a -> a.accept(session, groups.get(set))));
  }

  private String sql(String from) {
    var names = new ArrayList<String>();
    var inner = new ArrayList<String>();
    var outer = new ArrayList<String>();
    for (int i = 0; i < expressions.size(); i++) {
      names.add("e" + i);
      inner.add("(" + expressions.get(i) + ") as e" + i);
      outer.add("cast(e" + i + " as text)");
    }
    var sets = new ArrayList<String>();
    for (List<Integer> set : askers.keySet()) {
      sets.add("(" + String.join(", ", set.stream().map(names::get).toList()) + ")");
    }
    return "select grouping(%s), count(*), %s from (select %s from %s) as rows group by grouping sets (%s)"
        .formatted(
            String.join(", ", names),
            String.join(", ", outer),
            String.join(", ", inner),
            from,
            String.join(", ", sets));
  }

  /** What GROUPING says of the set: a bit for every expression that is not in it. */
  private int mask(List<Integer> set) {
    int mask = 0;
    for (int i = 0; i < expressions.size(); i++) {
      mask = mask << 1 | (set.contains(i) ? 0 : 1);
    }
    return mask;
  }
}
