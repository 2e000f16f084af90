package dev.tanemaki.ui.run;

import dev.tanemaki.problem.Problem;
import dev.tanemaki.ui.kit.Background;
import dev.tanemaki.ui.kit.ChartMenu;
import dev.tanemaki.ui.kit.chart.TimeAxisBar;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.session.AlertBanner;
import dev.tanemaki.ui.session.CurrentRun.Stage;
import dev.tanemaki.ui.session.Screen;
import java.util.List;
import java.util.Objects;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The Run screen: controls at the left, instruments at the right, what is wrong on top. */
public final class RunScreen implements Screen {

  private static final double TABLES_SHARE = 0.37;

  /** Where the text is so large that less than this fits, controls and instruments are stacked. */
  private static final double EMS_SIDE_BY_SIDE = 60;

  private final RunModel model;
  private final Messages texts;
  private final RunHeader header;
  private final ControlsPane controls;
  private final Notices notices;
  private final AlertBanner alerts;
  private final Figures figures;
  private final Instruments instruments;
  private final TablesPane tables;
  private final ChecksPane checks;
  private final LogFold log;
  private final VBox dials;
  private final ScrollPane controlsScroll = scroll("run-controls-scroll");
  private final ScrollPane dialsScroll = scroll("run-dials-scroll");
  private final BorderPane root = new BorderPane();
  private final Subscription watching;

  /**
   * @param goToHistory shows the History screen
   */
  public RunScreen(RunModel model, Formats formats, Background background, Runnable goToHistory) {
    this.model = model;
    texts = Messages.of(RunScreen.class, formats.locale());
    header = new RunHeader(model, texts, formats, this::askCancel, goToHistory);
    controls = new ControlsPane(model, texts, formats);
    controls.setMinHeight(Region.USE_PREF_SIZE);
    notices = new Notices(model, texts, formats, goToHistory);
    alerts = new AlertBanner(formats);
    alerts.getStyleClass().add("notices");
    figures = new Figures(texts, formats);
    instruments = new Instruments(texts, formats);
    tables = new TablesPane(texts, formats);
    checks = new ChecksPane(model.view(), texts, formats);
    log = new LogFold(model.view(), texts);
    dials = dials(chartBar(formats, background));
    root.getStyleClass().add("run-screen");
    root.getStylesheets()
        .add(Objects.requireNonNull(RunScreen.class.getResource("run.css")).toExternalForm());
    root.setTop(new VBox(header, notices, alerts));
    var right = new VBox(dialsScroll, log);
    VBox.setVgrow(dialsScroll, Priority.ALWAYS);
    root.setCenter(right);
    arrange(false);
    root.widthProperty().subscribe(this::fit);
    instruments.emProperty().subscribe(this::fit);

    watching =
        Subscription.combine(
            model.recordingProperty().subscribe(this::restart),
            model.frameProperty().subscribe(this::update),
            model.run().stageProperty().subscribe(this::update),
            model.run().problemProperty().subscribe(this::update),
            model.notices().changesProperty().subscribe(this::update),
            model.countingProperty().subscribe(this::update),
            model.forecast().changesProperty().subscribe(this::update),
            model.form().valid().subscribe(this::update),
            model.form().constraints().subscribe(this::update),
            model.plan().stateProperty().subscribe(this::update),
            model.checks().checkedProperty().subscribe((before, now) -> update()),
            model.connection().stateProperty().subscribe(this::update),
            root.sceneProperty().subscribe(this::update));
    update();
  }

  @Override
  public Parent node() {
    return root;
  }

  @Override
  public void close() {
    watching.unsubscribe();
    controls.close();
  }

  @Override
  public boolean escape() {
    return model.notices().leaveQuestion() || checks.escape() || log.fold();
  }

  /** Asks, in numbers, whether to cancel the run. */
  public void askCancel() {
    if (model.run().stage() == Stage.RUNNING) {
      model.notices().confirmCancel();
    }
  }

