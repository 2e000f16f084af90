package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.Distribution;
import dev.tanemaki.plan.Finding;
import dev.tanemaki.plan.Rows;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.plan.Rule.Pick;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** How a reference picks the parent: by weight of its keys, by rank, by a fan-out, by a column. */
final class PickPane extends VBox {

  /** Hears of the pick as the operator leaves it. */
  interface Listener {
    void picked(Pick pick, boolean settled);
  }

  private final Listener listener;
  private final Messages texts;
  private final ChoicesPane keys;
  private final ComboBox<String> othersBy;
  private final DistributionPane curve;
  private final Form byForm = new Form();
  private final ComboBox<String> by;
  private final ComboBox<RuleKind> children;
  private final Form childrenForm = new Form();
  private final Label note = new Label();
  private Pick pick = new Pick.Evenly();
  private long ranks = 1;

  PickPane(Messages texts, Formats formats, Listener listener) {
    this.texts = texts;
    this.listener = listener;
    getStyleClass().add("editor");
    setMinWidth(0);
    keys = new ChoicesPane(ChoiceKind.KEYS, formats, this::weighed);
    othersBy =
        Fields.choice(
            "reference-others-by",
            texts.text("reference.others.by"),
            name -> name.isEmpty() ? texts.text("pick.evenly") : name,
            this::othersBy);
    keys.fields().form().add(texts.text("reference.others.by"), "others", othersBy);
    VBox.setVgrow(keys, Priority.ALWAYS);
    curve = new DistributionPane(formats, this::drawn);
    VBox.setVgrow(curve, Priority.ALWAYS);
    by =
        Fields.choice(
            "reference-by",
            texts.text("pick.column"),
            name -> name,
            name -> pick(new Pick.ByColumn(name), true));
    byForm.add(texts.text("pick.column"), "by", by);
    children =
        Fields.choice(
            "reference-children",
            texts.text("reference.children"),
            kind -> RuleKinds.name(texts, kind),
            kind -> {
              pick(new Pick.FanOut(RuleKinds.distribution(kind, 1, 10)), true);
              showPick();
            });
    childrenForm.add(texts.text("reference.children"), "fan-out", children);
    note.getStyleClass().add("tm-muted");
    note.setWrapText(true);
  }

  void show(Rule.Reference reference, EditorContext context, boolean other) {
    boolean opened = other || reference.pick().getClass() != pick.getClass();
    pick = reference.pick();
    var columns = NamesOf.columns(context.plan().table(reference.table()));
    Fields.show(
        othersBy,
        Stream.concat(Stream.of(""), columns.stream()).toList(),
        pick instanceof Pick.ByKey k ? k.othersBy().orElse("") : "");
    Fields.show(by, columns, pick instanceof Pick.ByColumn(var name) ? name : null);
    if (pick instanceof Pick.ByKey k) {
      keys.show(
          choices(k),
          opened,
          context::label,
          NamesOf.keys(context.plan(), reference.table(), reference.column(), k.othersBy()));
    }
    ranks =
        context
            .plan()
            .table(reference.table())
            .map(
                t ->
                    switch (t.rows()) {
                      case Rows.Count(long count) -> count;
                      case Rows.Listed listed -> (long) listed.records().size();
                      case Rows.PerParent() -> 1_000L;
                    })
            .orElse(1_000L);
    showPick();
  }

  private void showPick() {
    switch (pick) {
      case Pick.Evenly() -> getChildren().setAll(said("reference.evenly"));
      case Pick.ByColumn _ -> getChildren().setAll(byForm);
      case Pick.ByKey _ -> {
        if (!getChildren().equals(List.of(keys))) {
          getChildren().setAll(keys);
        }
      }
      case Pick.Ranked(double exponent) -> {
        curve.show(new Distribution.Zipf(Math.max(1, ranks), exponent), true);
        curve.offer("n", false);
        only(curve);
      }
      case Pick.FanOut(var distribution) -> {
        Fields.show(children, RuleKinds.DISTRIBUTIONS, RuleKind.of(distribution));
        curve.show(distribution, true);
        if (!getChildren().equals(List.of(childrenForm, curve))) {
          getChildren().setAll(childrenForm, curve);
        }
      }
    }
  }

  private void only(javafx.scene.Node node) {
    if (!getChildren().equals(List.of(node))) {
      getChildren().setAll(node);
    }
  }

  private Label said(String key) {
    note.setText(texts.text(key));
    return note;
  }

  void mark(List<Finding> findings) {
    byForm.mark(findings, texts.locale());
    childrenForm.mark(findings, texts.locale());
    keys.mark(findings);
    curve.mark(findings);
  }

  void showActual(Actual actual) {
    keys.showActual(ActualShares.of(actual));
    curve.showActual(actual);
  }

  private static List<Choice> choices(Pick.ByKey k) {
    var choices = new ArrayList<>(WeightsEditor.choices(k.weights()));
    choices.add(new Choice(ChoiceModel.OTHERS, k.othersWeight(), ""));
    return choices;
  }

  private void weighed(List<Choice> choices, boolean settled) {
    if (pick instanceof Pick.ByKey k) {
      var listed = choices.subList(0, choices.size() - 1);
      pick(
          new Pick.ByKey(WeightsEditor.weighted(listed), choices.getLast().weight(), k.othersBy()),
          settled);
    }
  }

  private void othersBy(String name) {
    if (pick instanceof Pick.ByKey k) {
      pick(
          new Pick.ByKey(
              k.weights(), k.othersWeight(), name.isEmpty() ? Optional.empty() : Optional.of(name)),
          true);
    }
  }

  private void drawn(Distribution distribution, boolean settled) {
    switch (pick) {
      case Pick.Ranked _ ->
          pick(new Pick.Ranked(Parameters.get(distribution, "exponent")), settled);
      case Pick.FanOut _ -> pick(new Pick.FanOut(distribution), settled);
      case Pick.Evenly _, Pick.ByColumn _, Pick.ByKey _ -> {}
    }
  }

  private void pick(Pick now, boolean settled) {
    pick = now;
    listener.picked(now, settled);
  }
}
