package dev.tanemaki.ui;

import dev.tanemaki.run.RunState;
import dev.tanemaki.telemetry.Throughput;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.kit.text.Quantity;
import dev.tanemaki.ui.session.CurrentRun.Stage;
import dev.tanemaki.ui.session.RunFrame;
import dev.tanemaki.ui.session.Words;
import java.time.Duration;

/**
 * What the status bar says of the run.
 *
 * @param headline which run, and how it stands
 * @param tone colours the headline's mark
 * @param progress 0 to 1; negative while nobody can say; NaN where there is nothing to show
 * @param percent the same as text, empty where there is none
 * @param rate rows a second, and which, empty where there is none
 * @param left what is left of the time, empty where nobody can say
 */
record StatusModel(
    String headline,
    Tone tone,
    double progress,
    String percent,
    String rate,
    String left,
    boolean canPause,
    boolean canResume,
    boolean canCancel) {

  /** How the run stands, beside the words. */
  enum Tone {
    IDLE,
    BUSY,
    HELD,
    GOOD,
    BAD
  }

  static StatusModel of(Stage stage, RunFrame frame, Messages texts, Formats formats) {
    if (stage == Stage.STARTING || (stage == Stage.RUNNING && frame == null)) {
      return quiet(texts.text("status.starting"), Tone.BUSY);
    }
    if (stage == Stage.NONE || frame == null) {
      return quiet(texts.text("status.none"), Tone.IDLE);
    }
    return switch (frame.state()) {
      case RunState.Preparing p -> busy(texts.text("status.preparing"), -1, "");
      case RunState.Loading l -> {
        double seconds = frame.secondsLeft();
        yield new StatusModel(
            texts.text("status.loading", frame.number()),
            Tone.BUSY,
            frame.progress(),
            percent(frame, formats),
            texts.text(
                "status.now",
                formats.value(Quantity.ROWS_PER_SECOND, frame.snapshot().rowsPerSecond())),
            Double.isNaN(seconds)
                ? ""
                : texts.text(
                    "status.left", formats.duration(Duration.ofMillis(Math.round(seconds * 1000)))),
            true,
            false,
            true);
      }
      case RunState.Paused p ->
          new StatusModel(
              texts.text("status.paused", frame.number()),
              Tone.HELD,
              frame.progress(),
              percent(frame, formats),
              "",
              "",
              false,
              true,
              true);
      case RunState.Restoring r ->
          busy(
              texts.text("status.restoring", frame.number()),
              frame.restored(),
              restored(frame, texts));
      case RunState.Undoing u ->
          busy(
              texts.text("status.undoing", frame.number()),
              frame.progress(),
              percent(frame, formats));
      case RunState.Verifying v when frame.restoring() ->
          busy(
              texts.text("status.verifying.restoring", frame.number()),
              frame.restored(),
              restored(frame, texts));
      case RunState.Verifying v ->
          busy(
              texts.text("status.verifying", frame.number()),
              frame.progress(),
              percent(frame, formats));
      case RunState.Finished(var summary) when frame.restoreOnly() ->
          ended(texts.text("status.back", summary.run()), Tone.GOOD, "");
      case RunState.Finished(var summary) ->
          ended(
              texts.text(
                  summary.violations() == 0 ? "status.finished" : "status.finished.violations",
                  summary.run(),
                  formats.rows(summary.rows()),
                  formats.duration(Duration.ofMillis(Math.round(summary.seconds() * 1000))),
                  formats.count(summary.violations())),
              summary.violations() == 0 ? Tone.GOOD : Tone.BAD,
              rate(summary.throughput(), texts, formats));
      case RunState.Cancelled(var summary) ->
          ended(
              frame.restoreOnly()
                  ? texts.text("status.back.cancelled", summary.run())
                  : texts.text("status.cancelled", summary.run(), formats.rows(summary.rows())),
              Tone.HELD,
              "");
      case RunState.Failed(var problem, var summary) ->
          ended(
              texts.text(
                  "status.failed", summary.run(), Words.in(texts.locale()).of(problem).what()),
              Tone.BAD,
              "");
    };
  }

  private static String rate(Throughput throughput, Messages texts, Formats formats) {
    double rate = throughput.endToEndRate();
    return rate > 0 ? texts.text("status.rate", formats.value(Quantity.ROWS_PER_SECOND, rate)) : "";
  }

  private static String percent(RunFrame frame, Formats formats) {
    return formats.value(Quantity.SHARE, Math.floor(frame.progress() * 100) / 100);
  }

  private static String restored(RunFrame frame, Messages texts) {
    return texts.text("status.restored", frame.restoresDone(), frame.snapshot().restores().size());
  }

  /** Work that can be cancelled, but not paused. */
  private static StatusModel busy(String headline, double progress, String share) {
    return new StatusModel(headline, Tone.BUSY, progress, share, "", "", false, false, true);
  }

  private static StatusModel quiet(String headline, Tone tone) {
    return new StatusModel(headline, tone, Double.NaN, "", "", "", false, false, false);
  }

  private static StatusModel ended(String headline, Tone tone, String rate) {
    return new StatusModel(headline, tone, Double.NaN, "", rate, "", false, false, false);
  }
}
