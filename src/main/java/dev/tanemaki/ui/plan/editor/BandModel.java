package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.Rule;
import dev.tanemaki.plan.Rule.Band;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Bands as a hand works on them: edges that two bands share move together, weights share their
 * whole as other weights do.
 */
final class BandModel {

  /** What of a band can be taken hold of. */
  enum Part {
    LOW,
    HEIGHT,
    HIGH
  }

  record Grip(int band, Part part) {}

  private final ChoiceModel weights = new ChoiceModel(ChoiceKind.VALUES);
  private List<Band> bands = List.of();
  private List<Band> before = List.of();
  private double step;
  private boolean whole;

  /**
   * Shows bands.
   *
   * @param other whether they are another column's
   * @param wholeNumbers whether both ends belong to a band, so that 1199 adjoins 1200
   */
  void set(Rule.Bands rule, boolean wholeNumbers, boolean other) {
    bands = rule.bands();
    step = rule.step();
    whole = wholeNumbers;
    if (other) {
      weights.open(choices(), key -> key);
    } else {
      weights.set(choices(), key -> key);
    }
  }

  private List<Choice> choices() {
    return IntStream.range(0, bands.size())
        .mapToObj(i -> new Choice(Integer.toString(i), bands.get(i).weight(), ""))
        .toList();
  }

  Rule.Bands rule() {
    return new Rule.Bands(bands, step);
  }

  List<Band> bands() {
    return bands;
  }

  Band band(int index) {
    return bands.get(index);
  }

  double step() {
    return step;
  }

  void setStep(double now) {
    step = now;
  }

  boolean isWhole() {
    return whole;
  }

  /** Weights with their locks and their whole. */
  ChoiceModel weights() {
    return weights;
  }

  /** Indexes from the lowest band to the highest. */
  List<Integer> ascending() {
    return IntStream.range(0, bands.size())
        .boxed()
        .sorted(Comparator.comparingDouble(i -> bands.get(i).low()))
        .toList();
  }

  /** Where a band begins on the axis: whole numbers are as wide as the room around them. */
  double left(int index) {
    return bands.get(index).low() - (whole ? 0.5 : 0);
  }

  double right(int index) {
    return bands.get(index).high() + (whole ? 0.5 : 0);
  }

  /** The next band up; -1 for none. */
  int above(int index) {
    var order = ascending();
    int at = order.indexOf(index) + 1;
    return at < order.size() ? order.get(at) : -1;
  }

  int below(int index) {
    var order = ascending();
    int at = order.indexOf(index) - 1;
    return at >= 0 ? order.get(at) : -1;
  }

  /** Whether nothing lies between two neighbours. */
  boolean adjoin(int lower, int upper) {
    return lower >= 0
        && upper >= 0
        && Math.abs(bands.get(upper).low() - bands.get(lower).high() - gap()) < 1e-9;
  }

  private double gap() {
    return whole ? 1 : 0;
  }

  /** The grips from left to right; an edge that two bands share is one grip, the lower one's. */
  List<Grip> grips() {
    var grips = new ArrayList<Grip>();
    for (int i : ascending()) {
      if (!adjoin(below(i), i)) {
        grips.add(new Grip(i, Part.LOW));
      }
      grips.add(new Grip(i, Part.HEIGHT));
      grips.add(new Grip(i, Part.HIGH));
    }
    return grips;
  }

  void take() {
    before = bands;
    weights.take();
  }

  void putBack() {
    bands = before;
    weights.putBack();
  }

