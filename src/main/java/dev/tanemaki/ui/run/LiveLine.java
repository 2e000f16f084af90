package dev.tanemaki.ui.run;

import dev.tanemaki.run.LiveProgress;
import dev.tanemaki.run.RunState;
import dev.tanemaki.ui.kit.Tone;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.session.RunFrame;
import dev.tanemaki.verify.check.Sentence;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/** How much of the rows has been read back while others are loaded, and what came of it. */
final class LiveLine extends Label {

  private final Messages texts;
  private final Formats formats;
  private final Tooltip failed = new Tooltip();

  LiveLine(Messages texts, Formats formats) {
    this.texts = texts;
    this.formats = formats;
    setId("run-live");
    getStyleClass().addAll("tm-small", "live-line");
    setMinWidth(0);
    failed.setWrapText(true);
    failed.setMaxWidth(480);
    clear();
  }

  void clear() {
    setVisible(false);
    setManaged(false);
  }

  void show(RunFrame frame) {
    boolean loading = frame.state() instanceof RunState.Loading;
    var live = frame.live().filter(l -> l.rows() > 0 || loading);
    setVisible(live.isPresent());
    setManaged(live.isPresent());
    live.ifPresent(this::show);
  }

  private void show(LiveProgress live) {
    var wrong = live.failed();
    setText(
        live.rows() == 0
            ? texts.text("checks.live.waiting", formats.percent(live.budget()))
            : texts.text(
                "checks.live" + (live.over() ? ".over" : "") + (wrong.isEmpty() ? "" : ".failed"),
                formats.count(live.rows()),
                formats.rows(live.loaded()),
                wrong.size()));
    (wrong.isEmpty() ? Tone.NEUTRAL : Tone.DANGER).applyTo(this);
    failed.setText(
        wrong.stream()
            .map(c -> c.table() + "." + c.name() + ": " + Sentence.of(c, texts.locale()))
            .collect(Collectors.joining("\n")));
    setTooltip(wrong.isEmpty() ? null : failed);
  }
}
