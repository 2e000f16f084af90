package dev.tanemaki.ui.run;

import dev.tanemaki.run.CheckProgress;
import dev.tanemaki.run.RunState;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.kit.text.Quantity;
import dev.tanemaki.ui.session.RunFrame;
import java.util.ArrayList;

/** What a run that went well came to, in one line. */
final class Outcome {

  private Outcome() {}

  /** Whether the run finished and no row breaks a constraint. */
  static boolean good(RunFrame frame) {
    return frame != null
        && frame.state() instanceof RunState.Finished(var summary)
        && summary.violations() == 0;
  }

  /**
   * Checks, distributions, memory and the ceiling: what a narrow window lacks room for, last.
   *
   * @param ceiling rows a second that the server takes at most; NaN where unknown
   */
  static String text(RunFrame frame, double ceiling, Messages texts, Formats formats) {
    var parts = new ArrayList<String>();
    long verified =
        frame.checks().stream()
            .filter(check -> check.stage() == CheckProgress.Stage.VERIFIED)
            .count();
    long violations = frame.checks().stream().mapToLong(CheckProgress::violations).sum();
    if (verified > 0) {
      parts.add(texts.text("done.checks", formats.count(violations), formats.count(verified)));
    }
    long tested = frame.distributions().stream().filter(d -> !Double.isNaN(d.adjusted())).count();
    if (tested > 0) {
      long fit =
          frame.distributions().stream()
              .filter(d -> !Double.isNaN(d.adjusted()) && d.fits())
              .count();
      parts.add(texts.text("done.shares", formats.count(fit), formats.count(tested)));
    }
    frame
        .summary()
        .filter(summary -> summary.peakHeapBytes() > 0)
        .ifPresent(
            summary ->
                parts.add(
                    texts.text(
                        "done.heap", formats.value(Quantity.MEMORY, summary.peakHeapBytes()))));
    frame
        .summary()
        .map(summary -> summary.throughput().loadRate() / ceiling)
        .filter(share -> share > 0)
        .ifPresent(share -> parts.add(texts.text("done.ceiling", formats.percent(share))));
    return String.join(" · ", parts);
  }
}
