package dev.tanemaki.ui.compare;

import dev.tanemaki.benchmark.figure.ChangeMap;
import dev.tanemaki.benchmark.figure.Overlays;
import dev.tanemaki.benchmark.figure.SideBySide;
import dev.tanemaki.benchmark.figure.Words;
import dev.tanemaki.benchmark.result.Cell;
import dev.tanemaki.benchmark.result.Comparison;
import dev.tanemaki.benchmark.result.Contender;
import dev.tanemaki.benchmark.result.Lineup;
import dev.tanemaki.benchmark.result.LineupAdvice;
import dev.tanemaki.benchmark.result.Measure;
import dev.tanemaki.ui.compare.FigureView.Drawing;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What several contenders say together: in words, in maps, in bars, in lines. */
public final class LineupPane extends ScrollPane {

  private static final double TEXT = 12;
  private static final double CHART = 240;

  /** More settings than that are not taken in at a look; the table has them all. */
  private static final int MOST_BARS = 8;

  private final Messages texts;
  private final Formats formats;
  private final Words words;
  private final VBox page = new VBox();
  private final LineupWords sentences;
  private final IntConsumer lead;
  private final IntConsumer remove;
  private final Optional<Consumer<Cell>> use;

  /**
   * @param lead makes the contender of that place the reference
   * @param remove takes it out
   * @param use takes a setting over; empty where nothing can
   */
  public LineupPane(
      Formats formats, IntConsumer lead, IntConsumer remove, Optional<Consumer<Cell>> use) {
    this.formats = formats;
    this.use = use;
    this.lead = lead;
    this.remove = remove;
    texts = Messages.of(LineupPane.class, formats.locale());
    words = FigureWords.in(formats.locale());
    sentences = new LineupWords(texts, formats);
    page.getStyleClass().add("lineup");
    page.setMinWidth(0);
    // The charts take what room there is, and no less than they need.
    page.setMinHeight(USE_PREF_SIZE);
    setFitToHeight(true);
    setId("lineup");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    getStyleClass().add("plain-scroll");
    getStylesheets()
        .add(Objects.requireNonNull(LineupPane.class.getResource("compare.css")).toExternalForm());
    setContent(page);
  }

  /**
   * @param contenders two or more, the reference first
   */
  public void show(List<Contender> contenders, Measure measure) {
    Lineup lineup = Lineup.of(contenders, measure);
    page.getChildren().clear();
    LineupAdvice.of(lineup)
        .ifPresent(
            a ->
                page.getChildren().add(new LineupSentence(texts, formats, words, measure, a, use)));
    page.getChildren().add(list(lineup));
    boolean alone = contenders.stream().allMatch(Contender::single);
    if (alone) {
      page.getChildren().add(bars(lineup));
    }
    var charts = new ArrayList<Node>();
    for (int i = 0; i < lineup.comparisons().size(); i++) {
      Comparison comparison = lineup.comparisons().get(i);
      if (ChangeMap.draws(comparison)) {
        String title = texts.text("lineup.change", Lineup.letter(i + 1), Lineup.letter(0));
        charts.add(
            card(title, (w, h, t) -> ChangeMap.draw(comparison, title, words, w, h, t), CHART));
      }
    }
    if (Overlays.scales(lineup) && !alone) {
      charts.add(
          card(words.scaling(), (w, h, t) -> Overlays.scaling(lineup, words, w, h, t), CHART));
    }
    if (Overlays.lasts(lineup)) {
      charts.add(card(words.time(), (w, h, t) -> Overlays.overTime(lineup, words, w, h, t), CHART));
    }
    if (Overlays.growsWithRows(lineup)) {
      charts.add(card(words.memory(), (w, h, t) -> Overlays.memory(lineup, words, w, h, t), CHART));
    }
    for (int i = 0; i < charts.size(); i += 2) {
      Node row = row(charts.subList(i, Math.min(charts.size(), i + 2)));
      VBox.setVgrow(row, Priority.ALWAYS);
      page.getChildren().add(row);
    }
    if (!alone && !lineup.lines().isEmpty()) {
      page.getChildren().add(bars(lineup));
    }
  }

