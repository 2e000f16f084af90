package dev.tanemaki.ui;

import dev.tanemaki.settings.Settings;
import dev.tanemaki.ui.kit.text.Messages;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Opens the console and stays until it is closed. */
public final class ConsoleApp {

  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;
  private static final double LEAST_WIDTH = 800;
  private static final double LEAST_HEIGHT = 600;

  private final ConsoleServices services;
  private final CountDownLatch closed = new CountDownLatch(1);

  public ConsoleApp(ConsoleServices services) {
    this.services = services;
  }

  /**
   * Shows the window and waits until the operator closes it. Called once per process, from the main
   * thread.
   *
   * @throws UnsupportedOperationException where there is no display
   */
  public void open() throws InterruptedException {
    Platform.startup(() -> show(new Stage()));
    closed.await();
  }

  /** Shows the window on a stage; on the JavaFX thread. */
  void show(Stage stage) {
    var desktop = Platform.getPreferences();
    var bench = new Workbench(services, desktop::getColorScheme);
    desktop.colorSchemeProperty().subscribe(scheme -> bench.preferences().refresh());
    var window = new ConsoleWindow(bench, WIDTH, HEIGHT);
    stage.setTitle(
        Messages.of(ConsoleApp.class, bench.preferences().appearance().locale())
            .text("window.title"));
    stage.setScene(window.scene());
    stage.setMinWidth(LEAST_WIDTH);
    stage.setMinHeight(LEAST_HEIGHT);
    bench.preferences().settings().window().ifPresent(bounds -> place(stage, bounds));
    stage.setOnCloseRequest(
        event -> {
          if (!window.mayClose(stage::hide)) {
            event.consume();
          }
        });
    stage.setOnHidden(
        event -> {
          keep(stage, bench);
          bench.close();
          closed.countDown();
          Platform.exit();
        });
    stage.show();
    bench.open();
  }

  /** Where it was, unless that is on a screen that is gone. */
  private static void place(Stage stage, Settings.WindowBounds bounds) {
    var wanted = new Rectangle2D(bounds.x(), bounds.y(), bounds.width(), bounds.height());
    stage.setWidth(Math.max(LEAST_WIDTH, bounds.width()));
    stage.setHeight(Math.max(LEAST_HEIGHT, bounds.height()));
    if (!Screen.getScreensForRectangle(wanted).isEmpty()) {
      stage.setX(bounds.x());
      stage.setY(bounds.y());
    }
    stage.setMaximized(bounds.maximized());
  }

  private static void keep(Stage stage, Workbench bench) {
    bench
        .preferences()
        .update(
            settings ->
                settings.withWindow(
                    Optional.of(
                        new Settings.WindowBounds(
                            stage.getX(),
                            stage.getY(),
                            stage.getWidth(),
                            stage.getHeight(),
                            stage.isMaximized()))));
  }
}
