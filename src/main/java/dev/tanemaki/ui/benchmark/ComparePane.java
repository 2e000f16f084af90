package dev.tanemaki.ui.benchmark;

import dev.tanemaki.benchmark.figure.BeforeAfter;
import dev.tanemaki.benchmark.figure.Words;
import dev.tanemaki.benchmark.result.Comparison;
import dev.tanemaki.ui.kit.EmptyState;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Two benchmarks, cell by cell, and what differs around them. */
final class ComparePane extends VBox {

  private static final double TEXT = 12;

  private final Messages texts;
  private final Formats formats;
  private final Words words;

  ComparePane(Messages texts, Formats formats, Words words) {
    this.texts = texts;
    this.formats = formats;
    this.words = words;
    getStyleClass().add("benchmark-compare");
  }

  void show(Optional<Comparison> comparison) {
    getChildren().clear();
    if (comparison.isEmpty()) {
      var nothing =
          new EmptyState(
              Feather.COLUMNS, texts.text("compare.none"), texts.text("compare.none.why"));
      VBox.setVgrow(nothing, Priority.ALWAYS);
      getChildren().add(nothing);
      return;
    }
    Comparison both = comparison.get();
    var sentence = new Label(sentence(both));
    sentence.getStyleClass().add("benchmark-sentence");
    sentence.setWrapText(true);
    sentence.setMinHeight(USE_PREF_SIZE);
    var rule = new Label(texts.text("compare.rule", formats.percent(both.drift())));
    rule.getStyleClass().addAll("tm-small", "tm-muted");
    rule.setWrapText(true);
    rule.setMinHeight(USE_PREF_SIZE);
    var view = new FigureView();
    view.show((w, h, t) -> BeforeAfter.draw(both, words, w, h, t));
    view.setMinHeight(BeforeAfter.height(both, TEXT));
    view.setPrefHeight(BeforeAfter.height(both, TEXT));
    var figure = new VBox(view);
    figure.getStyleClass().addAll("panel", "benchmark-card");
    var page = new VBox(sentence, rule, figure, differences(both));
    page.getStyleClass().add("benchmark-compare");
    var scroll = new ScrollPane(page);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("plain-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().add(scroll);
  }

  private String sentence(Comparison both) {
    if (both.deltas().isEmpty()) {
      return texts.text("compare.nothing.shared");
    }
    int fewest =
        both.deltas().stream()
            .mapToInt(d -> Math.min(d.before().samples(), d.after().samples()))
            .min()
            .orElse(0);
    int cells = both.deltas().size();
    int different = both.different().size();
    int slower = both.regressions().size();
    if (different > 0) {
      return texts.text("compare.different", cells, different - slower, slower);
    }
    return fewest < both.repeatsNeeded()
        ? texts.text("compare.toofew", cells, fewest, both.repeatsNeeded())
        : texts.text("compare.alike", cells);
  }

  private VBox differences(Comparison both) {
    var title =
        new Label(texts.text(both.differences().isEmpty() ? "compare.same" : "compare.differs"));
    title.getStyleClass().add("section-title");
    var grid = new GridPane();
    grid.getStyleClass().add("benchmark-differences");
    int row = 0;
    for (var difference : both.differences()) {
      var what = new Label(difference.what());
      what.getStyleClass().add("tm-muted");
      grid.addRow(
          row++,
          what,
          new Label(difference.before()),
          new Label("→"),
          new Label(difference.after()));
    }
    GridPane.setHalignment(grid, HPos.LEFT);
    var box = new VBox(title, grid);
    box.getStyleClass().add("panel");
    return box;
  }
}
