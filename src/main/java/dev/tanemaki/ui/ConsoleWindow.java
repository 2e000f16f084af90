package dev.tanemaki.ui;

import dev.tanemaki.ui.kit.Banner;
import dev.tanemaki.ui.kit.Tone;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.session.Connection;
import dev.tanemaki.ui.session.Screen;
import dev.tanemaki.ui.session.Words;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/**
 * The scene: rail, top bar, screens, status bar. Nodes are made for one language; when that changes
 * they are made anew over the same models, so nothing one typed is lost.
 */
final class ConsoleWindow {

  /** Narrower than this, in widths of the text's em, the rail shows icons only. */
  private static final double RAIL_NEEDS = 84;

  private static final double EM = 13;

  private final Workbench bench;
  private final Scene scene;
  private final BorderPane root = new BorderPane();

  /** Where the screens stand, between the bars whichever comes first. */
  private final StackPane place = new StackPane();

  private final Map<ScreenId, Screen> screens = new EnumMap<>(ScreenId.class);
  private ScreenId current = ScreenId.RUN;
  private Boolean railFolded;
  private Runnable closing;
  private Messages texts;
  private Formats formats;
  private Rail rail;
  private TopBar topBar;
  private StatusBar statusBar;
  private VBox notices;
  private Subscription watching = Subscription.EMPTY;

  ConsoleWindow(Workbench bench, double width, double height) {
    this.bench = bench;
    scene = new Scene(root, width, height);
    scene
        .getStylesheets()
        .add(Objects.requireNonNull(getClass().getResource("window.css")).toExternalForm());
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::navigate);
    scene.addEventHandler(KeyEvent.KEY_PRESSED, this::leave);
    bench
        .preferences()
        .appearanceProperty()
        .subscribe(
            (before, now) -> {
              now.applyTo(scene);
              if (!before.locale().equals(now.locale())) {
                build();
              }
              foldRail();
            });
    bench.preferences().appearance().applyTo(scene);
    build();
    scene.widthProperty().subscribe(this::foldRail);
  }

  Scene scene() {
    return scene;
  }

  void show(ScreenId id) {
    current = id;
    rail.select(id);
    var screen = screens.computeIfAbsent(id, this::make);
    place.getChildren().setAll(screen.node());
    screen.entered();
  }

  private void build() {
    watching.unsubscribe();
    screens.values().forEach(Screen::close);
    screens.clear();
    if (topBar != null) {
      topBar.close();
      statusBar.close();
    }
    var locale = bench.preferences().appearance().locale();
    texts = Messages.of(ConsoleWindow.class, locale);
    formats = new Formats(locale);
    rail =
        new Rail(
            texts,
            this::show,
            folded -> {
              railFolded = folded;
              foldRail();
            });
    topBar = new TopBar(texts, bench.connection(), bench.targets());
    notices = new VBox();
    notices.getStyleClass().add("window-notices");
    statusBar =
        new StatusBar(texts, formats, bench.run(), () -> show(ScreenId.RUN), this::askCancel);
    // Tab goes through a pane's children as they came.
    root.setCenter(null);
    root.setTop(new VBox(topBar, notices));
    root.setLeft(rail);
    root.setCenter(place);
    root.setBottom(statusBar);
    watching =
        Subscription.combine(
            bench.connection().stateProperty().subscribe(this::tell),
            bench.troubleProperty().subscribe(this::tell),
            bench.plan().wantedProperty().subscribe((before, now) -> tell()),
            bench.plan().dirtyProperty().subscribe(dirty -> rail.mark(ScreenId.PLAN, dirty)));
    tell();
    foldRail();
    show(current);
  }

  private Screen make(ScreenId id) {
    return bench.screen(id, formats, this::show);
  }

  private void askCancel() {
    show(ScreenId.RUN);
    if (screens.get(ScreenId.RUN) instanceof dev.tanemaki.ui.run.RunScreen runScreen) {
      runScreen.askCancel();
    }
  }

  private void foldRail() {
    double em = EM * bench.preferences().appearance().textScale();
    rail.setCollapsed(railFolded != null ? railFolded : scene.getWidth() < RAIL_NEEDS * em);
  }

  /** What concerns the whole window stands above all screens. */
  private void tell() {
    var words = Words.in(texts.locale());
    var banners = new ArrayList<Banner>();
    if (bench.troubleProperty().get() != null) {
      banners.add(
          words
              .banner(bench.troubleProperty().get())
              .withDismiss(texts.locale(), bench::dismissTrouble));
    }
    if (bench.connection().state() instanceof Connection.State.Unreachable(var problem)) {
      var banner =
          words.banner(problem).withAction(texts.text("top.again"), bench.connection()::open);
      banners.add(banner.withDismiss(texts.locale(), () -> notices.getChildren().remove(banner)));
    }
    if (closing != null || !bench.plan().wantedProperty().get().isEmpty()) {
      banners.add(unsaved());
    }
    notices.getChildren().setAll(banners);
  }

  /**
   * The window is to be closed: asks what becomes of unsaved changes, else closes.
   *
   * @return whether there was nothing to ask
   */
  boolean mayClose(Runnable close) {
    closing = bench.plan().dirtyProperty().get() ? close : null;
    tell();
    return closing == null;
  }

  /** Changes of the plan would be lost: they are saved or given up, or one stays. */
  private Banner unsaved() {
    var plan = bench.plan();
    Runnable leave = closing;
    String name = String.valueOf(java.nio.file.Path.of(plan.name()).getFileName());
    return new Banner(Tone.ATTENTION, texts.text("unsaved.title", name), texts.text("unsaved.why"))
        .withAction(texts.text("unsaved.save"), this::savePlan)
        .withAction(
            texts.text(leave == null ? "unsaved.discard" : "unsaved.close"),
            () -> {
              if (leave == null) {
                plan.discard();
              } else {
                leave.run();
              }
            })
        .withAction(
            texts.text("unsaved.stay"),
            () -> {
              closing = null;
              plan.stay();
              tell();
            });
  }

  private void savePlan() {
    closing = null;
    show(ScreenId.PLAN);
    if (screens.get(ScreenId.PLAN) instanceof dev.tanemaki.ui.plan.PlanScreen planScreen) {
      planScreen.save();
    }
    tell();
  }

  private void navigate(KeyEvent event) {
    if (event.isShortcutDown() && event.getCode().isDigitKey()) {
      for (ScreenId id : ScreenId.values()) {
        if (event.getCode().getName().equals(String.valueOf(id.digit()))) {
          show(id);
          event.consume();
        }
      }
    }
  }

  /** Leaves what is open on the screen; whether there was something. */
  boolean escape() {
    return screens.get(current).escape();
  }

  private void leave(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && escape()) {
      event.consume();
    }
  }
}
