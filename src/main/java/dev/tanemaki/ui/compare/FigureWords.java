package dev.tanemaki.ui.compare;

import dev.tanemaki.benchmark.figure.Words;
import dev.tanemaki.ui.kit.text.Messages;
import java.util.Locale;

/** The words in figures, in the console's language. */
public final class FigureWords {

  private FigureWords() {}

  public static Words in(Locale locale) {
    Messages texts = Messages.of(FigureWords.class, locale);
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
        texts.text("figure.whole"),
        texts.text("figure.load"),
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
        texts.text("figure.change"),
        texts.text("figure.keep"),
        texts.text("figure.suspend"),
        texts.text("figure.auto"),
        texts.text("figure.binary"),
        texts.text("figure.text"));
  }
}