  /** What the charts show, and the ways to take them out of the window. */
  private TimeAxisBar chartBar(Formats formats, Background background) {
    var axis = instruments.axis();
    axis.windowProperty().set(model.view().window());
    axis.windowProperty().subscribe(window -> model.view().window(window));
    var menu =
        new ChartMenu(
            formats.locale(),
            background,
            (file, failure) -> model.run().refuse(unwritten(file, failure)));
    instruments.charts().forEach(menu::install);
    var bar = new TimeAxisBar(axis, formats);
    bar.getChildren()
        .add(
            menu.button(
                instruments,
                this::exportName,
                () -> model.recordingProperty().get().isEmpty(),
                () -> RecordingCsv.of(model.recordingProperty().get())));
    return bar;
  }

  private String exportName() {
    var frame = model.frameProperty().get();
    return frame == null || frame.number() == 0 ? "run" : "run-" + frame.number();
  }

  private VBox dials(TimeAxisBar bar) {
    var top = new HBox(figures, bar);
    HBox.setHgrow(figures, Priority.ALWAYS);
    top.getStyleClass().add("dials-top");
    var progress = progressPanels();
    var box = new VBox(top, instruments, progress);
    box.getStyleClass().add("dials");
    VBox.setVgrow(instruments, Priority.ALWAYS);
    VBox.setVgrow(progress, Priority.ALWAYS);
    box.setMinHeight(Region.USE_PREF_SIZE);
    return box;
  }

  private Region progressPanels() {
    var heading = new Label(texts.text("tables.title"));
    heading.getStyleClass().add("section-title");
    var list = scroll("tables-scroll");
    list.setContent(tables);
    list.setPrefHeight(92);
    VBox.setVgrow(list, Priority.ALWAYS);
    var left = new VBox(heading, list);
    left.getStyleClass().add("panel");
    var both = new HBox(left, checks);
    both.getStyleClass().add("multiples");
    left.setMinWidth(0);
    left.visibleProperty().bind(checks.wideProperty().not());
    left.managedProperty().bind(left.visibleProperty());
    instruments.workers().visibleProperty().bind(checks.wideProperty().not());
    left.prefWidthProperty().bind(both.widthProperty().multiply(TABLES_SHARE));
    checks.setMinWidth(0);
    checks.setPrefWidth(100);
    HBox.setHgrow(checks, Priority.ALWAYS);
    return both;
  }

  private static ScrollPane scroll(String id) {
    var scroll = new ScrollPane();
    scroll.setId(id);
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("plain-scroll");
    return scroll;
  }

  private void fit() {
    boolean stacked = root.getWidth() < EMS_SIDE_BY_SIDE * instruments.emProperty().get();
    if (root.getWidth() > 0 && stacked != (root.getLeft() == null)) {
      arrange(stacked);
    }
  }

  private void arrange(boolean stacked) {
    controlsScroll.setContent(null);
    dialsScroll.setContent(null);
    root.setLeft(null);
    if (stacked) {
      var column = new VBox(controls, dials);
      column.setMinHeight(Region.USE_PREF_SIZE);
      dialsScroll.setContent(column);
    } else {
      controlsScroll.setContent(controls);
      dialsScroll.setContent(dials);
      // Tab goes through a pane's children as they came: the controls come before the instruments.
      var right = root.getCenter();
      root.setCenter(null);
      root.setLeft(controlsScroll);
      root.setCenter(right);
    }
  }

  private Problem unwritten(Object file, Exception failure) {
    return Problem.failed(
        texts.text("export.failed", file),
        String.valueOf(failure.getMessage()),
        texts.text("export.failed.next"));
  }

  private void restart(Recording recording) {
    instruments.setRecording(recording, model.ghost(), (int) model.form().workers().get());
    update();
  }

  /** Nothing is drawn for a screen one does not see; what it missed it gets when one comes back. */
  private void update() {
    if (root.getScene() == null) {
      return;
    }
    header.update();
    notices.update();
    instruments.setCeiling(model.ceiling());
    var frame = model.frameProperty().get();
    if (frame == null) {
      alerts.show(List.of(), true);
      figures.clear();
      tables.show(model.next().tables());
      checks.clear();
      log.show(List.of());
      return;
    }
    figures.show(frame, model.ceiling());
    tables.show(frame.snapshot().tables());
    checks.show(frame, model.next().mainTable());
    log.show(frame.log());
    alerts.show(frame.alerts(), frame.ended());
    instruments.update();
    if (frame.ended()) {
      instruments.finish();
    }
  }
}
