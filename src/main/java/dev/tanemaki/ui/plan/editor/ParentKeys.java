package dev.tanemaki.ui.plan.editor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The keys of a parent, some of which are listed as choices and the others not.
 *
 * @param numbers how much of the weight of all others each has; empty where any key may be listed
 * @param words the label of a key
 */
record ParentKeys(Map<String, Double> numbers, UnaryOperator<String> words) {

  static final ParentKeys ANY = new ParentKeys(Map.of(), key -> key);

  boolean has(String key) {
    return numbers.containsKey(key);
  }

  List<String> unlisted(ChoiceModel model) {
    return numbers.keySet().stream().filter(key -> !model.has(key)).toList();
  }

  /** The key of what is called by its key or its label. */
  UnaryOperator<String> byName() {
    var byLabel = new HashMap<String, String>();
    numbers.keySet().forEach(key -> byLabel.putIfAbsent(words.apply(key), key));
    return name -> has(name) ? name : byLabel.getOrDefault(name, name);
  }

  /** Lists keys with the weights they have among all others, which lose them; says where. */
  List<Integer> list(ChoiceModel model, List<String> keys) {
    var unlisted = unlisted(model);
    double all = unlisted.stream().mapToDouble(numbers::get).sum();
    int last = model.choices().size() - 1;
    double others = model.choice(last).weight();
    var weights = new ArrayList<Double>();
    double left = others;
    for (String key : keys) {
      double weight = all > 0 ? Shares.rounded(others * numbers.get(key) / all, 0.01) : 0;
      weights.add(weight);
      left -= weight;
    }
    boolean none = keys.size() == unlisted.size();
    if (none && !keys.isEmpty()) {
      // What rounding has left goes to the largest, where it shows least.
      int largest = weights.indexOf(weights.stream().max(Double::compare).orElseThrow());
      weights.set(largest, Math.max(0, Shares.clean(weights.get(largest) + left)));
    }
    double kept = none ? 0 : Math.max(0, Shares.clean(left));
    model.replace(last, model.choice(last).withWeight(kept));
    var places = new ArrayList<Integer>();
    for (int i = 0; i < keys.size(); i++) {
      places.add(model.add(new Choice(keys.get(i), weights.get(i), "")));
    }
    return places;
  }
}
