package dev.tanemaki.ui.benchmark;

import dev.tanemaki.benchmark.result.Benchmark;
import dev.tanemaki.benchmark.result.Cell;
import dev.tanemaki.benchmark.result.Measure;
import dev.tanemaki.ui.benchmark.BenchmarkModel.Readiness;
import dev.tanemaki.ui.benchmark.BenchmarkModel.View;
import dev.tanemaki.ui.kit.Icons;
import dev.tanemaki.ui.kit.Segments;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.session.Screen;
import dev.tanemaki.ui.session.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** The Benchmark screen: measure settings, see which one to use, compare benchmarks. */
public final class BenchmarkScreen implements Screen {

  private final BenchmarkModel model;
  private final Messages texts;
  private final Formats formats;
  private final Runnable goToRun;
  private final BorderPane root = new BorderPane();
  private final Button primary = new Button();
  private final Button find = new Button();
  private final MenuButton others = new MenuButton();
  private final Segments<View> views;
  private final Segments<Measure> measures;
  private final VBox notice = new VBox();
  private final MatrixPane matrix;
  private final AdviceBar advice;
  private final ShownBar bar;
  private final Button compareCells = new Button();
  private final BenchmarkNames names;
  private final BenchmarkBody body;
  private final Subscription watching;

  /**
   * @param goToRun shows the Run screen, to use a setting there
   */
  public BenchmarkScreen(BenchmarkModel model, Formats formats, Runnable goToRun) {
    this.model = model;
    this.formats = formats;
    this.goToRun = goToRun;
    texts = Messages.of(BenchmarkScreen.class, formats.locale());
    names = new BenchmarkNames(texts, formats);
    matrix = new MatrixPane(model, texts, formats, names);
    advice = new AdviceBar(texts, formats, a -> use(a.cell()), this::compareWithBaseline);
    body = new BenchmarkBody(model, texts, formats, names, this::use);
    bar = new ShownBar(model, texts);
    views = segments();
    measures = measures();
    root.getStylesheets()
        .add(
            Objects.requireNonNull(BenchmarkScreen.class.getResource("benchmark.css"))
                .toExternalForm());
    primary.setId("benchmark-primary");
    primary.getStyleClass().add("accent");
    primary.setMinWidth(Region.USE_PREF_SIZE);
    primary.setOnAction(
        event -> {
          if (model.progressProperty().get() == null) {
            model.start();
          } else {
            model.cancel();
          }
        });
    find.setId("benchmark-find");
    find.setText(texts.text("benchmark.find"));
    find.setGraphic(Icons.of(Feather.SEARCH));
    find.setTooltip(new Tooltip(texts.text("benchmark.find.tip")));
    find.setMinWidth(Region.USE_PREF_SIZE);
    find.setOnAction(event -> model.find());
    others.setId("benchmark-compare");
    others.setText(texts.text("compare.with"));
    others.setGraphic(Icons.of(Feather.COLUMNS));
    others.setMinWidth(Region.USE_PREF_SIZE);
    notice.getStyleClass().add("notices");
    notice.managedProperty().bind(notice.visibleProperty());
    root.setTop(new VBox(header(), notice));
    compareCells.setId("benchmark-compare-cells");
    compareCells.setText(texts.text("table.compare"));
    compareCells.setTooltip(new Tooltip(texts.text("table.compare.tip")));
    compareCells.setMinWidth(Region.USE_PREF_SIZE);
    compareCells.setOnAction(event -> model.compareWith(body.table().chosen()));
    compareCells.managedProperty().bind(compareCells.visibleProperty());
    compareCells
        .disableProperty()
        .bind(Bindings.isEmpty(body.table().getSelectionModel().getSelectedItems()));
    var right = new VBox(advice, bar(), body);
    right.getStyleClass().add("benchmark-right");
    VBox.setVgrow(body, Priority.ALWAYS);
    HBox.setHgrow(right, Priority.ALWAYS);
    right.setMinWidth(0);
    var page = new HBox(matrix, right);
    page.getStyleClass().add("benchmark-page");
    root.setCenter(page);
    watching =
        Subscription.combine(
            model.form().changes().subscribe(this::offer),
            model.progressProperty().subscribe(this::offer),
            model.shownProperty().subscribe(this::show),
            model.comparing().chosenProperty().subscribe(this::show),
            model.shelf().baselineProperty().subscribe(this::show),
            model.view().subscribe(this::show),
            model.measure().subscribe(this::show),
            model.shelf().keptProperty().subscribe(this::offerOthers),
            model
                .problemProperty()
                .subscribe(
                    problem -> {
                      notice.getChildren().clear();
                      if (problem != null) {
                        notice
                            .getChildren()
                            .add(
                                Words.in(formats.locale())
                                    .banner(problem)
                                    .withDismiss(formats.locale(), model::dismissProblem));
                      }
                      notice.setVisible(problem != null);
                    }));
    show();
  }

