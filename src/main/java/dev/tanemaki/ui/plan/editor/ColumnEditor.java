package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.plan.Finding;
import dev.tanemaki.ui.kit.DirectScroll;
import dev.tanemaki.ui.kit.Tone;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The editor of a whole column: the kind of its rule, to be changed, the editor of that rule and
 * the share of nulls. This is what a screen shows; it takes columns of every kind one after the
 * other.
 */
public final class ColumnEditor implements RuleEditor {

  private final Formats formats;
  private final Messages texts;
  private final Consumer<ColumnEdit> edits;
  private final ComboBox<RuleKind> kinds;
  private final Form head = new Form();
  private final VBox findings = new VBox();
  private final NullsField nulls;
  private final VBox content = new VBox();
  private final ScrollPane root = new ScrollPane(content);
  private Class<?> shown;
  private RuleEditor editor;
  private Actual actual = new Actual.None();
  private String name = "";
  private Optional<ColumnPlan> column = Optional.empty();
  private EditorContext context;

  /**
   * @param edits gets every wish, on the JavaFX thread
   */
  public ColumnEditor(Formats formats, Consumer<ColumnEdit> edits) {
    this.formats = formats;
    this.edits = edits;
    texts = Messages.of(ColumnEditor.class, formats.locale());
    kinds =
        Fields.choice(
            "editor-kind",
            texts.text("column.rule"),
            kind -> RuleKinds.name(texts, kind),
            this::change);
    kinds.setVisibleRowCount(20);
    kinds.setPromptText(texts.text("column.none"));
    nulls = new NullsField(texts, formats, this::nulls);
    head.add(texts.text("column.rule"), "", kinds);
    head.addNamed("nulls", nulls, nulls, 2);
    findings.getStyleClass().add("editor-findings");
    findings.setManaged(false);
    content.getStyleClass().add("column-editor");
    root.setId("column-editor");
    root.getStyleClass().addAll("plain-scroll", "column-editor-scroll");
    root.setFitToWidth(true);
    root.setFitToHeight(true);
    root.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    root.setMinSize(0, 0);
    DirectScroll.in(root);
    root.getStylesheets()
        .add(Objects.requireNonNull(ColumnEditor.class.getResource("editor.css")).toExternalForm());
  }

  @Override
  public Region node() {
    return root;
  }

  @Override
  public void show(ColumnPlan now, EditorContext around) {
    boolean other = !name.equals(now.name()) || !around.sameTable(context);
    name = now.name();
    column = Optional.of(now);
    context = around;
    if (shown != now.rule().getClass() || other && shown == null) {
      shown = now.rule().getClass();
      editor = RuleEditors.of(now.rule(), formats, this::edited);
      VBox.setVgrow(editor.node(), Priority.ALWAYS);
      content.getChildren().setAll(head, findings, editor.node());
    }
    if (other) {
      actual = new Actual.None();
      root.setVvalue(0);
    }
    offerKinds(Optional.of(RuleKind.of(now.rule())));
    say(around.findings());
    nulls.setVisible(true);
    nulls.show(now.nulls(), around);
    editor.show(now, around);
    editor.showActual(actual);
  }

  /** Shows a column that no rule fills: only the choice of a first one. Emits nothing. */
  public void showUnruled(String columnName, EditorContext around) {
    name = columnName;
    column = Optional.empty();
    context = around;
    shown = null;
    actual = new Actual.None();
    content.getChildren().setAll(head, findings);
    nulls.setVisible(false);
    offerKinds(Optional.empty());
    say(around.findings());
  }

  @Override
  public void showActual(Actual now) {
    actual = now;
    if (shown != null) {
      editor.showActual(now);
    }
  }

  private void offerKinds(Optional<RuleKind> now) {
    Fields.show(kinds, RuleKinds.fitting(context, now), now.orElse(null));
  }

  private void say(List<Finding> found) {
    var said = found.stream().map(f -> f.words().in(formats.locale())).distinct().toList();
    if (said.equals(findings.getChildren().stream().map(n -> ((Label) n).getText()).toList())) {
      return;
    }
    findings.getChildren().clear();
    findings.setManaged(!said.isEmpty());
    for (String text : said) {
      var label = new Label(text);
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
      label.getStyleClass().add("tm-note");
      Tone.DANGER.applyTo(label);
      findings.getChildren().add(label);
    }
  }

  /** The rule is the inner editor's to say, the nulls are this one's. */
  private void edited(ColumnEdit edit) {
    double now = column.map(ColumnPlan::nulls).orElse(0.0);
    tell(new ColumnPlan(name, edit.column().rule(), now), edit.settled());
  }

  private void nulls(double share, boolean settled) {
    column.ifPresent(c -> tell(new ColumnPlan(name, c.rule(), share), settled));
  }

  private void tell(ColumnPlan now, boolean settled) {
    column = Optional.of(now);
    edits.accept(new ColumnEdit(now, settled));
  }

  private void change(RuleKind kind) {
    if (column.isPresent() && RuleKind.of(column.get().rule()) == kind) {
      return;
    }
    var rule = RuleKinds.start(kind, name, column.map(ColumnPlan::rule), context);
    var now = new ColumnPlan(name, rule, column.map(ColumnPlan::nulls).orElse(0.0));
    actual = new Actual.None();
    show(now, context);
    edits.accept(new ColumnEdit(now, true));
  }
}
