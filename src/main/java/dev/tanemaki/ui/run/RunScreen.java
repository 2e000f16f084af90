package dev.tanemaki.ui.run;

import dev.tanemaki.ui.kit.Background;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.session.CurrentRun.Stage;
import dev.tanemaki.ui.session.Screen;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
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

  private final RunModel model;
  private final Messages texts;
  private final RunHeader header;
  private final ControlsPane controls;
  private final Notices notices;
  private final Figures figures;
  private final Instruments instruments;
  private final TablesPane tables;
  private final ChecksPane checks;
  private final Region progress;
  private final LogFold log;
  private final BorderPane root = new BorderPane();
  private final Background background;
  private final Subscription watching;

  /**
   * @param goToHistory shows the History screen
   */
  public RunScreen(RunModel model, Formats formats, Background background, Runnable goToHistory) {
    this.model = model;
    texts = Messages.of(RunScreen.class, formats.locale());
    header = new RunHeader(model, texts, this::askCancel);
    controls = new ControlsPane(model, texts, formats);
    figures = new Figures(texts, formats);
    instruments = new Instruments(texts, formats);
    tables = new TablesPane(formats);
    checks = new ChecksPane(texts, formats);
    notices = new Notices(model, texts, formats, goToHistory);
    this.background = background;
    log = new LogFold(texts);
    progress = progressPanels();
    root.getStyleClass().add("run-screen");
    root.getStylesheets()
        .add(Objects.requireNonNull(RunScreen.class.getResource("run.css")).toExternalForm());
    root.setTop(new VBox(header, notices));
    controls.setMinHeight(Region.USE_PREF_SIZE);
    root.setLeft(scroll(controls, "run-controls-scroll"));
    var right = new VBox(dials(), log);
    VBox.setVgrow(right.getChildren().getFirst(), Priority.ALWAYS);
    root.setCenter(right);
    watching =
        Subscription.combine(
            model.recordingProperty().subscribe(this::restart),
            model.frameProperty().subscribe(this::update),
            model.run().stageProperty().subscribe(this::update),
            model.run().problemProperty().subscribe(this::update),
            model.noticesProperty().subscribe(this::update),
            model.countingProperty().subscribe(this::update),
            model.form().valid().subscribe(this::update),
            model.plan().stateProperty().subscribe(this::update),
            model.connection().stateProperty().subscribe(this::update));
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
    return model.leaveQuestion() || checks.escape() || log.fold();
  }

  /** Asks, in numbers, whether to cancel the run. */
  public void askCancel() {
    if (model.run().stage() == Stage.RUNNING) {
      model.confirmCancel();
    }
  }

  private Node dials() {
    var toolbar = new ChartToolbar(instruments, model, background, texts);
    var top = new HBox(figures, toolbar);
    HBox.setHgrow(figures, Priority.ALWAYS);
    top.getStyleClass().add("dials-top");
    var dials = new VBox(top, instruments, progress);
    dials.getStyleClass().add("dials");
    VBox.setVgrow(instruments, Priority.ALWAYS);
    dials.setMinHeight(Region.USE_PREF_SIZE);
    return scroll(dials, "run-dials-scroll");
  }

  private Region progressPanels() {
    var left = panel("tables.title", tables);
    var both = new HBox(left, checks);
    both.getStyleClass().add("multiples");
    left.setMinWidth(0);
    left.prefWidthProperty().bind(both.widthProperty().multiply(TABLES_SHARE));
    checks.setMinWidth(0);
    checks.setPrefWidth(100);
    HBox.setHgrow(checks, Priority.ALWAYS);
    return both;
  }

  private Region panel(String title, Node content) {
    var heading = new Label(texts.text(title));
    heading.getStyleClass().add("section-title");
    var scroll = scroll(content, title.replace('.', '-'));
    scroll.setPrefHeight(92);
    var panel = new VBox(heading, scroll);
    panel.getStyleClass().add("panel");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    return panel;
  }

  private static ScrollPane scroll(Node content, String id) {
    var scroll = new ScrollPane(content);
    scroll.setId(id);
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("plain-scroll");
    return scroll;
  }

  private void restart(Recording recording) {
    instruments.setRecording(recording, model.ghost(), (int) model.form().workers().get());
    update();
  }

  private void update() {
    header.update();
    var frame = model.frameProperty().get();
    if (frame == null) {
      figures.clear();
      tables.show(model.plannedTables());
      checks.show(List.of(), List.of());
      log.show(List.of());
    } else {
      figures.show(frame);
      tables.show(frame.snapshot().tables());
      checks.show(frame.checks(), frame.distributions());
      log.show(frame.log());
      instruments.update();
      if (frame.ended()) {
        instruments.finish(model.ghost());
      }
    }
    notices.update();
  }
}
