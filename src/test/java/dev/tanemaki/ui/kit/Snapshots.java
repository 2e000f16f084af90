package dev.tanemaki.ui.kit;

import dev.tanemaki.ui.kit.theme.Appearance;
import dev.tanemaki.ui.kit.theme.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.zip.Deflater;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import org.testfx.api.FxToolkit;

/**
 * Pictures of screens, on the headless platform: {@code
 * target/screenshots/<screen>-<state>-<theme>-<language>.png}.
 */
public final class Snapshots {

  private static final Path FOLDER = Path.of("target", "screenshots");

  private Snapshots() {}

  /**
   * Takes a picture in every theme and language.
   *
   * @param screen what it shows, in lower case, as in {@code run}
   * @param state as in {@code empty}, {@code loading}
   * @param content makes the screen, on the JavaFX thread, once per picture
   */
  public static void takeAll(
      String screen, String state, int width, int height, Function<Appearance, Parent> content) {
    for (Theme theme : Theme.values()) {
      for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.JAPANESE}) {
        take(screen, state, width, height, new Appearance(theme, locale), content);
      }
    }
  }

  /** Takes one picture and says where it is. */
  public static Path take(
      String screen,
      String state,
      int width,
      int height,
      Appearance appearance,
      Function<Appearance, Parent> content) {
    WritableImage image =
        onWindow(
            () -> {
              Scene scene = new Scene(content.apply(appearance), width, height);
              appearance.applyTo(scene);
              // The first pass gives the canvases their colours, the second paints with them.
              scene.snapshot(null);
              return scene.snapshot(null);
            });
    return write(name(screen, state, appearance), image);
  }

  /** Takes a picture of a scene that stands already, such as a window under test. */
  public static Path take(String screen, String state, Appearance appearance, Scene scene) {
    drain();
    return write(name(screen, state, appearance), onWindow(() -> scene.snapshot(null)));
  }

  /** Lays a scene out as a picture of it would, and draws next to nothing. */
  public static void layOut(Scene scene) {
    scene.snapshot(new WritableImage(1, 1));
  }

  /**
   * Waits for what has been handed to the JavaFX thread and what that hands on in turn, without
   * TestFX's pauses between, a twentieth of a second every time. For scenes that stand on no stage:
   * where there are pulses something may come of them only.
   */
  public static void drain() {
    for (int i = 0; i < 5; i++) {
      onWindow(() -> null);
    }
  }

  /** Runs on the JavaFX thread, started when need be, and hands back the result. */
  public static <T> T onWindow(Callable<T> work) {
    try {
      FxToolkit.registerPrimaryStage();
      if (Platform.isFxApplicationThread()) {
        return work.call();
      }
      var task = new FutureTask<>(work);
      Platform.runLater(task);
      return task.get(3, TimeUnit.MINUTES);
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static String name(String screen, String state, Appearance appearance) {
    return "%s-%s-%s-%s.png"
        .formatted(
            screen,
            state,
            appearance.theme().name().toLowerCase(Locale.ROOT),
            appearance.locale().getLanguage());
  }

  private static Path write(String name, WritableImage image) {
    try {
      Files.createDirectories(FOLDER);
      return Files.write(FOLDER.resolve(name), Png.encode(image, Deflater.BEST_SPEED));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
