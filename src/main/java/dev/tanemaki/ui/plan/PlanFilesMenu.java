package dev.tanemaki.ui.plan;

import dev.tanemaki.ui.kit.Icons;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.session.CurrentPlan;
import dev.tanemaki.ui.session.PlanWork;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;

/** What can be done with the plan's file: datasets and recent files to open, save, save as. */
final class PlanFilesMenu extends MenuButton {

  private static final KeyCombination OPEN = shortcut(KeyCode.O);
  private static final KeyCombination SAVE = shortcut(KeyCode.S);
  private static final KeyCombination SAVE_AS =
      new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

  private final CurrentPlan plan;
  private final Messages texts;
  private final Supplier<List<String>> recent;

  PlanFilesMenu(CurrentPlan plan, Supplier<List<String>> recent, Messages texts) {
    super(texts.text("file.menu"), Icons.of(Feather.FILE_TEXT));
    this.plan = plan;
    this.texts = texts;
    this.recent = recent;
    setId("plan-file");
    setAccessibleText(texts.text("file.menu"));
    setTooltip(new Tooltip(texts.text("file.tip")));
    setMinWidth(USE_PREF_SIZE);
    setOnShowing(event -> fill());
    fill();
  }

  static KeyCombination shortcut(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
  }

  private void fill() {
    getItems()
        .setAll(
            item("open", OPEN, this::open),
            item("save", SAVE, this::save),
            item("save-as", SAVE_AS, this::saveAs),
            item("reload", null, plan::reload),
            new SeparatorMenuItem());
    plan.datasets().forEach(name -> getItems().add(go(texts.text("file.dataset", name), name)));
    var files = recent.get();
    if (!files.isEmpty()) {
      getItems().add(new SeparatorMenuItem());
      files.forEach(file -> getItems().add(go(file, file)));
    }
  }

  private MenuItem go(String words, String name) {
    var item = new MenuItem(words);
    item.setMnemonicParsing(false);
    item.setOnAction(event -> plan.choose(name));
    return item;
  }

  private MenuItem item(String key, KeyCombination shortcut, Runnable action) {
    var item = new MenuItem(texts.text("file." + key));
    item.setId("plan-" + key);
    // Shown only: the screen listens itself, so that it works with the menu closed.
    if (shortcut != null) {
      item.setText(item.getText() + "\t" + shortcut.getDisplayText());
    }
    item.setOnAction(event -> action.run());
    return item;
  }

  void open() {
    var chosen = chooser("file.open").showOpenDialog(getScene().getWindow());
    if (chosen != null) {
      plan.choose(chosen.getPath());
    }
  }

  /** Saves in the plan's file; a dataset is asked a name for. */
  void save() {
    if (plan.work().flatMap(PlanWork::file).isPresent()) {
      plan.save();
    } else {
      saveAs();
    }
  }

  void saveAs() {
    if (plan.work().isEmpty()) {
      return;
    }
    var chooser = chooser("file.save-as");
    chooser.setInitialFileName(plan.work().get().document().name());
    plan.work()
        .get()
        .file()
        .map(file -> file.path().toAbsolutePath().getParent())
        .map(Path::toFile)
        .filter(File::isDirectory)
        .ifPresent(chooser::setInitialDirectory);
    var chosen = chooser.showSaveDialog(getScene().getWindow());
    if (chosen != null) {
      plan.saveAs(chosen.toPath());
    }
  }

  private FileChooser chooser(String title) {
    var chooser = new FileChooser();
    chooser.setTitle(texts.text(title));
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(texts.text("file.kind"), "*.yml", "*.yaml"));
    return chooser;
  }
}
