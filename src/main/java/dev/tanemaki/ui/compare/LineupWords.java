package dev.tanemaki.ui.compare;

import dev.tanemaki.benchmark.result.Comparison;
import dev.tanemaki.benchmark.result.Comparison.Delta;
import dev.tanemaki.benchmark.result.Contender;
import dev.tanemaki.benchmark.result.Estimate;
import dev.tanemaki.benchmark.result.Measure;
import dev.tanemaki.benchmark.result.Separation.Verdict;
import dev.tanemaki.benchmark.result.Surroundings.Difference;
import dev.tanemaki.ui.kit.Tone;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.kit.text.Quantity;
import java.util.stream.Collectors;

/** What may be said of one contender against the reference. */
record LineupWords(Messages texts, Formats formats) {

  String verdict(Comparison comparison, String reference) {
    if (comparison.deltas().isEmpty()) {
      return texts.text("lineup.nothing", reference);
    }
    int fewest =
        comparison.deltas().stream()
            .mapToInt(d -> Math.min(d.before().samples(), d.after().samples()))
            .min()
            .orElse(0);
    boolean alone = comparison.before().single() && comparison.after().single();
    int different = comparison.different().size();
    if (different == 0 && fewest < comparison.repeatsNeeded()) {
      return alone && fewest == 1
          ? texts.text("lineup.single")
          : texts.text("lineup.toofew", fewest, comparison.repeatsNeeded());
    }
    if (alone || comparison.deltas().size() == 1) {
      return verdict(comparison.deltas().getFirst(), reference);
    }
    int slower = comparison.regressions().size();
    return different == 0
        ? texts.text("lineup.cells.alike", comparison.deltas().size(), reference)
        : texts.text(
            "lineup.cells", comparison.deltas().size(), different - slower, slower, reference);
  }

  private String verdict(Delta delta, String reference) {
    double ratio = delta.separation().ratio();
    return switch (delta.separation().verdict()) {
      case ALIKE -> texts.text("lineup.alike", reference);
      case FASTER -> texts.text("lineup.faster", formats.percent(ratio - 1), reference);
      case SLOWER -> texts.text("lineup.slower", formats.percent(1 - ratio), reference);
    };
  }

  Tone tone(Comparison comparison) {
    if (!comparison.regressions().isEmpty()) {
      return Tone.DANGER;
    }
    return comparison.different().stream().anyMatch(d -> d.separation().verdict() == Verdict.FASTER)
        ? Tone.POSITIVE
        : Tone.NEUTRAL;
  }

  /** What differs beside: settings, server, machine, plan. */
  String around(Comparison comparison) {
    if (comparison.differences().isEmpty()) {
      return texts.text("lineup.same");
    }
    return texts.text(
        "lineup.differs",
        comparison.differences().stream().map(this::difference).collect(Collectors.joining(" · ")));
  }

  private String difference(Difference difference) {
    String what =
        texts.find("differs." + difference.what().replace(' ', '-')).orElse(difference.what());
    return "%s %s → %s".formatted(what, shown(difference.before()), shown(difference.after()));
  }

  private static String shown(String value) {
    return value.isEmpty() ? "–" : value;
  }

  /** Both rates of a contender with a single setting. */
  String rates(Contender contender) {
    return texts.text("lineup.rate", rate(contender, Measure.LOAD), rate(contender, Measure.WHOLE));
  }

  private String rate(Contender contender, Measure measure) {
    Estimate estimate = contender.estimate(contender.cells().getFirst(), measure);
    return formats.value(Quantity.ROWS_PER_SECOND, estimate.median());
  }
}
