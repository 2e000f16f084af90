package dev.tanemaki.ui.benchmark;

import dev.tanemaki.benchmark.figure.Words;
import dev.tanemaki.benchmark.result.Benchmark;
import dev.tanemaki.benchmark.result.Cell;
import dev.tanemaki.benchmark.result.Contender;
import dev.tanemaki.benchmark.result.Measure;
import dev.tanemaki.ui.benchmark.BenchmarkModel.Readiness;
import dev.tanemaki.ui.benchmark.BenchmarkModel.View;
import dev.tanemaki.ui.compare.FigureWords;
import dev.tanemaki.ui.compare.LineupPane;
import dev.tanemaki.ui.kit.EmptyState;
import dev.tanemaki.ui.kit.Icons;
import dev.tanemaki.ui.kit.Segments;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.session.Screen;
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
import javafx.scene.layout.StackPane;
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
  private final ResultPane charts;
  private final CellsTable table;
  private final LineupPane compare;
  private final ShownBar bar;
  private final Button compareCells = new Button();
  private final StackPane body = new StackPane();
  private final Subscription watching;

  /**
   * @param goToRun shows the Run screen, to use a setting there
   */
  public BenchmarkScreen(BenchmarkModel model, Formats formats, Runnable goToRun) {
    this.model = model;
    this.formats = formats;
    this.goToRun = goToRun;
    texts = Messages.of(BenchmarkScreen.class, formats.locale());
    Words words = FigureWords.in(formats.locale());
    matrix = new MatrixPane(model, texts, formats);
    advice = new AdviceBar(texts, formats, a -> use(a.cell()), this::compareWithBaseline);
    charts = new ResultPane(texts, words);
    table = new CellsTable(texts, formats);
    compare = new LineupPane(formats, model::lead, model::leave, Optional.of(this::use));
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
    compareCells.setOnAction(event -> model.compareWith(table.chosen()));
    compareCells.managedProperty().bind(compareCells.visibleProperty());
    compareCells
        .disableProperty()
        .bind(Bindings.isEmpty(table.getSelectionModel().getSelectedItems()));
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
            model.comparedProperty().subscribe(this::show),
            model.baselineProperty().subscribe(this::show),
            model.view().subscribe(this::show),
            model.measure().subscribe(this::show),
            model.keptProperty().subscribe(this::offerOthers),
            model
                .problemProperty()
                .subscribe(
                    problem -> {
                      notice.getChildren().clear();
                      if (problem != null) {
                        notice
                            .getChildren()
                            .add(
                                dev.tanemaki.ui.session.Words.in(formats.locale())
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
    boolean comparing =
        model.view().get() == View.COMPARE && model.comparedProperty().get().size() > 1;
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
                      var item = new MenuItem(name(benchmark));
                      item.setOnAction(event -> model.compareWith(benchmark));
                      return item;
                    })
                .toList());
  }

  /** When it was measured, and the operator's words on it. */
  private String name(Benchmark benchmark) {
    String name = MatrixPane.Kept.name(benchmark, formats.locale());
    return benchmark.note().isEmpty() ? name : name + " · " + benchmark.note();
  }

  private void compareWithBaseline() {
    model.baselineProperty().get().ifPresent(model::compareWith);
  }

  /** What is compared, called as one would in this language. */
  private List<Contender> contenders() {
    return model.comparedProperty().get().stream()
        .map(
            choice -> {
              String noted = name(choice.benchmark());
              return choice
                  .contender()
                  .named(
                      choice
                          .cell()
                          .map(
                              cell ->
                                  texts.text(
                                      "compare.cell",
                                      formats.count(cell.rows()),
                                      formats.count(cell.batchSize()),
                                      cell.workers(),
                                      texts.text("constraints." + cell.constraints()),
                                      noted))
                          .orElse(noted));
            })
        .toList();
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
    Benchmark benchmark = model.shownProperty().get();
    Measure measure = model.measure().get();
    Node content;
    if (benchmark == null) {
      content =
          new EmptyState(
              Feather.BAR_CHART_2,
              texts.text("benchmark.empty"),
              texts.text("benchmark.empty.why"));
    } else {
      content =
          switch (model.view().get()) {
            case CHARTS -> {
              charts.show(benchmark, measure);
              yield charts;
            }
            case TABLE -> {
              table.show(benchmark, measure);
              yield table;
            }
            case COMPARE -> {
              List<Contender> chosen = contenders();
              if (chosen.size() < 2) {
                yield new EmptyState(
                    Feather.COLUMNS, texts.text("compare.none"), texts.text("compare.none.why"));
              }
              compare.show(chosen, measure);
              yield compare;
            }
          };
    }
    if (!body.getChildren().equals(List.of(content))) {
      body.getChildren().setAll(content);
    }
  }
}
