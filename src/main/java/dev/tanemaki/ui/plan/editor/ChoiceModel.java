package dev.tanemaki.ui.plan.editor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A list of choices as a hand works on it: which are locked, which are shown in what order, what
 * they were before the hand took hold.
 */
final class ChoiceModel {

  /** The key of the choice that stands for all keys not listed; no key of a parent is like it. */
  static final String OTHERS = "\u0000";

  /** In which order choices are shown; the plan's own order stays. */
  enum Order {
    FILE,
    WEIGHT,
    LABEL
  }

  private final ChoiceKind kind;
  private final Set<String> locked = new HashSet<>();
  private List<Choice> choices = List.of();
  private List<Choice> before = List.of();
  private UnaryOperator<String> labels = key -> key;
  private Map<String, Double> actual = Map.of();
  private boolean balanced;
  private double reach = 1;

  ChoiceModel(ChoiceKind kind) {
    this.kind = kind;
  }

  /** Another column's choices: nothing is locked, and a whole of 100 is kept. */
  void open(List<Choice> now, UnaryOperator<String> words) {
    locked.clear();
    set(now, words);
    balanced = kind.sharesAWhole() && Math.abs(whole() - 100) < 1e-6;
  }

  /** The same column's choices as they are now. */
  void set(List<Choice> now, UnaryOperator<String> words) {
    choices = List.copyOf(now);
    labels = words;
    fit();
  }

  ChoiceKind kind() {
    return kind;
  }

  List<Choice> choices() {
    return choices;
  }

  Choice choice(int index) {
    return choices.get(index);
  }

  boolean isOthers(int index) {
    return choices.get(index).key().equals(OTHERS);
  }

  String label(int index) {
    return labels.apply(choices.get(index).key());
  }

  void showActual(Map<String, Double> shares) {
    actual = shares;
  }

  /** Share of generated rows; NaN where none were counted. */
  double actual(int index) {
    return actual.isEmpty() || isOthers(index)
        ? Double.NaN
        : actual.getOrDefault(choices.get(index).key(), 0.0);
  }

  boolean isLocked(int index) {
    return locked.contains(choices.get(index).key());
  }

  void lock(int index, boolean on) {
    if (on) {
      locked.add(choices.get(index).key());
    } else {
      locked.remove(choices.get(index).key());
    }
  }

  /** Whether the others give way so that the whole stays. */
  boolean isBalanced() {
    return balanced;
  }

  void setBalanced(boolean on) {
    balanced = on && kind.sharesAWhole();
  }

  double whole() {
    return kind.sharesAWhole() ? choices.stream().mapToDouble(Choice::weight).sum() : 1;
  }

  /** Share of the whole, 0 to 1. */
  double share(int index) {
    double whole = whole();
    return whole > 0 ? choices.get(index).weight() / whole : 0;
  }

  /** The share that a bar of full length stands for. */
  double reach() {
    return reach;
  }

  /** Gives the longest bar room to grow; not while a hand holds one. */
  void fit() {
    double whole = whole();
    double heaviest = choices.stream().mapToDouble(Choice::weight).max().orElse(whole);
    double longest = whole > 0 ? heaviest / whole : 0;
    reach = kind.sharesAWhole() ? Math.clamp(longest * 1.25, 0.02, 1) : 1;
  }

  /** What an arrow key adds: a hundredth of the whole, as a round number. */
  double step() {
    return kind.sharesAWhole() ? Shares.step(whole() / 100) : 0.01;
  }

  /** A hand takes hold: moves count from here. */
  void take() {
    before = choices;
  }

  void putBack() {
    choices = before;
  }

  /**
   * Moves a choice to a share of the whole.
   *
   * @param pixel what share a pixel is worth, for a number that a hand can hit
   */
  void moveToShare(int index, double share, double pixel) {
    double whole = before.stream().mapToDouble(Choice::weight).sum();
    double wanted = Math.clamp(share, 0, 1);
    if (!kind.sharesAWhole()) {
      moveTo(index, snapped(wanted, 1.5 * pixel));
    } else if (balanced) {
      moveTo(index, snapped(wanted * whole, 1.5 * pixel * whole));
    } else {
      double others = whole - before.get(index).weight();
      double weight = others <= 0 ? wanted : others * wanted / Math.max(1 - wanted, 0.01);
      moveTo(index, snapped(weight, 1.5 * pixel * Math.max(whole, 1e-6)));
    }
  }

  private static double snapped(double value, double span) {
    return Shares.rounded(value, Shares.step(span));
  }

