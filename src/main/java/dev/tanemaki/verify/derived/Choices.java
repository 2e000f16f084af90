package dev.tanemaki.verify.derived;

import dev.tanemaki.plan.Rule;
import dev.tanemaki.plan.Rule.Pick;
import dev.tanemaki.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How likely each value is, by what the plan says of the rows it is chosen from.
 *
 * @param given the column that narrows the choice; empty where every row chooses from all
 * @param weights per value of that column (the empty text where there is none) the values to choose
 *     from, with weights that are relative to each other
 * @param words what the plan calls a value, where it calls it anything
 * @param others weight of all values that are not listed; 0 where there are none
 */
public record Choices(
    Optional<String> given,
    Map<String, Map<String, Double>> weights,
    Map<String, String> words,
    double others) {

  public static Choices of(List<Rule.Weighted> choices, double others) {
    var weights = new LinkedHashMap<String, Double>();
    var words = new HashMap<String, String>();
    for (var choice : choices) {
      weights.merge(choice.value(), choice.weight(), Double::sum);
      if (!choice.text().isEmpty()) {
        words.put(choice.value(), choice.text());
      }
    }
    return new Choices(Optional.empty(), Map.of("", weights), words, others);
  }

  /**
   * The values of an attribute of the parent row that a reference chooses; empty where the plan's
   * text does not tell.
   *
   * @param key the parent's column that weights name
   */
  public static Optional<Choices> of(
      ParentTexts parents, Rule.Reference reference, String key, String attribute) {
    var values = parents.column(reference.table(), attribute);
    var groups = reference.within().map(w -> parents.column(reference.table(), w.parent()));
    if (values.isEmpty() || (groups.isPresent() && groups.get().isEmpty())) {
      // Of rows that are drawn, the keys that the plan names are known all the same.
      return reference.within().isEmpty()
              && attribute.equals(key)
              && reference.pick() instanceof Pick.ByKey(var named, var others, var by)
          ? Optional.of(of(named, others))
          : Optional.empty();
    }
    List<String> groupOf = groups.map(Optional::orElseThrow).orElse(null);
    var rowWeights = weights(parents, reference, key, values.get().size(), groupOf);
    if (rowWeights.isEmpty()) {
      return Optional.empty();
    }
    var weights = new LinkedHashMap<String, Map<String, Double>>();
    for (int i = 0; i < rowWeights.get().length; i++) {
      String value = values.get().get(i);
      String group = groupOf == null ? "" : groupOf.get(i);
      double weight = rowWeights.get()[i];
      if (group != null && weight > 0) {
        if (value == null) {
          return Optional.empty();
        }
        weights
            .computeIfAbsent(group, g -> new LinkedHashMap<>())
            .merge(value, weight, Double::sum);
      }
    }
    return Optional.of(
        new Choices(
            reference.within().map(Rule.Within::own), weights, words(parents, reference), 0));
  }

  /** The key that a reference takes where it names none. */
  public static Optional<String> key(Table table, String column, Rule.Reference reference) {
    return reference
        .column()
        .or(
            () ->
                table.foreignKeys().stream()
                    .filter(
                        k ->
                            k.columns().equals(List.of(column))
                                && (k.referenced().toString().equals(reference.table())
                                    || k.referenced().name().equals(reference.table())))
                    .map(k -> k.referencedColumns().getFirst())
                    .findFirst());
  }

  /** What a list calls its keys, as a reader would want them called. */
  private static Map<String, String> words(ParentTexts parents, Rule.Reference reference) {
    var words = new HashMap<String, String>();
    if (reference.pick() instanceof Pick.ByKey(var weighted, var others, var by)) {
      weighted.stream()
          .filter(w -> !w.text().isEmpty())
          .forEach(w -> words.put(w.value(), w.text()));
    }
    return words;
  }

  /** One weight per parent row. */
  private static Optional<double[]> weights(
      ParentTexts parents, Rule.Reference reference, String key, int rows, List<String> groupOf) {
    var weights = new double[rows];
    return switch (reference.pick()) {
      case Pick.Evenly e -> {
        java.util.Arrays.fill(weights, 1);
        yield Optional.of(weights);
      }
      case Pick.ByColumn(String column) -> parents.numbers(reference.table(), column);
      case Pick.ByKey byKey -> byKey(parents, reference.table(), byKey, key, weights);
      case Pick.Ranked(double exponent) -> {
        var seen = new HashMap<String, Integer>();
        for (int i = 0; i < rows; i++) {
          int rank = seen.merge(groupOf == null ? "" : groupOf.get(i), 1, Integer::sum);
          weights[i] = Math.pow(rank, -exponent);
        }
        yield Optional.of(weights);
      }
      case Pick.FanOut f -> Optional.empty();
    };
  }

  private static Optional<double[]> byKey(
      ParentTexts parents, String table, Pick.ByKey pick, String key, double[] weights) {
    var keys = parents.column(table, key);
    var others =
        pick.othersBy().isPresent()
            ? parents.numbers(table, pick.othersBy().get())
            : Optional.of(new double[weights.length]);
    if (keys.isEmpty() || others.isEmpty()) {
      return Optional.empty();
    }
    double[] rest = others.get().clone();
    if (pick.othersBy().isEmpty()) {
      java.util.Arrays.fill(rest, 1);
    }
    var rowOf = new HashMap<String, Integer>();
    for (int i = 0; i < weights.length; i++) {
      rowOf.putIfAbsent(keys.get().get(i), i);
    }
    for (Rule.Weighted weighted : pick.weights()) {
      Integer row = rowOf.get(weighted.value());
      if (row == null) {
        return Optional.empty();
      }
      weights[row] = weighted.weight();
      rest[row] = 0;
    }
    double total = java.util.Arrays.stream(rest).sum();
    for (int i = 0; i < weights.length && total > 0; i++) {
      weights[i] += pick.othersWeight() * rest[i] / total;
    }
    return Optional.of(weights);
  }

  /** All values there are, of all groups. */
  public List<String> values() {
    var all = new java.util.LinkedHashSet<String>();
    weights.values().forEach(w -> all.addAll(w.keySet()));
    return new ArrayList<>(all);
  }
}
