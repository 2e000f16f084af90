package dev.tanemaki.benchmark.result;

import dev.tanemaki.benchmark.result.Separation.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Which setting to use, by all that is compared, and how sure that is.
 *
 * @param cell the setting: of those that are among the fastest at all contenders the one with the
 *     fewest workers and the smallest batches
 * @param ofFormat whether the format is part of it; it is not where the contenders have measured
 *     different ones
 * @param place of the contender that it is of, where each stands for itself
 * @param rates its rows a second at each contender, in their order; at that one alone where each
 *     stands for itself
 * @param settings how many were to choose from
 * @param alike how many others cannot be told from it
 * @param loss the most that it takes less than the fastest at a contender: 0.12 for 12 %
 * @param samples the fewest of a setting
 * @param needed samples of each, for any difference to be told
 */
public record LineupAdvice(
    Cell cell,
    boolean ofFormat,
    Optional<Integer> place,
    List<Estimate> rates,
    Certainty certainty,
    int settings,
    int alike,
    double loss,
    int samples,
    int needed) {

  /** How sure it is. */
  public enum Certainty {
    /** Every other setting is measurably slower, at one contender at least. */
    ALONE,
    /** Some others are as fast, as far as can be told. */
    AMONG,
    /** None can be told from another, though the samples would do for it. */
    OPEN,
    /** No setting is among the fastest at all contenders; this one loses least. */
    SPLIT,
    /** Whatever the samples were, they are too few to tell settings apart. */
    TOO_FEW
  }

  /** The setting as far as it is advised: of no format where that is not. */
  public Cell setting() {
    return ofFormat ? cell : cell.in(Cell.USUAL_FORMAT);
  }

  /** Empty where there is nothing to choose: no two settings of as many rows at all of them. */
  public static Optional<LineupAdvice> of(Lineup lineup) {
    return lineup.contenders().stream().allMatch(Contender::single)
        ? ofSingles(lineup.contenders(), lineup.measure())
        : ofAll(lineup);
  }

  private static Optional<LineupAdvice> ofAll(Lineup lineup) {
    Measure measure = lineup.measure();
    List<Contender> all =
        lineup.contenders().stream()
            .map(c -> asMeasuredBy(lineup.contenders().getFirst(), c))
            .toList();
    List<Cell> settings =
        all.getFirst().cells(lineup.commonRows()).stream()
            .filter(c -> all.stream().allMatch(o -> !o.of(c).isEmpty()))
            .toList();
    if (settings.size() < 2) {
      return Optional.empty();
    }
    Set<Cell> common = new HashSet<>(settings);
    boolean told = false;
    for (Contender contender : all) {
      List<Cell> alike = alike(contender, settings, measure);
      told |= alike.size() < settings.size();
      common.retainAll(alike);
    }
    int samples = fewest(all, settings);
    int needed = Separation.repeatsNeeded(settings.size());
    Certainty certainty =
        !told
            ? samples < needed ? Certainty.TOO_FEW : Certainty.OPEN
            : common.isEmpty()
                ? Certainty.SPLIT
                : common.size() == 1 ? Certainty.ALONE : Certainty.AMONG;
    Cell chosen =
        certainty == Certainty.AMONG || certainty == Certainty.OPEN
            ? thriftiest(all, settings, List.copyOf(common), measure)
            : least(all, settings, common.isEmpty() ? settings : List.copyOf(common), measure);
    return Optional.of(
        new LineupAdvice(
            chosen,
            lineup.contenders().stream()
                .noneMatch(c -> Comparison.byFormat(lineup.contenders().getFirst(), c)),
            Optional.empty(),
            all.stream().map(c -> c.estimate(chosen, measure)).toList(),
            certainty,
            settings.size(),
            Math.max(0, common.size() - 1),
            loss(all, settings, chosen, measure),
            samples,
            needed));
  }

  /**
   * A contender that has measured one format, the reference another: its settings as the reference
   * would call them. Which batches and how many workers are best is asked, not of what format.
   */
  private static Contender asMeasuredBy(Contender reference, Contender contender) {
    return Comparison.byFormat(reference, contender)
        ? contender.in(reference.formats().getFirst())
        : contender;
  }

  private static Optional<LineupAdvice> ofSingles(List<Contender> all, Measure measure) {
    if (all.stream().anyMatch(c -> c.cells().isEmpty())
        || all.stream().map(c -> c.cells().getFirst().rows()).distinct().count() != 1) {
      return Optional.empty();
    }
    int best =
        IntStream.range(0, all.size())
            .boxed()
            .max(Comparator.comparingDouble(i -> rate(all.get(i), measure).median()))
            .orElseThrow();
    Contender fastest = all.get(best);
    int others = all.size() - 1;
    int alike = 0;
    for (int i = 0; i < all.size(); i++) {
      boolean told =
          i == best || !Comparison.of(fastest, all.get(i), measure, others).regressions().isEmpty();
      alike += told ? 0 : 1;
    }
    ToIntFunction<Contender> size = c -> c.of(c.cells().getFirst()).size();
    int samples = all.stream().mapToInt(size).min().orElse(0);
    int needed = Separation.repeatsNeeded(others);
    return Optional.of(
        new LineupAdvice(
            fastest.cells().getFirst(),
            true,
            Optional.of(best),
            List.of(rate(fastest, measure)),
            alike == 0
                ? Certainty.ALONE
                : alike < others
                    ? Certainty.AMONG
                    : samples < needed ? Certainty.TOO_FEW : Certainty.OPEN,
            all.size(),
            alike,
            0,
            samples,
            needed));
  }

  private static Estimate rate(Contender contender, Measure measure) {
    return contender.estimate(contender.cells().getFirst(), measure);
  }

  /** Those that cannot be told from the fastest of them, itself included. */
  static List<Cell> alike(Measured contender, List<Cell> settings, Measure measure) {
    double[] top = contender.values(fastest(contender, settings, measure), measure::of);
    return settings.stream()
        .filter(
            c ->
                Separation.of(top, contender.values(c, measure::of), settings.size(), 0).verdict()
                    == Verdict.ALIKE)
        .toList();
  }

  private static Cell fastest(Measured contender, List<Cell> settings, Measure measure) {
    return settings.stream()
        .max(Comparator.comparingDouble(c -> contender.estimate(c, measure).median()))
        .orElseThrow();
  }

  private static int fewest(List<Contender> all, List<Cell> settings) {
    return all.stream()
        .flatMapToInt(c -> settings.stream().mapToInt(s -> c.of(s).size()))
        .min()
        .orElse(0);
  }

  /** The most that a setting takes less than the fastest, of all contenders. */
  private static double loss(
      List<Contender> all, List<Cell> settings, Cell setting, Measure measure) {
    return all.stream()
        .mapToDouble(
            c ->
                1
                    - c.estimate(setting, measure).median()
                        / c.estimate(fastest(c, settings, measure), measure).median())
        .max()
        .orElse(0);
  }

  private static Cell least(
      List<Contender> all, List<Cell> settings, List<Cell> among, Measure measure) {
    return among.stream()
        .min(Comparator.comparingDouble(c -> loss(all, settings, c, measure)))
        .orElseThrow();
  }

  /** Cells that need not more than a few percent less than the fastest are as good. */
  private static Cell thriftiest(
      List<Contender> all, List<Cell> settings, List<Cell> among, Measure measure) {
    var good = new ArrayList<Cell>();
    among.stream()
        .filter(c -> loss(all, settings, c, measure) <= Advice.GOOD_ENOUGH)
        .forEach(good::add);
    return good.stream().min(Advice.THRIFT).orElseGet(() -> least(all, settings, among, measure));
  }
}