  /** Moves a choice to a weight, counted from where the hand took hold. */
  void moveTo(int index, double weight) {
    if (balanced) {
      double[] now = before.stream().mapToDouble(Choice::weight).toArray();
      weights(Shares.moved(now, index, weight, this::isLocked));
    } else {
      double most = kind.sharesAWhole() ? Double.MAX_VALUE : 1;
      var moved = new ArrayList<>(choices);
      moved.set(index, choices.get(index).withWeight(Math.clamp(Shares.clean(weight), 0, most)));
      choices = List.copyOf(moved);
    }
  }

  void normalise() {
    double[] now = choices.stream().mapToDouble(Choice::weight).toArray();
    weights(Shares.normalised(now, 100, this::isLocked));
    fit();
  }

  private void weights(double[] weights) {
    var moved = new ArrayList<Choice>(choices.size());
    for (int i = 0; i < weights.length; i++) {
      moved.add(choices.get(i).withWeight(weights[i]));
    }
    choices = List.copyOf(moved);
  }

  void replace(int index, Choice choice) {
    if (locked.remove(choices.get(index).key())) {
      locked.add(choice.key());
    }
    var changed = new ArrayList<>(choices);
    changed.set(index, choice);
    choices = List.copyOf(changed);
  }

  void remove(int index) {
    locked.remove(choices.get(index).key());
    var fewer = new ArrayList<>(choices);
    fewer.remove(index);
    choices = List.copyOf(fewer);
    fit();
  }

  /** Adds a choice behind the listed ones and says where. */
  int add(Choice choice) {
    boolean others = !choices.isEmpty() && isOthers(choices.size() - 1);
    int at = others ? choices.size() - 1 : choices.size();
    var more = new ArrayList<>(choices);
    more.add(at, choice);
    choices = List.copyOf(more);
    fit();
    return at;
  }

  boolean has(String key) {
    return choices.stream().anyMatch(c -> c.key().equals(key));
  }

  /**
   * Takes pasted weights over: of keys or labels that are here, and new ones. Of a key that is
   * pasted twice the last weight counts.
   *
   * @param known whether a new key may be added
   * @return how many lines changed a choice, added one and were not taken
   */
  int[] paste(List<Choice> pasted, java.util.function.Predicate<String> known) {
    var byName = new LinkedHashMap<String, Integer>();
    for (int i = choices.size() - 1; i >= 0; i--) {
      byName.put(label(i), i);
    }
    for (int i = choices.size() - 1; i >= 0; i--) {
      byName.put(choices.get(i).key(), i);
    }
    var now = new ArrayList<>(choices);
    // Apart from the others until the end: thousands of lines are pasted at once.
    var added = new ArrayList<Choice>();
    int[] counts = new int[3];
    for (Choice line : pasted) {
      Integer at = byName.get(line.key());
      if (at != null) {
        var list = at < now.size() ? now : added;
        int place = at < now.size() ? at : at - now.size();
        list.set(place, taken(line, list.get(place)));
        counts[0]++;
      } else if (known.test(line.key())) {
        byName.put(line.key(), now.size() + added.size());
        added.add(line);
        counts[1]++;
      } else {
        counts[2]++;
      }
    }
    boolean others = !now.isEmpty() && isOthers(now.size() - 1);
    now.addAll(others ? now.size() - 1 : now.size(), added);
    choices = List.copyOf(now);
    fit();
    return counts;
  }

  private Choice taken(Choice line, Choice old) {
    boolean words = kind.hasWords() && !line.text().isEmpty();
    return new Choice(old.key(), line.weight(), words ? line.text() : old.text());
  }

  /** The choices to show, as indexes; all keys not listed stay last. */
  List<Integer> shown(String search, Order order) {
    String wanted = search.strip().toLowerCase(Locale.ROOT);
    Comparator<Integer> by =
        switch (order) {
          case FILE -> Comparator.naturalOrder();
          case WEIGHT ->
              Comparator.<Integer>comparingDouble(i -> -choices.get(i).weight())
                  .thenComparing(Comparator.naturalOrder());
          case LABEL -> Comparator.comparing(this::label);
        };
    return IntStream.range(0, choices.size())
        .boxed()
        .filter(i -> wanted.isEmpty() || matches(i, wanted))
        .sorted(Comparator.<Integer, Boolean>comparing(this::isOthers).thenComparing(by))
        .toList();
  }

  private boolean matches(int index, String wanted) {
    var choice = choices.get(index);
    return choice.key().toLowerCase(Locale.ROOT).contains(wanted)
        || label(index).toLowerCase(Locale.ROOT).contains(wanted)
        || choice.text().toLowerCase(Locale.ROOT).contains(wanted);
  }
}