  @Override
  public Parent node() {
    return root;
  }

  @Override
  public void entered() {
    model.refresh();
  }

  @Override
  public void close() {
    watching.unsubscribe();
    matrix.close();
  }

  private Node header() {
    var title = new Label(texts.text("benchmark.title"));
    title.getStyleClass().add("screen-title");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var header = new HBox(title, gap, others, find, primary);
    header.setAlignment(Pos.CENTER_LEFT);
    header.getStyleClass().add("screen-header");
    return header;
  }

  private Node bar() {
    HBox.setHgrow(bar, Priority.ALWAYS);
    var line = new HBox(views, compareCells, bar, measures);
    line.getStyleClass().add("benchmark-bar");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private Segments<View> segments() {
    var choices = new LinkedHashMap<View, String>();
    choices.put(View.CHARTS, texts.text("view.charts"));
    choices.put(View.TABLE, texts.text("view.table"));
    choices.put(View.COMPARE, texts.text("view.compare"));
    return new Segments<>(
        "benchmark-view", texts.text("view.name"), choices, model.view().get(), model.view()::set);
  }

  private Segments<Measure> measures() {
    var choices = new LinkedHashMap<Measure, String>();
    choices.put(Measure.WHOLE, texts.text("measure.whole"));
    choices.put(Measure.LOAD, texts.text("measure.load"));
    var made =
        new Segments<>(
            "benchmark-measure",
            texts.text("measure.name"),
            choices,
            model.measure().get(),
            model.measure()::set);
    made.button(Measure.WHOLE).setTooltip(new Tooltip(texts.text("measure.whole.tip")));
    made.button(Measure.LOAD).setTooltip(new Tooltip(texts.text("measure.load.tip")));
    return made;
  }

  private void offer() {
    Readiness readiness = model.readiness();
    boolean measuring = readiness == Readiness.MEASURING;
    primary.setText(texts.text(measuring ? "benchmark.cancel" : "benchmark.start"));
    primary.setGraphic(Icons.of(measuring ? Feather.X : Feather.PLAY));
    find.setDisable(readiness != Readiness.READY);
    primary.setDisable(!measuring && readiness != Readiness.READY);
    String why =
        switch (readiness) {
          case READY, MEASURING -> "";
          case RUNNING -> texts.text("why.running");
          case NOTHING_CHOSEN -> texts.text("why.nothing");
          case NO_PLAN -> texts.text("why.plan");
          case NO_TARGET -> texts.text("why.target");
          case PRODUCTION -> texts.text("why.production");
        };
    others.setDisable(measuring);
    // What is compared has a sentence of its own.
    boolean comparing = model.view().get() == View.COMPARE && model.comparing().several();
    advice.setVisible(measuring || !comparing);
    advice.show(
        Optional.ofNullable(model.shownProperty().get()),
        Optional.ofNullable(model.progressProperty().get()),
        model.measure().get(),
        why,
        model.againstBaseline());
  }

  private void offerOthers(List<Benchmark> all) {
    others
        .getItems()
        .setAll(
            all.stream()
                .map(
                    benchmark -> {
                      var item = new MenuItem(names.noted(benchmark));
                      item.setOnAction(event -> model.compareWith(benchmark));
                      return item;
                    })
                .toList());
  }

  private void compareWithBaseline() {
    model.shelf().baselineProperty().get().ifPresent(model::compareWith);
  }

  private void use(Cell chosen) {
    model.apply(chosen);
    goToRun.run();
  }

  private void show() {
    offer();
    views.select(model.view().get());
    bar.show();
    compareCells.setVisible(model.view().get() == View.TABLE);
    body.show();
  }
}
