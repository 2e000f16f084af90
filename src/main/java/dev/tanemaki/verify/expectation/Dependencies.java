package dev.tanemaki.verify.expectation;

import dev.tanemaki.schema.Table;
import dev.tanemaki.verify.check.CheckKind;
import dev.tanemaki.verify.check.Example;
import dev.tanemaki.verify.check.RuleCheck;
import dev.tanemaki.verify.query.GroupScan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys that stand beside more than one value. */
public final class Dependencies {

  private Dependencies() {}

  /** Rows that have not the value most rows of their key have are those that break it. */
  static RuleCheck check(Table table, String column, String key, List<GroupScan.Group> groups) {
    var best = new HashMap<String, GroupScan.Group>();
    var examples = new ArrayList<Example>();
    long rows = 0;
    for (var group : groups) {
      String of = group.values().getFirst();
      rows += group.rows();
      if (of != null) {
        best.merge(of, group, (a, b) -> a.rows() >= b.rows() ? a : b);
      }
    }
    long violations = 0;
    for (var group : groups) {
      GroupScan.Group usual = best.get(group.values().getFirst());
      if (usual != null && usual != group) {
        violations += group.rows();
        if (examples.size() < Example.MOST) {
          examples.add(example(key, column, group, usual));
        }
      }
    }
    return new RuleCheck(
        table.name().name(), column, CheckKind.DEPENDENCY, rows, violations, examples);
  }

  private static Example example(
      String key, String column, GroupScan.Group group, GroupScan.Group usual) {
    var fields = new ArrayList<Example.Field>();
    for (Map.Entry<String, String> field :
        List.of(
            Map.entry(key, group.values().getFirst()),
            Map.entry(column, text(group)),
            Map.entry(column, text(usual)))) {
      fields.add(new Example.Field(field.getKey(), Optional.of(field.getValue())));
    }
    return new Example(fields);
  }

  private static String text(GroupScan.Group group) {
    String value = group.values().get(1);
    return (value == null ? "null" : value) + " (" + group.rows() + ")";
  }
}
