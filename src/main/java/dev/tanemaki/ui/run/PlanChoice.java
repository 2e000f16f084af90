package dev.tanemaki.ui.run;

import dev.tanemaki.ui.kit.Chooser;
import dev.tanemaki.ui.kit.Icons;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.session.CurrentPlan;
import dev.tanemaki.ui.session.Words;
import java.io.File;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** Which plan: a dataset, or a file to open; below it what is wrong where it cannot be read. */
final class PlanChoice extends VBox {

  private final CurrentPlan current;
  private final Messages texts;
  private final Chooser<String> plan;
  private final VBox problem = new VBox();

  PlanChoice(CurrentPlan current, Messages texts) {
    this.current = current;
    this.texts = texts;
    plan =
        new Chooser<>(
            "run-plan",
            texts.text("field.plan"),
            texts.locale(),
            PlanChoice::name,
            current::choose);
    getStyleClass().add("run-plan-choice");
    getChildren().addAll(row(), problem);
  }

  /** Follows the plan until the subscription ends. */
  Subscription watch() {
    return Subscription.combine(
        current.stateProperty().subscribe(this::show),
        current.nameProperty().subscribe((before, now) -> show(current.state())));
  }

  private HBox row() {
    HBox.setHgrow(plan, Priority.ALWAYS);
    plan.getItems().setAll(current.datasets());
    var open = new Button("", Icons.of(Feather.FOLDER));
    open.setId("run-open-plan");
    open.getStyleClass().add("button-icon");
    open.setAccessibleText(texts.text("plan.open"));
    open.setTooltip(new Tooltip(texts.text("plan.open")));
    open.setOnAction(event -> openFile());
    return new HBox(8, plan, open);
  }

  /** Files go by their name; where they are is said by the command. */
  private static String name(String plan) {
    return String.valueOf(Path.of(plan).getFileName());
  }

  private void openFile() {
    var chooser = new FileChooser();
    chooser.setTitle(texts.text("plan.open"));
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(texts.text("plan.files"), "*.yml", "*.yaml"));
    File chosen = chooser.showOpenDialog(getScene().getWindow());
    if (chosen != null) {
      current.choose(chosen.getPath());
    }
  }

  private void show(CurrentPlan.State state) {
    String name = current.name();
    if (!name.isEmpty() && !plan.getItems().contains(name)) {
      plan.getItems().add(name);
    }
    plan.follow(name.isEmpty() ? null : name);
    problem.getChildren().clear();
    if (state instanceof CurrentPlan.State.Broken(var why)) {
      problem
          .getChildren()
          .add(
              Words.in(texts.locale())
                  .banner(why)
                  .withAction(texts.text("plan.again"), () -> current.choose(name))
                  .stacked());
    }
    boolean shown = !problem.getChildren().isEmpty();
    problem.setVisible(shown);
    problem.setManaged(shown);
  }
}
