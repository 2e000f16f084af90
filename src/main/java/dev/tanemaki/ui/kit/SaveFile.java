package dev.tanemaki.ui.kit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/** Asks where to put a file and writes it in the background. */
public final class SaveFile {

  private final Background background;
  private final BiConsumer<Path, Exception> failed;

  /**
   * @param failed gets the file that could not be written and why, on the JavaFX thread
   */
  public SaveFile(Background background, BiConsumer<Path, Exception> failed) {
    this.background = background;
    this.failed = failed;
  }

  /**
   * Opens the file chooser; does nothing when it is left.
   *
   * @param content makes the bytes, in the background
   */
  public void ask(Window owner, String name, ExtensionFilter filter, Callable<byte[]> content) {
    var chooser = new FileChooser();
    chooser.setInitialFileName(name.replaceAll("[\\\\/:*?\"<>|]", "-"));
    chooser.getExtensionFilters().add(filter);
    var file = chooser.showSaveDialog(owner);
    if (file != null) {
      write(file.toPath(), content);
    }
  }

  Background.Job write(Path file, Callable<byte[]> content) {
    return background.run(
        () -> Files.write(file, content.call()),
        written -> {},
        failure -> failed.accept(file, failure));
  }
}
