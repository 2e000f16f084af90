package dev.tanemaki.ui.plan;

import dev.tanemaki.plan.Plan;
import dev.tanemaki.ui.kit.Icons;
import dev.tanemaki.ui.kit.Tone;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** The line above the plan: which it is, how it stands, what can be done with it. */
final class PlanHeader extends HBox {

  private final PlanModel model;
  private final Messages texts;
  private final Label about = new Label();
  private final Label dirty = new Label();
  private final Button faults = new Button();
  private final PlanToolbar toolbar;

  /**
   * @param showDiff called with whether the differences are to be shown
   * @param goToFault goes to what is wrong
   * @param goToRun shows the Run screen, which runs this plan
   */
  PlanHeader(
      PlanModel model,
      PlanFilesMenu files,
      Messages texts,
      Formats formats,
      Consumer<Boolean> showDiff,
      Runnable goToFault,
      Runnable goToRun) {
    this.model = model;
    this.texts = texts;
    toolbar = new PlanToolbar(model, files, texts, formats, showDiff);
    var name = new Label(texts.text("plan.title"));
    name.getStyleClass().add("screen-title");
    name.setMinWidth(Region.USE_PREF_SIZE);
    about.setId("plan-about");
    about.getStyleClass().add("tm-muted");
    about.setMinWidth(0);
    dirty.setId("plan-dirty");
    dirty.setText(texts.text("plan.dirty"));
    dirty.getStyleClass().addAll("plan-dirty", "tm-small");
    dirty.setMinWidth(Region.USE_PREF_SIZE);
    faults.setId("plan-faults");
    faults.getStyleClass().addAll("flat", "plan-faults");
    faults.setMinWidth(Region.USE_PREF_SIZE);
    faults.setGraphic(Icons.of(Feather.ALERT_OCTAGON));
    Tone.DANGER.applyTo(faults);
    faults.setOnAction(event -> goToFault.run());
    getChildren().addAll(name, about, dirty, faults, gap(), toolbar, run(goToRun));
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("screen-header");
  }

  private static Node gap() {
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return gap;
  }

  private Node run(Runnable goToRun) {
    var run = new Button(texts.text("plan.run"), Icons.of(Feather.PLAY_CIRCLE));
    run.setId("plan-run");
    run.getStyleClass().add("accent");
    run.setMinWidth(Region.USE_PREF_SIZE);
    run.setOnAction(event -> goToRun.run());
    return run;
  }

  void show(Plan plan) {
    about.setText(
        texts.text(
            "plan.about",
            file(),
            plan.locale().toLanguageTag(),
            DateTimeFormatter.ISO_LOCAL_DATE.format(plan.reference())));
  }

  /** There is nothing to be said of the plan yet, or nothing but its file's name. */
  void showNone(boolean named) {
    about.setText(named ? file() : "");
  }

  private String file() {
    String name = model.plan().name();
    return name.isEmpty() ? "" : String.valueOf(Path.of(name).getFileName());
  }

  /** A value that is being typed changes nothing but this. */
  void showDirty() {
    boolean changed = model.plan().dirtyProperty().get();
    dirty.setVisible(changed);
    dirty.setManaged(changed);
    toolbar.show();
  }

  void showFaults() {
    int count = model.findings().size();
    faults.setVisible(count > 0);
    faults.setManaged(count > 0);
    // Without a plan there is nowhere to go to.
    faults.setDisable(model.present().isEmpty());
    faults.setText(texts.text("plan.faults", count));
  }

  void setDiff(boolean shown) {
    toolbar.setDiff(shown);
  }
}
