package dev.tanemaki.ui.benchmark;

import dev.tanemaki.benchmark.figure.Curves;
import dev.tanemaki.benchmark.figure.HeatMap;
import dev.tanemaki.benchmark.figure.IntervalBars;
import dev.tanemaki.benchmark.figure.Words;
import dev.tanemaki.benchmark.result.Advice;
import dev.tanemaki.benchmark.result.Benchmark;
import dev.tanemaki.benchmark.result.Cell;
import dev.tanemaki.benchmark.result.Measure;
import dev.tanemaki.benchmark.result.Way;
import dev.tanemaki.ui.compare.FigureView;
import dev.tanemaki.ui.kit.text.Messages;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One benchmark as charts: a map for each format and the bars above, what explains them below. */
final class ResultPane extends Pane {

  /** Lines that can be told apart in a chart of that size. */
  private static final int OVERLAID = 4;

  /** Narrower than this, in pixels, the charts below are two. */
  private static final double ROOM = 720;

  private static final double GAP = 12;

  /** Maps side by side, of one format each. */
  private static final int MAPS = 2;

  /** Bars have labels as long as themselves. */
  private static final double BARS = 1.25;

  /** The maps and the bars are what one looks at first. */
  private static final double UPPER = 0.56;

  private final Words words;
  private final List<FigureView> maps = Stream.generate(FigureView::new).limit(MAPS).toList();
  private final List<Label> mapTitles = Stream.generate(Label::new).limit(MAPS).toList();
  private final List<Node> mapCards;
  private final FigureView bars = new FigureView();
  private final FigureView scaling = new FigureView();
  private final FigureView memory = new FigureView();
  private final FigureView time = new FigureView();
  private final Node barsCard;
  private final Node memoryCard;
  private final Node scalingCard;
  private final Node timeCard;
  private int mapped = 1;

  ResultPane(Messages texts, Words words) {
    this.words = words;
    mapCards = IntStream.range(0, MAPS).mapToObj(i -> card(mapTitles.get(i), maps.get(i))).toList();
    barsCard = card(new Label(texts.text("chart.bars")), bars);
    scalingCard = card(new Label(words.scaling()), scaling);
    memoryCard = card(new Label(words.memory()), memory);
    timeCard = card(new Label(words.time()), time);
    getChildren().setAll(mapCards);
    getChildren().addAll(barsCard, scalingCard, memoryCard, timeCard);
    setMinSize(0, 0);
  }

  @Override
  protected void layoutChildren() {
    boolean wide = getWidth() >= ROOM;
    memoryCard.setVisible(wide);
    double above = Math.floor((getHeight() - GAP) * UPPER);
    // Where there is little room, the map of the advised format alone.
    List<Node> shown = mapCards.subList(0, wide ? mapped : 1);
    mapCards.forEach(card -> card.setVisible(shown.contains(card)));
    row(0, above, Stream.concat(shown.stream(), Stream.of(barsCard)).toList(), BARS);
    row(
        above + GAP,
        getHeight() - GAP - above,
        wide ? List.of(scalingCard, memoryCard, timeCard) : List.of(scalingCard, timeCard),
        1);
  }

  /**
   * Cards side by side.
   *
   * @param last how wide the last is, the others being 1
   */
  private void row(double y, double height, List<Node> cards, double last) {
    double width = (getWidth() - GAP * (cards.size() - 1)) / (cards.size() - 1 + last);
    for (int i = 0; i < cards.size(); i++) {
      double left = Math.round(i * (width + GAP));
      double right = i < cards.size() - 1 ? Math.round((i + 1) * (width + GAP) - GAP) : getWidth();
      cards.get(i).resizeRelocate(left, y, right - left, height);
    }
  }

  private static Node card(Label title, FigureView view) {
    title.getStyleClass().add("section-title");
    title.setMinWidth(0);
    VBox.setVgrow(view, Priority.ALWAYS);
    var card = new VBox(title, view);
    card.getStyleClass().addAll("panel", "benchmark-card");
    card.setMinSize(0, 0);
    return card;
  }

  /** The advised way, and the same in other formats. */
  private static List<Way> mapped(Benchmark benchmark, Measure measure) {
    Way advised =
        Advice.of(benchmark, measure)
            .map(advice -> advice.cell().way())
            .orElse(new Way("auto", Cell.USUAL_FORMAT));
    return Stream.concat(
            Stream.of(advised),
            benchmark.ways().stream()
                .filter(way -> way.constraints().equals(advised.constraints())))
        .distinct()
        .limit(MAPS)
        .toList();
  }

  void show(Benchmark benchmark, Measure measure) {
    long rows = benchmark.mostRows();
    List<Way> ways = mapped(benchmark, measure);
    mapped = ways.size();
    for (int i = 0; i < mapped; i++) {
      Way way = ways.get(i);
      mapTitles
          .get(i)
          .setText(HeatMap.draw(benchmark, rows, way, measure, words, 400, 300, 12).title());
      maps.get(i).show((w, h, t) -> HeatMap.draw(benchmark, rows, way, measure, words, w, h, t));
    }
    requestLayout();
    bars.show((w, h, t) -> IntervalBars.draw(benchmark, rows, measure, words, w, h, t));
    scaling.show((w, h, t) -> Curves.scaling(benchmark, rows, measure, words, w, h, t));
    memory.show((w, h, t) -> Curves.memory(benchmark, words, w, h, t));
    List<Cell> fastest = benchmark.fastest(rows, measure).stream().limit(OVERLAID).toList();
    time.show((w, h, t) -> Curves.overTime(benchmark, fastest, words, w, h, t));
  }
}
