package dev.tanemaki.ui.plan;

import dev.tanemaki.plan.CheckStatement;
import dev.tanemaki.plan.CheckStatement.Verdict;
import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.plan.Finding;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.schema.Column;
import dev.tanemaki.ui.kit.Icons;
import dev.tanemaki.ui.kit.Tone;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.plan.editor.ColumnEditor;
import dev.tanemaki.ui.plan.editor.EditorContext;
import dev.tanemaki.ui.plan.editor.Labels;
import dev.tanemaki.ui.session.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** One column: its editor above, what it makes of ten thousand rows below. */
final class ColumnPane extends VBox {

  private static final double LEAST_PREVIEW = 196;
  private static final double TALL = 640;
  private static final double PREVIEW_SHARE = 0.375;

  private final PlanModel model;
  private final Messages texts;
  private final Formats formats;
  private final Label name = new Label();
  private final Label type = new Label();
  private final HBox badges = new HBox(4);
  private final Button reset;
  private final ColumnEditor editor;
  private final PicturePane picture;
  private final Label told = new Label();
  private final Label statement = new Label();
  private Map<String, String> labels = Map.of();
  private List<Finding> shown = List.of();
  private Optional<ColumnPlan> labelled = Optional.empty();

  ColumnPane(PlanModel model, Messages texts, Formats formats) {
    this.model = model;
    this.texts = texts;
    this.formats = formats;
    setId("plan-column");
    getStyleClass().add("plan-column");
    name.getStyleClass().add("section-title");
    name.setMinWidth(0);
    type.getStyleClass().addAll("tm-small", "tm-muted");
    type.setMinWidth(0);
    badges.setAlignment(Pos.CENTER_LEFT);
    reset = new Button(texts.text("column.reset"), Icons.of(Feather.ROTATE_CCW));
    reset.setId("plan-reset");
    reset.getStyleClass().addAll("flat", "tm-small");
    reset.setMinWidth(Region.USE_PREF_SIZE);
    reset.setTooltip(new Tooltip(texts.text("column.reset.tip")));
    reset.setOnAction(event -> model.resets().column());
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var head = new HBox(8, name, type, badges, gap, reset);
    head.setAlignment(Pos.CENTER_LEFT);
    head.setMinHeight(Region.USE_PREF_SIZE);
    editor = new ColumnEditor(formats, model::edit);
    VBox.setVgrow(editor.node(), Priority.ALWAYS);
    picture = new PicturePane(texts, formats);
    var title = new Label(texts.text("picture.title", formats.count(LivePreview.PICTURED)));
    title.getStyleClass().addAll("tm-small", "tm-strong");
    title.setMinWidth(Region.USE_PREF_SIZE);
    told.getStyleClass().addAll("tm-small", "tm-muted");
    told.setMinWidth(0);
    var heading = new HBox(8, title, told);
    heading.setAlignment(Pos.BASELINE_LEFT);
    statement.setId("plan-statement");
    statement.getStyleClass().add("tm-small");
    statement.setWrapText(true);
    statement.setMinHeight(Region.USE_PREF_SIZE);
    var preview = new VBox(4, heading, picture, statement);
    preview.getStyleClass().add("plan-preview-picture");
    preview.setMinHeight(LEAST_PREVIEW);
    // Where room is short, the fields of the editor need it more than the picture.
    heightProperty()
        .subscribe(
            height ->
                preview.setPrefHeight(
                    height.doubleValue() < TALL
                        ? LEAST_PREVIEW
                        : PREVIEW_SHARE * height.doubleValue()));
    VBox.setVgrow(picture, Priority.ALWAYS);
    VBox.setVgrow(preview, Priority.SOMETIMES);
    getChildren().addAll(head, editor.node(), preview);
  }

  /** Shows the column of the model as it is now. */
  void show() {
    var plan = model.present();
    String column = model.columnProperty().get();
    if (plan.isEmpty() || column.isEmpty()) {
      return;
    }
    var table = model.tableRow().flatMap(row -> row.in(model.schema()));
    var inSchema = table.flatMap(t -> t.column(column));
    name.setText(column);
    type.setText(inSchema.map(c -> c.type().sql()).orElse(""));
    badges
        .getChildren()
        .setAll(
            model.tableRow().map(row -> Columns.of(row, table)).orElse(List.of()).stream()
                .filter(row -> row.name().equals(column))
                .flatMap(row -> row.badges().stream())
                .map(badge -> ColumnsTable.badge(badge, texts))
                .toList());
    reset.setVisible(model.resets().canColumn());
    show(plan.get(), inSchema);
  }

