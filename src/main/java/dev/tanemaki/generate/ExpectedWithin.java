package dev.tanemaki.generate;

import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.Rows;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.plan.Rule.Pick;
import dev.tanemaki.plan.TablePlan;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The share of each parent where only those are chosen from that go with another column. */
public final class ExpectedWithin {

  private ExpectedWithin() {}

  /**
   * As {@link ExpectedShape#shares}, and that of references within another column's choice, by
   * falling shares: a city is as likely as its prefecture times its part of it.
   */
  public static Map<String, Double> shares(Plan plan, TablePlan table, Rule rule) {
    return rule instanceof Rule.Reference r && r.within().isPresent()
        ? within(plan, table, r, r.within().get())
        : ExpectedShape.shares(plan, rule);
  }

  private static Map<String, Double> within(
      Plan plan, TablePlan table, Rule.Reference rule, Rule.Within within) {
    var own =
        table
            .column(within.own())
            .map(ColumnPlan::rule)
            .map(r -> shares(plan, table, r))
            .orElse(Map.of());
    var weight = weight(rule.pick());
    var parent = plan.table(rule.table()).map(TablePlan::rows);
    if (own.isEmpty() || weight.isEmpty() || !(parent.orElse(null) instanceof Rows.Listed listed)) {
      return Map.of();
    }
    var key = at(listed, rule.column().orElse(listed.header().getFirst()));
    var group = at(listed, within.parent());
    var by = weight.get().map(name -> at(listed, name));
    if (key.isEmpty() || group.isEmpty() || by.filter(OptionalInt::isEmpty).isPresent()) {
      return Map.of();
    }
    return shares(
        listed.records(),
        key.getAsInt(),
        group.getAsInt(),
        by.map(OptionalInt::getAsInt).orElse(-1),
        own);
  }

  /** The column that weighs the parents, empty where they are alike; empty for other picks. */
  private static Optional<Optional<String>> weight(Pick pick) {
    return switch (pick) {
      case Pick.Evenly _ -> Optional.of(Optional.empty());
      case Pick.ByColumn(String name) -> Optional.of(Optional.of(name));
      case Pick.ByKey _, Pick.Ranked _, Pick.FanOut _ -> Optional.empty();
    };
  }

  private static OptionalInt at(Rows.Listed listed, String name) {
    int at = listed.header().indexOf(name);
    return at < 0 ? OptionalInt.empty() : OptionalInt.of(at);
  }

  private static Map<String, Double> shares(
      List<List<String>> records, int key, int group, int by, Map<String, Double> own) {
    var totals = new HashMap<String, Double>();
    for (var record : records) {
      totals.merge(record.get(group), weight(record, by), Double::sum);
    }
    var shares = new HashMap<String, Double>();
    for (var record : records) {
      double total = totals.get(record.get(group));
      double of = own.getOrDefault(record.get(group), 0.0);
      if (total > 0 && of > 0) {
        shares.merge(record.get(key), of * weight(record, by) / total, Double::sum);
      }
    }
    var falling = new LinkedHashMap<String, Double>();
    shares.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .forEach(e -> falling.put(e.getKey(), e.getValue()));
    return falling;
  }

  private static double weight(List<String> record, int by) {
    try {
      return by < 0 ? 1 : record.get(by).isBlank() ? 0 : Double.parseDouble(record.get(by));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
