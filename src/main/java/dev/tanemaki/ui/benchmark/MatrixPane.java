package dev.tanemaki.ui.benchmark;

import dev.tanemaki.benchmark.matrix.MatrixRun;
import dev.tanemaki.benchmark.result.Benchmark;
import dev.tanemaki.ui.kit.CommandLine;
import dev.tanemaki.ui.kit.Icons;
import dev.tanemaki.ui.kit.Segments;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** The left side: the matrix as chips, what it takes, and what was measured before. */
final class MatrixPane extends VBox {

  /** In pixels: nearly two benchmarks of before are seen whatever the height. */
  private static final double LEAST_KEPT = 88;

  private final BenchmarkModel model;
  private final Messages texts;
  private final Formats formats;
  private final BenchmarkNames names;
  private final Label cost = new Label();
  private final CommandLine command;
  private final ListView<Benchmark> kept = new ListView<>();
  private final Subscription watching;

  MatrixPane(BenchmarkModel model, Messages texts, Formats formats, BenchmarkNames names) {
    this.model = model;
    this.texts = texts;
    this.formats = formats;
    this.names = names;
    var form = model.form();
    getStyleClass().add("benchmark-matrix");
    cost.getStyleClass().addAll("tm-small", "tm-muted", "tm-number");
    cost.setWrapText(true);
    command = new CommandLine(formats.locale());
    var repeats = new LinkedHashMap<Integer, String>();
    MatrixForm.REPEATS.forEach(n -> repeats.put(n, formats.count(n)));
    // Side by side where that fits: what was measured before needs the height.
    var last =
        new FlowPane(
            chips(
                new HBox(),
                "formats",
                MatrixForm.FORMATS,
                form.formats(),
                f -> texts.text("format." + f)),
            group(
                texts.text("matrix.repeat"),
                new Segments<>(
                    "benchmark-repeat",
                    texts.text("matrix.repeat"),
                    repeats,
                    form.repeat(),
                    form::repeat)));
    last.getStyleClass().add("benchmark-last");
    var controls =
        new VBox(
            chips("rows", MatrixForm.ROWS, form.rows(), formats::count),
            chips("batches", MatrixForm.BATCHES, form.batches(), n -> formats.count(n)),
            chips("workers", MatrixForm.WORKERS, form.workers(), n -> formats.count(n)),
            chips(
                "constraints",
                MatrixForm.CONSTRAINTS,
                form.constraints(),
                c -> texts.text("constraints." + c)),
            last,
            cost,
            command);
    controls.getStyleClass().addAll("panel", "benchmark-controls");
    kept.setCellFactory(list -> new KeptCell());
    kept.setId("benchmark-kept");
    kept.setAccessibleText(texts.text("kept.title"));
    kept.setPlaceholder(new Label(texts.text("kept.none")));
    kept.setMinHeight(LEAST_KEPT);
    kept.setPrefHeight(LEAST_KEPT);
    VBox.setVgrow(kept, Priority.ALWAYS);
    var title = new Label(texts.text("kept.title"));
    title.getStyleClass().add("section-title");
    var before = new VBox(title, kept);
    before.getStyleClass().add("panel");
    VBox.setVgrow(before, Priority.ALWAYS);
    // In a low window the matrix scrolls, and what was measured before stays in sight.
    var scrolling = new ScrollPane(controls);
    scrolling.getStyleClass().add("plain-scroll");
    scrolling.setFitToWidth(true);
    scrolling.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scrolling.setMinHeight(0);
    // What it would like to be of itself is as if no chips had to wrap.
    scrolling.prefHeightProperty().bind(controls.heightProperty());
    controls.setMinWidth(0);
    VBox.setVgrow(scrolling, Priority.SOMETIMES);
    getChildren().addAll(scrolling, before);
    kept.getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            chosen -> {
              if (chosen != null) {
                model.choose(chosen);
              }
            });
    watching =
        Subscription.combine(
            form.changes().subscribe(this::tell),
            model.shelf().keptProperty().subscribe(this::list),
            model.shelf().baselineProperty().subscribe(now -> kept.refresh()),
            model.progressProperty().subscribe(now -> controls.setDisable(now != null)));
    tell();
  }

  void close() {
    watching.unsubscribe();
  }

  private void list(List<Benchmark> all) {
    kept.getItems().setAll(all);
    Benchmark shown = model.shownProperty().get();
    all.stream()
        .filter(b -> shown != null && b.id().equals(shown.id()))
        .findFirst()
        .ifPresent(kept.getSelectionModel()::select);
  }

  private <T extends Comparable<T>> Node chips(
      String name, List<T> offered, Collection<T> chosen, Function<T, String> word) {
    return chips(new FlowPane(), name, offered, chosen, word);
  }

  private <T extends Comparable<T>> Node chips(
      Pane flow, String name, List<T> offered, Collection<T> chosen, Function<T, String> word) {
    flow.getStyleClass().add("benchmark-chips");
    String title = texts.text("matrix." + name);
    for (T value : offered) {
      var chip = new ToggleButton(word.apply(value));
      chip.setId("benchmark-" + name + "-" + value);
      chip.getStyleClass().addAll("benchmark-chip", "tm-number");
      chip.setAccessibleText(title + ": " + word.apply(value));
      chip.setSelected(chosen.contains(value));
      chip.setOnAction(
          event -> {
            if (chip.isSelected()) {
              chosen.add(value);
            } else {
              chosen.remove(value);
            }
            model.form().changed();
          });
      flow.getChildren().add(chip);
    }
    return group(title, flow);
  }

  private static Node group(String title, Node control) {
    var label = new Label(title);
    label.getStyleClass().addAll("tm-small", "tm-muted");
    var group = new VBox(label, control);
    group.getStyleClass().add("benchmark-group");
    return group;
  }

  private void tell() {
    command.commandProperty().set(model.command());
    cost.setText(
        model
            .form()
            .matrix()
            .map(
                m ->
                    texts.text(
                        "matrix.cost",
                        formats.count(m.cells().size()),
                        formats.count(m.samples()),
                        formats.duration(
                            Duration.ofSeconds(Math.round(MatrixRun.expectedSeconds(m))))))
            .orElse(texts.text("matrix.empty")));
  }

  /** A benchmark of before: when, what, how fast. */
  private final class KeptCell extends ListCell<Benchmark> {

    KeptCell() {
      // As wide as the list: what does not fit is cut, not scrolled to.
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(Benchmark benchmark, boolean empty) {
      super.updateItem(benchmark, empty);
      setText(null);
      setGraphic(empty || benchmark == null ? null : words(benchmark));
    }

    private Node words(Benchmark benchmark) {
      var first = new Label(names.name(benchmark));
      first.getStyleClass().add("tm-number");
      if (model.shelf().isBaseline(benchmark)) {
        first.setGraphic(Icons.of(Feather.BOOKMARK));
        first.setAccessibleText(first.getText() + ", " + texts.text("shown.pin"));
      }
      var second = new Label(names.brief(benchmark));
      second.getStyleClass().addAll("tm-small", "tm-muted", "tm-number");
      return new VBox(first, second);
    }
  }
}