  private void show(Plan plan, Optional<Column> inSchema) {
    var columnPlan = model.columnPlan();
    if (!columnPlan.equals(labelled)) {
      labels = columnPlan.map(c -> Labels.of(plan, c)).orElse(Map.of());
      labelled = columnPlan;
    }
    shown = own();
    var context =
        new EditorContext(
            plan, model.tableProperty().get(), inSchema, shown, labels, model.plan().isDrafting());
    columnPlan.ifPresentOrElse(
        c -> {
          editor.show(c, context);
          // An editor that is shown anew knows of no rows yet.
          model
              .lookProperty()
              .get()
              .filter(this::isMine)
              .map(Look::actual)
              .ifPresent(editor::showActual);
        },
        () -> editor.showUnruled(model.columnProperty().get(), context));
  }

  private List<Finding> own() {
    return PlanFindings.of(
        model.findings(), model.tableProperty().get(), model.columnProperty().get());
  }

  /** Shows what is wrong with the column at its fields, where that has changed. */
  void mark() {
    if (!own().equals(shown)) {
      show();
    }
  }

  /** Shows what came of it. */
  void show(Look look) {
    if (!isMine(look)) {
      picture.show(Optional.empty());
      told.setText("");
      statement.setText("");
      return;
    }
    picture.show(look.picture());
    editor.showActual(look.actual());
    told.setText(look.picture().map(this::told).orElse(""));
    say(look);
  }

  private String told(Picture picture) {
    return switch (picture) {
      case Picture.Bars bars -> texts.text("picture.different", formats.count(bars.different()));
      case Picture.Children _ -> texts.text("picture.children");
      case Picture.Nothing _, Picture.Numbers _, Picture.Times _ -> "";
    };
  }

  private boolean isMine(Look look) {
    return look.asked().table().equals(model.tableProperty().get())
        && look.asked().column().equals(Optional.of(model.columnProperty().get()));
  }

  private void say(Look look) {
    var wrong = own();
    if (look.problem().isPresent()) {
      var problem = Words.in(texts.locale()).of(look.problem().get());
      say(problem.what() + ": " + problem.why(), Tone.DANGER);
    } else if (!wrong.isEmpty()) {
      say(
          wrong.stream().map(f -> f.words().in(texts.locale())).collect(Collectors.joining("\n")),
          Tone.DANGER);
    } else if (!(look.rows() instanceof Look.Sample.Making)) {
      boolean breaks = look.checks().stream().anyMatch(c -> c.verdict() instanceof Verdict.Broken);
      say(
          look.checks().stream().map(this::words).collect(Collectors.joining("\n")),
          breaks ? Tone.DANGER : Tone.POSITIVE);
    }
  }

  /** Whether a check holds, in a sentence. */
  private String words(CheckStatement said) {
    String column = model.columnProperty().get();
    String condition = said.check().condition().replaceAll("\\s+", " ");
    String values = said.columns().get(column).words();
    return switch (said.verdict()) {
      case Verdict.Holds() when values.isEmpty() -> texts.text("check.holds", condition);
      case Verdict.Holds() -> texts.text("check.holds.values", column, values, condition);
      case Verdict.Broken broken -> texts.text("check.broken", condition, broken.example());
      case Verdict.Untold() -> texts.text("check.untold", condition);
    };
  }

  private void say(String text, Tone tone) {
    statement.setText(text);
    tone.applyTo(statement);
    statement.setManaged(!text.isEmpty());
    statement.setVisible(!text.isEmpty());
  }

  /** Puts the focus on the first thing of the editor that takes it. */
  void focusEditor() {
    focus(editor.node());
  }

  private static boolean focus(Node node) {
    if (node.isFocusTraversable() && node.isVisible() && !node.isDisabled()) {
      node.requestFocus();
      return true;
    }
    return node instanceof Parent parent
        && parent.getChildrenUnmodifiable().stream().anyMatch(ColumnPane::focus);
  }
}
