package dev.tanemaki.benchmark.result;

import dev.tanemaki.benchmark.result.Surroundings.Difference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Several contenders of any day, each held against the first. All cells of all of them together are
 * one family: the more there are, the more it takes to call one of them different.
 *
 * @param contenders two or more, the reference first
 * @param comparisons of the first with each of the others, in their order
 */
public record Lineup(List<Contender> contenders, Measure measure, List<Comparison> comparisons) {

  /**
   * One setting.
   *
   * @param cell of the reference
   * @param entries one for each contender, in their order
   */
  public record Line(Cell cell, List<Entry> entries) {}

  /**
   * What one contender has of a setting.
   *
   * @param cell none where it has not measured it
   * @param separation from the reference; none for the reference itself
   */
  public record Entry(Optional<Cell> cell, Estimate estimate, Optional<Separation> separation) {}

  /** Something of the surroundings that differs, with its value at each contender. */
  public record Variation(String what, List<String> values) {}

  public Lineup {
    contenders = List.copyOf(contenders);
    comparisons = List.copyOf(comparisons);
  }

  public static Lineup of(List<Contender> contenders, Measure measure) {
    List<Contender> alike = Contender.alike(contenders);
    Contender first = alike.getFirst();
    int family = alike.stream().skip(1).mapToInt(c -> Comparison.size(first, c)).sum();
    var comparisons = new ArrayList<Comparison>();
    for (int i = 1; i < alike.size(); i++) {
      var preparation = Contender.preparation(contenders.getFirst(), contenders.get(i));
      comparisons.add(Comparison.of(first, alike.get(i), measure, family, preparation));
    }
    return new Lineup(alike, measure, comparisons);
  }

  public static Lineup of(Comparison comparison) {
    return new Lineup(
        List.of(comparison.before(), comparison.after()),
        comparison.measure(),
        List.of(comparison));
  }

  /** {@code A} for the first, {@code B} for the second: what charts call them. */
  public static String letter(int contender) {
    return String.valueOf((char) ('A' + contender % 26));
  }

  /** The settings of the reference that another has as well, in order. */
  public List<Line> lines() {
    var lines = new ArrayList<Line>();
    for (Cell cell : contenders.getFirst().cells()) {
      var entries = new ArrayList<Entry>();
      entries.add(
          new Entry(
              Optional.of(cell), contenders.getFirst().estimate(cell, measure), Optional.empty()));
      boolean shared = false;
      for (Comparison comparison : comparisons) {
        Optional<Comparison.Delta> delta =
            comparison.deltas().stream().filter(d -> d.cell().equals(cell)).findFirst();
        shared |= delta.isPresent();
        entries.add(
            new Entry(
                delta.map(Comparison.Delta::other),
                delta.map(Comparison.Delta::after).orElse(Estimate.NONE),
                delta.map(Comparison.Delta::separation)));
      }
      if (shared) {
        lines.add(new Line(cell, List.copyOf(entries)));
      }
    }
    return lines;
  }

  /** What differs around them, and of the settings where each stands for itself. */
  public List<Variation> variations() {
    Map<String, String[]> found = new LinkedHashMap<>();
    for (int i = 0; i < comparisons.size(); i++) {
      for (Difference difference : comparisons.get(i).differences()) {
        String[] values =
            found.computeIfAbsent(
                difference.what(), what -> blank(contenders.size(), difference.before()));
        values[i + 1] = difference.after();
      }
    }
    return found.entrySet().stream()
        .map(e -> new Variation(e.getKey(), List.of(e.getValue())))
        .toList();
  }

  /** Where nothing is told of a contender it is as the reference. */
  private static String[] blank(int count, String reference) {
    var values = new String[count];
    java.util.Arrays.fill(values, reference);
    return values;
  }

  /** Whether something can be said of any cell. */
  public boolean tells() {
    return comparisons.stream().anyMatch(c -> !c.different().isEmpty());
  }

  /** The most rows that all of them have measured; of those that have none in common, the most. */
  public long commonRows() {
    List<SortedSet<Long>> measured = contenders.stream().map(Measured::rows).toList();
    return measured.getFirst().stream()
        .filter(rows -> measured.stream().allMatch(of -> of.contains(rows)))
        .max(Long::compare)
        .orElseGet(() -> contenders.stream().mapToLong(Contender::mostRows).max().orElse(0));
  }
}
