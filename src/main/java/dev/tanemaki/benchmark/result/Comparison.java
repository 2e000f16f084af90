package dev.tanemaki.benchmark.result;

import dev.tanemaki.benchmark.result.LaneSample.Lane;
import dev.tanemaki.benchmark.result.Separation.Verdict;
import dev.tanemaki.benchmark.result.Surroundings.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two contenders, cell by cell.
 *
 * @param deltas of the cells that both have; of two that stand for themselves, the one of the two
 * @param differences of their surroundings, and of the settings where those compared differ
 * @param drift by which the reference lanes differ, 0.03 for 3 %; where the surroundings are the
 *     same, no difference of a cell below that is believed
 * @param repeatsNeeded samples of each cell before so many comparisons can tell anything
 */
public record Comparison(
    Contender before,
    Contender after,
    Measure measure,
    List<Delta> deltas,
    List<Difference> differences,
    double drift,
    int repeatsNeeded) {

  /** Machines do not hold their pace better than that from one hour to the next. */
  private static final double LEAST_DRIFT = 0.03;

  private static final String OF_ROWS_TOO = Surroundings.FINGERPRINT + " of rules and rows";

  /**
   * What the two say of a setting.
   *
   * @param cell of the first
   * @param other of the second: the same, but where each stands for itself or has a format of its
   *     own
   */
  public record Delta(
      Cell cell, Cell other, Estimate before, Estimate after, Separation separation) {}

  /** Cells that are held against each other. */
  private record Pair(Cell one, Cell two) {}

  public static Comparison of(Benchmark before, Benchmark after, Measure measure) {
    return of(Contender.of(before), Contender.of(after), measure);
  }

  public static Comparison of(Contender before, Contender after, Measure measure) {
    List<Contender> alike = Contender.alike(List.of(before, after));
    return of(
        alike.getFirst(),
        alike.getLast(),
        measure,
        size(before, after),
        Contender.preparation(before, after));
  }

  /**
   * @param family how many cells are compared at once, those of other comparisons included
   */
  static Comparison of(Contender before, Contender after, Measure measure, int family) {
    return of(before, after, measure, family, Optional.empty());
  }

  /**
   * @param preparation where one of the two has measured it and it was left out
   */
  static Comparison of(
      Contender before,
      Contender after,
      Measure measure,
      int family,
      Optional<Difference> preparation) {
    List<Pair> pairs = pairs(before, after);
    List<Difference> around = before.surroundings().differences(after.surroundings());
    double drift = drift(before, after, around.isEmpty());
    List<Delta> deltas =
        pairs.stream()
            .map(
                p ->
                    new Delta(
                        p.one(),
                        p.two(),
                        before.estimate(p.one(), measure),
                        after.estimate(p.two(), measure),
                        Separation.of(
                            before.values(p.one(), measure::of),
                            after.values(p.two(), measure::of),
                            family,
                            drift)))
            .toList();
    var differences = new ArrayList<Difference>();
    if (before.single() && after.single()) {
      pairs.forEach(p -> differences.addAll(p.one().differences(p.two())));
    }
    if (byFormat(before, after)) {
      differences.add(Cell.formats(before.formats().getFirst(), after.formats().getFirst()));
    }
    differences.addAll(withRows(around, before, after));
    preparation.filter(d -> measure == Measure.WHOLE).ifPresent(differences::add);
    return new Comparison(
        before,
        after,
        measure,
        deltas,
        List.copyOf(differences),
        drift,
        Separation.repeatsNeeded(family));
  }

  /**
   * A plan of other rows has another fingerprint, which then says no more than that the rules may
   * differ too; what surely does are the rows. Of two single settings, the settings tell those.
   */
  private static List<Difference> withRows(
      List<Difference> around, Contender before, Contender after) {
    if (before.mostRows() == after.mostRows()) {
      return around;
    }
    boolean told = before.single() && after.single();
    return around.stream()
        .flatMap(
            d ->
                d.what().equals(Surroundings.FINGERPRINT)
                    ? Stream.concat(
                        told
                            ? Stream.empty()
                            : Stream.of(new Difference("rows", rows(before), rows(after))),
                        Stream.of(new Difference(OF_ROWS_TOO, d.before(), d.after())))
                    : Stream.of(d))
        .toList();
  }

  private static String rows(Contender contender) {
    return contender.rows().stream().map("%,d"::formatted).collect(Collectors.joining(" / "));
  }

  /** How many cells of the two are compared. */
  static int size(Contender before, Contender after) {
    return pairs(before, after).size();
  }

  private static List<Pair> pairs(Contender before, Contender after) {
    List<Cell> there = after.cells();
    if (before.single() && after.single()) {
      return before.cells().isEmpty() || there.isEmpty()
          ? List.of()
          : List.of(new Pair(before.cells().getFirst(), there.getFirst()));
    }
    UnaryOperator<Cell> counterpart = counterpart(before, after);
    return before.cells().stream()
        .map(c -> new Pair(c, counterpart.apply(c)))
        .filter(p -> there.contains(p.two()))
        .toList();
  }

  /**
   * Which cell of another is held against one: the same, or where each has measured one format
   * only, the same in the format of the other.
   */
  static UnaryOperator<Cell> counterpart(Contender before, Contender after) {
    if (!byFormat(before, after)) {
      return UnaryOperator.identity();
    }
    String format = after.formats().getFirst();
    return cell -> cell.in(format);
  }

  /** Whether two that are not single settings differ by their one format. */
  static boolean byFormat(Contender before, Contender after) {
    return !(before.single() && after.single())
        && before.formats().size() == 1
        && after.formats().size() == 1
        && !before.formats().equals(after.formats());
  }

  private static double drift(Contender before, Contender after, boolean samePlace) {
    if (before.origin().equals(after.origin())) {
      return 0;
    }
    return Math.max(LEAST_DRIFT, samePlace ? drift(before, after) : 0);
  }

  /**
   * Nothing of ours is in the lanes: where they differ, the server or the machine does. By how much
   * is itself known only to a standard error.
   */
  private static double drift(Contender before, Contender after) {
    double most = 0;
    for (Lane lane : Lane.values()) {
      Estimate one = before.estimate(lane);
      Estimate two = after.estimate(lane);
      double shift = Math.abs(Math.log(two.median() / one.median()));
      double error = Math.hypot(one.relativeError(), two.relativeError());
      if (Double.isFinite(shift + error)) {
        most = Math.max(most, Math.expm1(shift + error));
      }
    }
    return most;
  }

  /** The cells that are slower than before. */
  public List<Delta> regressions() {
    return deltas.stream().filter(d -> d.separation().verdict() == Verdict.SLOWER).toList();
  }

  /** The cells of which something can be said. */
  public List<Delta> different() {
    return deltas.stream().filter(d -> d.separation().verdict() != Verdict.ALIKE).toList();
  }
}
