package dev.tanemaki.ui.benchmark;

import dev.tanemaki.benchmark.figure.Words;
import dev.tanemaki.benchmark.result.Benchmark;
import dev.tanemaki.benchmark.result.Cell;
import dev.tanemaki.benchmark.result.Contender;
import dev.tanemaki.benchmark.result.Measure;
import dev.tanemaki.ui.compare.FigureWords;
import dev.tanemaki.ui.compare.LineupPane;
import dev.tanemaki.ui.kit.EmptyState;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** What was measured: as charts, as a table, or side by side with others. */
final class BenchmarkBody extends StackPane {

  private final BenchmarkModel model;
  private final Messages texts;
  private final BenchmarkNames names;
  private final ResultPane charts;
  private final CellsTable table;
  private final LineupPane compare;

  /**
   * @param use takes a setting over
   */
  BenchmarkBody(
      BenchmarkModel model,
      Messages texts,
      Formats formats,
      BenchmarkNames names,
      Consumer<Cell> use) {
    this.model = model;
    this.texts = texts;
    this.names = names;
    Words words = FigureWords.in(formats.locale());
    charts = new ResultPane(texts, words);
    table = new CellsTable(texts, formats);
    compare =
        new LineupPane(
            formats, model.comparing()::lead, model.comparing()::leave, Optional.of(use));
  }

  CellsTable table() {
    return table;
  }

  void show() {
    Node content =
        model.shownProperty().get() == null
            ? new EmptyState(
                Feather.BAR_CHART_2,
                texts.text("benchmark.empty"),
                texts.text("benchmark.empty.why"))
            : content(model.shownProperty().get(), model.measure().get());
    if (!getChildren().equals(List.of(content))) {
      getChildren().setAll(content);
    }
  }

  private Node content(Benchmark benchmark, Measure measure) {
    return switch (model.view().get()) {
      case CHARTS -> {
        charts.show(benchmark, measure);
        yield charts;
      }
      case TABLE -> {
        table.show(benchmark, measure);
        yield table;
      }
      case COMPARE -> {
        if (!model.comparing().several()) {
          yield new EmptyState(
              Feather.COLUMNS, texts.text("compare.none"), texts.text("compare.none.why"));
        }
        compare.show(contenders(), measure);
        yield compare;
      }
    };
  }

  private List<Contender> contenders() {
    return model.comparing().chosenProperty().get().stream().map(names::contender).toList();
  }
}
