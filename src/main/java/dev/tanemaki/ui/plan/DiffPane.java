package dev.tanemaki.ui.plan;

import dev.tanemaki.plan.edit.PlanDiff;
import dev.tanemaki.plan.edit.PlanDiff.Kind;
import dev.tanemaki.plan.edit.PlanDocument;
import dev.tanemaki.ui.kit.Segments;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.session.CurrentPlan;
import dev.tanemaki.ui.session.PlanWork;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The lines of the plan that differ from the saved file or from the dataset's default. */
final class DiffPane extends VBox {

  private static final int CONTEXT = 3;

  /** What the plan is compared with. */
  enum Against {
    SAVED,
    DEFAULT
  }

  /** Whether the differences are shown, and against what: outlives the nodes. */
  record View(BooleanProperty shown, ObjectProperty<Against> against) {
    View() {
      this(new SimpleBooleanProperty(), new SimpleObjectProperty<>(Against.SAVED));
    }
  }

  private final CurrentPlan plan;
  private final Messages texts;
  private final ListView<PlanDiff.Line> lines = new ListView<>();
  private final Segments<Against> choice;
  private final Button reset;
  private final Label none = new Label();
  private final View view;

  /**
   * @param view what the lines are compared with, to be changed here
   * @param resetAll takes all changes back
   * @param close puts the pane away
   */
  DiffPane(CurrentPlan plan, View view, Messages texts, Runnable resetAll, Runnable close) {
    this.plan = plan;
    this.view = view;
    this.texts = texts;
    setId("plan-diff");
    getStyleClass().add("plan-diff");
    var words = new LinkedHashMap<Against, String>();
    for (var each : Against.values()) {
      words.put(each, texts.text("diff." + each.name().toLowerCase(Locale.ROOT)));
    }
    choice =
        new Segments<>(
            "diff-against",
            texts.text("diff.title"),
            words,
            view.against().get(),
            chosen -> {
              view.against().set(chosen);
              show();
            });
    var title = new Label(texts.text("diff.title"));
    title.getStyleClass().add("section-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    reset = new Button(texts.text("diff.reset"));
    reset.setId("diff-reset");
    reset.setOnAction(event -> resetAll.run());
    var done = new Button(texts.text("diff.close"));
    done.setId("diff-close");
    done.setOnAction(event -> close.run());
    var head = new HBox(8, title, choice, gap, reset, done);
    head.setAlignment(Pos.CENTER_LEFT);
    lines.setCellFactory(list -> new Line());
    lines.setAccessibleText(texts.text("diff.title"));
    lines.setId("diff-lines");
    none.getStyleClass().add("tm-muted");
    lines.setPlaceholder(none);
    VBox.setVgrow(lines, Priority.ALWAYS);
    getChildren().addAll(head, lines);
  }

  void show() {
    var work = plan.work();
    var before =
        work.flatMap(
            w -> view.against().get() == Against.SAVED ? Optional.of(w.saved()) : w.origin());
    reset.setDisable(work.map(w -> w.saved().text().equals(w.document().text())).orElse(true));
    choice.button(Against.DEFAULT).setDisable(work.flatMap(PlanWork::origin).isEmpty());
    none.setText(texts.text("diff.none"));
    lines
        .getItems()
        .setAll(
            before
                .map(PlanDocument::text)
                .map(text -> PlanDiff.lines(text, work.orElseThrow().document().text(), CONTEXT))
                .orElse(java.util.List.of()));
  }

  private final class Line extends ListCell<PlanDiff.Line> {

    private static final PseudoClass ADDED = PseudoClass.getPseudoClass("added");
    private static final PseudoClass REMOVED = PseudoClass.getPseudoClass("removed");

    @Override
    protected void updateItem(PlanDiff.Line line, boolean empty) {
      super.updateItem(line, empty);
      boolean shown = !empty && line != null;
      pseudoClassStateChanged(ADDED, shown && line.kind() == Kind.ADDED);
      pseudoClassStateChanged(REMOVED, shown && line.kind() == Kind.REMOVED);
      setText(
          !shown
              ? null
              : switch (line.kind()) {
                case SAME -> number(line.after()) + "   " + line.text();
                case ADDED -> number(line.after()) + " + " + line.text();
                case REMOVED -> number(line.before()) + " − " + line.text();
                case GAP -> texts.text("diff.gap", Integer.parseInt(line.text()));
              });
    }

    private static String number(int line) {
      return String.format(Locale.ROOT, "%4d", line);
    }
  }
}