  /** Moves an edge to a place on the axis, as near as the neighbours let it. */
  void moveEdge(Grip grip, double to, double grain) {
    int i = grip.band();
    var band = bands.get(i);
    double least = whole ? 0 : grain;
    if (grip.part() == Part.HIGH) {
      int next = above(i);
      boolean shared = adjoin(i, next);
      double most =
          next < 0
              ? Double.MAX_VALUE
              : shared ? bands.get(next).high() - least - gap() : bands.get(next).low() - gap();
      double high =
          Math.clamp(
              snapped(band.high(), to, grain),
              band.low() + least,
              Math.max(most, band.low() + least));
      put(i, new Band(band.low(), high, band.weight(), band.text()));
      if (shared) {
        var upper = bands.get(next);
        put(next, new Band(Shares.clean(high + gap()), upper.high(), upper.weight(), upper.text()));
      }
    } else {
      int last = below(i);
      double lowest = last < 0 ? -Double.MAX_VALUE : bands.get(last).high() + gap();
      double low = snapped(band.low() - gap(), to, grain) + gap();
      low = Math.clamp(low, Math.min(lowest, band.high() - least), band.high() - least);
      put(i, new Band(Shares.clean(low), band.high(), band.weight(), band.text()));
    }
  }

  /**
   * A round number near a place, for the upper end of a band: bands that end at 1199 go on ending
   * below round numbers, those that end at 1000 on them.
   */
  private double snapped(double end, double to, double grain) {
    if (!whole) {
      return Shares.rounded(to, grain);
    }
    double unit = Math.max(1, grain);
    boolean below = unit > 1 && Math.abs((end + 1) % 10) < 1e-9;
    return below
        ? Shares.rounded(to + 0.5, unit) - 1
        : Shares.rounded(unit > 1 ? to - 0.5 : Math.rint(to - 0.5), unit);
  }

  void moveHeight(int index, double share, double pixel) {
    weights.moveToShare(index, share, pixel);
    weigh();
  }

  void moveWeight(int index, double weight) {
    weights.moveTo(index, weight);
    weigh();
  }

  void normalise() {
    weights.normalise();
    weigh();
  }

  private void weigh() {
    var weighed = new ArrayList<Band>(bands.size());
    for (int i = 0; i < bands.size(); i++) {
      var band = bands.get(i);
      weighed.add(new Band(band.low(), band.high(), weights.choice(i).weight(), band.text()));
    }
    bands = List.copyOf(weighed);
  }

  void put(int index, Band band) {
    var changed = new ArrayList<>(bands);
    changed.set(index, band);
    bands = List.copyOf(changed);
  }

  /** Two bands in place of one, of half the width and half the weight each. */
  void split(int index) {
    var band = bands.get(index);
    double middle = (band.low() + band.high()) / 2;
    if (whole) {
      double unit = Math.max(1, step);
      middle = Math.floor(Math.floor(middle / unit) * unit);
      if (middle - 1 < band.low()) {
        return;
      }
    }
    double high = whole ? middle - 1 : Shares.clean(middle);
    double half = Shares.clean(band.weight() / 2);
    var more = new ArrayList<>(bands);
    more.set(index, new Band(band.low(), high, half, band.text()));
    more.add(
        index + 1,
        new Band(Shares.clean(high + gap()), band.high(), Shares.clean(band.weight() - half), ""));
    replace(more);
  }

  /** One band in place of this one and the next up, with the weight of both. */
  void merge(int index) {
    int next = above(index);
    if (next >= 0) {
      var lower = bands.get(index);
      var upper = bands.get(next);
      var fewer = new ArrayList<>(bands);
      fewer.set(
          index,
          new Band(
              lower.low(),
              Math.max(lower.high(), upper.high()),
              Shares.clean(lower.weight() + upper.weight()),
              lower.text()));
      fewer.remove(next);
      replace(fewer);
    }
  }

  void remove(int index) {
    if (bands.size() > 1) {
      var fewer = new ArrayList<>(bands);
      fewer.remove(index);
      replace(fewer);
    }
  }

  private void replace(List<Band> now) {
    bands = List.copyOf(now);
    boolean balanced = weights.isBalanced();
    weights.open(choices(), key -> key);
    weights.setBalanced(balanced);
  }
}
