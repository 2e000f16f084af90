package dev.tanemaki.ui.benchmark;

import dev.tanemaki.benchmark.figure.Words;
import dev.tanemaki.ui.kit.text.Messages;

/** The words in figures, from this screen's bundle. */
final class FigureWords {

  private FigureWords() {}

  static Words of(Messages texts) {
    return new Words(
        texts.text("figure.heat"),
        texts.text("figure.bars"),
        texts.text("figure.scaling"),
        texts.text("figure.memory"),
        texts.text("figure.time"),
        texts.text("figure.compare"),
        texts.text("figure.batch"),
        texts.text("figure.workers"),
        texts.text("figure.rows"),
        texts.text("figure.rate"),
        texts.text("figure.seconds"),
        texts.text("figure.linear"),
        texts.text("figure.measured"),
        texts.text("figure.heap"),
        texts.text("figure.resident"),
        texts.text("figure.insert"),
        texts.text("figure.copy"),
        texts.text("figure.ceiling"),
        texts.text("figure.best"),
        texts.text("figure.usual"),
        texts.text("figure.before"),
        texts.text("figure.after"),
        texts.text("constraints.keep"),
        texts.text("constraints.suspend"),
        texts.text("constraints.auto"));
  }
}