  private Node bars(Lineup lineup) {
    int all = lineup.lines().size();
    int shown = Math.min(MOST_BARS, all);
    String title =
        shown < all
            ? texts.text("lineup.bars")
                + " · "
                + texts.text("lineup.few", formats.count(shown), formats.count(all))
            : texts.text("lineup.bars");
    return card(
        title,
        (w, h, t) -> SideBySide.draw(lineup, words, w, h, t),
        SideBySide.height(lineup, shown, TEXT));
  }

  private Node list(Lineup lineup) {
    var list = new VBox();
    list.getStyleClass().addAll("panel", "lineup-list");
    for (int i = 0; i < lineup.contenders().size(); i++) {
      list.getChildren().add(entry(lineup, i));
    }
    var rule =
        new Label(
            texts.text(
                "lineup.rule",
                formats.percent(
                    lineup.comparisons().stream().mapToDouble(Comparison::drift).max().orElse(0))));
    rule.getStyleClass().addAll("tm-small", "tm-muted");
    rule.setWrapText(true);
    rule.setMinHeight(USE_PREF_SIZE);
    list.getChildren().add(rule);
    return list;
  }

  private Node entry(Lineup lineup, int index) {
    Contender contender = lineup.contenders().get(index);
    var letter = new Label(Lineup.letter(index));
    letter.getStyleClass().addAll("lineup-letter", "lineup-letter-" + index % 6);
    var name = new Label(contender.name());
    name.getStyleClass().addAll("lineup-name", "tm-number");
    name.setWrapText(true);
    name.setMinHeight(USE_PREF_SIZE);
    var verdict = new Label();
    verdict.getStyleClass().addAll("lineup-verdict", "tm-number");
    verdict.setWrapText(true);
    verdict.setMinHeight(USE_PREF_SIZE);
    var said = new VBox(verdict);
    said.getStyleClass().add("lineup-words");
    said.setMinWidth(0);
    HBox.setHgrow(said, Priority.ALWAYS);
    var line = new HBox(letter, name, said);
    line.getStyleClass().add("lineup-entry");
    if (index == 0) {
      verdict.setText(texts.text("lineup.reference") + rate(lineup, 0));
      verdict.getStyleClass().add("tm-muted");
    } else {
      Comparison comparison = lineup.comparisons().get(index - 1);
      verdict.setText(sentences.verdict(comparison, Lineup.letter(0)) + rate(lineup, index));
      sentences.tone(comparison).applyTo(verdict);
      var around = new Label(sentences.around(comparison));
      around.getStyleClass().addAll("tm-small", "tm-muted", "tm-number");
      around.setWrapText(true);
      around.setMinHeight(USE_PREF_SIZE);
      said.getChildren().add(around);
      line.getChildren().add(new EntryButtons(texts, index, contender, lead, remove).lead());
    }
    line.getChildren().add(new EntryButtons(texts, index, contender, lead, remove).remove());
    return line;
  }

  /** The rates, where a contender has a single setting. */
  private String rate(Lineup lineup, int index) {
    Contender contender = lineup.contenders().get(index);
    return contender.cells().size() == 1 ? " · " + sentences.rates(contender) : "";
  }

  private static Node row(List<Node> cards) {
    var row = new HBox();
    row.getStyleClass().add("lineup-row");
    for (Node card : cards) {
      HBox.setHgrow(card, Priority.ALWAYS);
      row.getChildren().add(card);
    }
    return row;
  }

  private static Node card(String title, Drawing drawing, double height) {
    var heading = new Label(title);
    heading.getStyleClass().add("section-title");
    heading.setMinWidth(0);
    var view = new FigureView();
    view.show(drawing);
    view.setMinHeight(height);
    view.setPrefHeight(height);
    VBox.setVgrow(view, Priority.ALWAYS);
    var card = new VBox(heading, view);
    card.getStyleClass().addAll("panel", "lineup-card");
    card.setMinWidth(0);
    card.setPrefWidth(1);
    return card;
  }
}
