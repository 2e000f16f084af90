package dev.tanemaki.ui.run;

import dev.tanemaki.run.CheckProgress;
import dev.tanemaki.run.RunState;
import dev.tanemaki.run.RunSummary;
import dev.tanemaki.ui.kit.StatTile;
import dev.tanemaki.ui.kit.Tone;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Formats.Measure;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.kit.text.Quantity;
import dev.tanemaki.ui.session.RunFrame;
import java.time.Duration;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * The numbers on top of the instruments: while the run goes how fast it is, afterwards what it came
 * to.
 */
final class Figures extends Pane {

  private static final double GAP = 24;
  private static final Measure NOTHING = new Measure("–", "");

  private final Messages texts;
  private final Formats formats;
  private final StatTile now;
  private final StatTile load;
  private final StatTile whole;
  private final StatTile rows;
  private final StatTile time;
  private final StatTile checks;
  private boolean ended;

  Figures(Messages texts, Formats formats) {
    this.texts = texts;
    this.formats = formats;
    getStyleClass().add("figures");
    now = tile("now");
    load = tile("load");
    whole = tile("whole");
    rows = tile("rows");
    time = tile("time");
    checks = tile("checks");
    getChildren().addAll(now, load, whole, rows, time, checks);
    setMinWidth(0);
  }

  /** In the order of the children as many as there is room for; none is cut. */
  @Override
  protected void layoutChildren() {
    double x = 0;
    boolean room = true;
    for (Node tile : getChildren()) {
      if (tile == (ended ? now : whole)) {
        tile.setVisible(false);
        continue;
      }
      double width = Math.ceil(tile.prefWidth(-1));
      room = room && x + width <= getWidth();
      tile.setVisible(room);
      tile.resizeRelocate(x, 0, width, getHeight());
      x += width + GAP;
    }
  }

  @Override
  protected double computePrefHeight(double width) {
    return getChildren().stream().mapToDouble(tile -> tile.prefHeight(-1)).max().orElse(0);
  }

  void clear() {
    ended = false;
    for (Node tile : getChildren()) {
      ((StatTile) tile).setMeasure(NOTHING);
      ((StatTile) tile).setDelta("", Tone.NEUTRAL);
    }
  }

  /**
   * @param ceiling rows a second that the server takes at most; NaN where unknown
   */
  void show(RunFrame frame, double ceiling) {
    if (ended != frame.ended()) {
      ended = frame.ended();
      requestLayout();
    }
    var snapshot = frame.snapshot();
    boolean loading = frame.state() instanceof RunState.Loading;
    now.setMeasure(
        formats.measure(Quantity.ROWS_PER_SECOND, loading ? snapshot.rowsPerSecond() : Double.NaN));
    double rate =
        frame
            .summary()
            .map(summary -> summary.throughput().loadRate())
            .orElse(snapshot.averageRowsPerSecond());
    boolean loads = !frame.restoreOnly();
    load.setMeasure(
        formats.measure(Quantity.ROWS_PER_SECOND, loads && rate > 0 ? rate : Double.NaN));
    whole.setMeasure(
        formats.measure(
            Quantity.ROWS_PER_SECOND,
            frame
                .summary()
                .filter(summary -> loads)
                .map(summary -> summary.throughput().endToEndRate())
                .orElse(Double.NaN)));
    load.setDelta(
        rate > 0 && ceiling > 0
            ? texts.text("figure.ceiling", formats.percent(rate / ceiling))
            : "",
        Tone.NEUTRAL);
    boolean known = loads && snapshot.totalRows() > 0;
    rows.setMeasure(formats.measure(Quantity.ROWS, known ? snapshot.rows() : Double.NaN));
    rows.setDelta(
        !known
            ? ""
            : frame.ended() && snapshot.rows() == snapshot.totalRows()
                ? formats.value(Quantity.BYTES, snapshot.bytes())
                : texts.text("figure.of", formats.count(snapshot.totalRows())),
        Tone.NEUTRAL);
    double seconds = frame.summary().map(RunSummary::seconds).orElse(snapshot.nanos() / 1e9);
    time.setMeasure(formats.elapsed(seconds));
    double left = frame.secondsLeft();
    time.setDelta(
        loading && !Double.isNaN(left)
            ? texts.text(
                "figure.left", formats.duration(Duration.ofMillis(Math.round(left * 1000))))
            : "",
        Tone.NEUTRAL);
    showChecks(frame);
  }

  private void showChecks(RunFrame frame) {
    if (frame.checks().isEmpty()) {
      checks.setMeasure(NOTHING);
      checks.setDelta("", Tone.NEUTRAL);
      return;
    }
    long verified =
        frame.checks().stream().filter(c -> c.stage() == CheckProgress.Stage.VERIFIED).count();
    long violations = frame.checks().stream().mapToLong(CheckProgress::violations).sum();
    checks.setMeasure(new Measure(formats.count(violations), texts.text("figure.violations")));
    checks.setDelta(
        texts.text(
            "figure.verified", formats.count(verified), formats.count(frame.checks().size())),
        violations > 0
            ? Tone.DANGER
            : verified > 0 && verified == frame.checks().size() ? Tone.POSITIVE : Tone.NEUTRAL);
  }

  private StatTile tile(String key) {
    var tile = new StatTile(texts.text("figure." + key));
    tile.setId("figure-" + key);
    return tile;
  }
}
