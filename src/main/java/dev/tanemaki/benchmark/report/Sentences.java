package dev.tanemaki.benchmark.report;

import dev.tanemaki.benchmark.result.Advice;
import dev.tanemaki.benchmark.result.Benchmark;
import dev.tanemaki.benchmark.result.Cell;
import dev.tanemaki.benchmark.result.Comparison;
import dev.tanemaki.benchmark.result.Comparison.Delta;
import dev.tanemaki.benchmark.result.Estimate;
import dev.tanemaki.benchmark.result.Lineup;
import dev.tanemaki.benchmark.result.LineupAdvice;
import dev.tanemaki.benchmark.result.Measure;
import dev.tanemaki.telemetry.Throughput;
import java.util.Locale;
import java.util.Optional;

/** What a benchmark says, in plain English. */
public final class Sentences {

  /** What the two rates are. */
  static final String RATES =
      "End to end are all rows over the whole time, restore and checks included; the load rate is"
          + " of generated rows while loading, pauses left out.";

  private Sentences() {}

  /** {@code 5,000 × 2 workers}, with constraints and format where they are not the usual. */
  public static String setting(Cell cell) {
    return "%s × %d worker%s%s%s"
        .formatted(
            count(cell.batchSize()),
            cell.workers(),
            cell.workers() == 1 ? "" : "s",
            cell.constraints().equals("auto") ? "" : ", constraints " + cell.constraints(),
            cell.unusualFormat() ? ", format " + cell.format() : "");
  }

  /**
   * Which setting to use, as {@code 5,000 × 2 workers: 189,000 rows/s end to end, 12 % above the
   * default}.
   */
  public static String advice(Advice advice) {
    String against;
    if (advice.gain() > 0) {
      against = ", %.0f %% above the default".formatted(100 * advice.gain());
    } else if (advice.usual().filter(advice.cell()::equals).isPresent()) {
      against = ", which is the default";
    } else if (advice.usual().isPresent()) {
      against = ", not measurably above the default";
    } else {
      against = "";
    }
    int others = advice.alike().size() - 1;
    String alike =
        others < 1
            ? ""
            : others == 1
                ? "; one other setting cannot be told from it"
                : "; %d others cannot be told from it".formatted(others);
    return setting(advice.cell())
        + ": "
        + count(rounded(advice.rate().median()))
        + " rows/s end to end"
        + against
        + alike;
  }

  /** What two benchmarks say together. */
  public static String comparison(Comparison comparison) {
    return comparison(comparison, "before");
  }

  /**
   * @param reference what the first of the two is called
   */
  public static String comparison(Comparison comparison, String reference) {
    if (comparison.deltas().isEmpty()) {
      return "The two have no cell in common.";
    }
    long slower = comparison.regressions().size();
    long different = comparison.different().size();
    int fewest =
        comparison.deltas().stream()
            .mapToInt(d -> Math.min(d.before().samples(), d.after().samples()))
            .min()
            .orElse(0);
    String cells =
        comparison.deltas().size() == 1 ? "1 cell" : comparison.deltas().size() + " cells";
    if (different == 0 && fewest == 1 && comparison.after().single()) {
      return "%.0f %% of its rate; a single sample each, which tells no difference from chance."
          .formatted(100 * comparison.deltas().getFirst().separation().ratio());
    }
    if (different > 0 && comparison.after().single()) {
      return delta(comparison.deltas().getFirst()) + " than " + reference + ".";
    }
    if (different == 0 && comparison.after().single() && fewest >= comparison.repeatsNeeded()) {
      return "Not measurably different from " + reference + ".";
    }
    if (different == 0) {
      return fewest < comparison.repeatsNeeded()
          ? "No difference can be told in %s with %d repeat%s; that takes at least %d."
              .formatted(cells, fewest, fewest == 1 ? "" : "s", comparison.repeatsNeeded())
          : "None of %s is measurably different.".formatted(cells);
    }
    return "Of %s, %d measurably faster and %d slower than %s."
        .formatted(cells, different - slower, slower, reference);
  }

  /** One cell of a comparison. */
  public static String delta(Delta delta) {
    return switch (delta.separation().verdict()) {
      case ALIKE -> "no difference told";
      case FASTER -> "%.0f %% faster".formatted(100 * (delta.separation().ratio() - 1));
      case SLOWER -> "%.0f %% slower".formatted(100 * (1 - delta.separation().ratio()));
    };
  }

  /** Which setting to use by all that is compared, and how sure that is. */
  public static String advice(LineupAdvice advice) {
    String who = advice.place().map(place -> Lineup.letter(place) + ": ").orElse("");
    return "Use %s%s of %s rows. %s."
        .formatted(who, setting(advice.setting()), count(advice.cell().rows()), certainty(advice));
  }

  private static String certainty(LineupAdvice advice) {
    int settings = advice.settings();
    return switch (advice.certainty()) {
      case ALONE ->
          advice.place().isPresent()
              ? "Sure: measurably faster than every other one"
              : "Sure: the fastest in all of them, every other setting is measurably slower";
      case AMONG ->
          "Sure to be among the fastest; %d of %d settings cannot be told from it"
              .formatted(advice.alike(), settings);
      case OPEN ->
          "Not sure: none of %d settings is measurably faster than another".formatted(settings);
      case SPLIT ->
          ("Not sure: none is among the fastest everywhere; this one takes at most %.0f %% less"
                  + " than the fastest")
              .formatted(100 * advice.loss());
      case TOO_FEW ->
          "Not sure: %d sample%s of each cannot tell %d settings apart, that takes at least %d"
              .formatted(
                  advice.samples(), advice.samples() == 1 ? "" : "s", settings, advice.needed());
    };
  }

  /** What the reference lanes are, where a benchmark has settings they are not of. */
  public static Optional<String> lanes(Benchmark benchmark) {
    return benchmark.tellsFormat() && !benchmark.lanes().isEmpty()
        ? Optional.of(
            "COPY lanes and ceiling are of %s, whatever the format of a setting."
                .formatted(benchmark.matrix().laneFormat()))
        : Optional.empty();
  }

  /** Where the intervals come from, and how sure they are. */
  public static String intervals(Benchmark benchmark) {
    Estimate estimate =
        benchmark.cells().stream()
            .findFirst()
            .map(c -> benchmark.estimate(c, Measure.WHOLE))
            .orElse(Estimate.NONE);
    return ("Intervals are between order statistics of the samples (David and Nagaraja, Order"
            + " Statistics, 2003, 7.1): with %d samples a cell they hold the true median with"
            + " %.0f %% confidence.")
        .formatted(estimate.samples(), 100 * estimate.confidence());
  }

  /** Three significant digits and no more: the rest is noise. */
  static long rounded(double value) {
    return Double.isFinite(value) && value > 0 ? Math.round(Throughput.rounded(value)) : 0;
  }

  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  static String count(double value) {
    return Double.isFinite(value) ? count(rounded(value)) : "–";
  }
}
