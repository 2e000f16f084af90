package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.plan.Rule.Band;
import dev.tanemaki.ui.kit.DecimalField;
import dev.tanemaki.ui.kit.Icons;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** Bands as a histogram to drag; the chosen one as fields below. */
final class BandsEditor implements RuleEditor {

  private final Edits edits;
  private final Messages texts;
  private final BandModel model = new BandModel();
  private final BandChart chart;
  private final Form form = new Form();
  private final DecimalField low;
  private final DecimalField high;
  private final DecimalField weight;
  private final TextEdit words;
  private final DecimalField step;
  private final ToggleButton lock = new ToggleButton();
  private final CheckBox balance = new CheckBox();
  private final Button merge;
  private final Button split;
  private final Button remove;
  private final VBox root;
  private int selected;
  private boolean typing;

  BandsEditor(Formats formats, Consumer<ColumnEdit> consumer) {
    edits = new Edits(consumer);
    texts = Messages.of(BandsEditor.class, formats.locale());
    chart =
        new BandChart(
            texts,
            formats,
            model,
            new BandChart.Listener() {
              @Override
              public void moved(boolean settled) {
                showFields();
                edits.rule(model.rule(), settled);
              }

              @Override
              public void chosen(int band) {
                select(band);
              }
            });
    double most = Double.MAX_VALUE;
    low =
        new DecimalField(
            texts.text("band.low"),
            -most,
            most,
            formats,
            (v, s) -> type(s, b -> ends(b, v, b.high())));
    low.setId("band-low");
    high =
        new DecimalField(
            texts.text("band.high"),
            -most,
            most,
            formats,
            (v, s) -> type(s, b -> ends(b, b.low(), v)));
    high.setId("band-high");
    weight = new DecimalField(texts.text("choice.weight"), 0, most, formats, this::weigh);
    weight.setId("band-weight");
    words =
        new TextEdit(
            "band-words",
            texts.text("choice.words"),
            (text, s) -> type(s, b -> new Band(b.low(), b.high(), b.weight(), text)));
    step =
        Fields.step(
            texts,
            formats,
            (value, settled) -> {
              model.setStep(value);
              edits.rule(model.rule(), settled);
            });
    form.add(texts.text("band.low"), "", low, low.errorProperty());
    form.add(texts.text("band.high"), "", high, high.errorProperty());
    form.add(texts.text("choice.weight"), "", weight, weight.errorProperty());
    form.add(texts.text("choice.words"), "", words);
    form.add(texts.text("field.step"), "step", step, step.errorProperty());
    split = button("split", Feather.SCISSORS, model::split);
    merge = button("merge", Feather.GIT_MERGE, model::merge);
    remove = button("remove", Feather.TRASH_2, model::remove);
    var normalise = button("normalise", Feather.PERCENT, band -> model.normalise());
    checks();
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var tools = new HBox(split, merge, remove, normalise, lock, gap, balance);
    tools.getStyleClass().add("choice-tools");
    tools.setAlignment(Pos.CENTER_LEFT);
    VBox.setVgrow(chart, Priority.SOMETIMES);
    chart.setMaxHeight(360);
    root = new VBox(chart, tools, form);
    root.getStyleClass().add("editor");
  }

  private void checks() {
    lock.setId("band-lock");
    named(lock, Feather.LOCK, texts.text("choice.lock"));
    lock.setOnAction(
        event -> {
          model.weights().lock(selected, lock.isSelected());
          showFields();
          chart.refresh();
        });
    balance.setId("bands-balance");
    balance.setText(texts.text("choices.balance"));
    balance.setOnAction(event -> model.weights().setBalanced(balance.isSelected()));
  }

  private static void named(ButtonBase button, Ikon icon, String name) {
    button.setGraphic(Icons.of(icon));
    button.getStyleClass().add("button-icon");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setAccessibleText(name);
    button.setTooltip(new Tooltip(name));
  }

  private Button button(String key, Ikon icon, IntConsumer action) {
    var button = new Button();
    button.setId("band-" + key);
    named(button, icon, texts.text("band." + key));
    button.setOnAction(
        event -> {
          action.accept(selected);
          select(Math.min(selected, model.bands().size() - 1));
          chart.refresh();
          edits.rule(model.rule(), true);
        });
    return button;
  }

  @Override
  public Region node() {
    return root;
  }

  @Override
  public void show(ColumnPlan column, EditorContext context) {
    boolean other = !edits.isSame(column, context);
    if (edits.take(column, context) && column.rule() instanceof Rule.Bands bands) {
      boolean whole = context.column().isEmpty() ? integral(bands) : Fields.whole(context);
      model.set(bands, whole, other || bands.bands().size() != model.bands().size());
      balance.setSelected(model.weights().isBalanced());
      select(other ? 0 : Math.min(selected, bands.bands().size() - 1));
      step.show(bands.step());
      chart.refresh();
    }
    form.mark(context.findings(), texts.locale());
  }

  private static boolean integral(Rule.Bands bands) {
    return bands.bands().stream()
        .allMatch(b -> b.low() == Math.rint(b.low()) && b.high() == Math.rint(b.high()));
  }

  @Override
  public void showActual(Actual actual) {
    chart.showActual(actual instanceof Actual.Numbers(var values) ? values : new double[0]);
  }

  private void select(int band) {
    selected = band;
    chart.select(band);
    showFields();
  }

  private void showFields() {
    if (selected < 0 || selected >= model.bands().size()) {
      return;
    }
    var band = model.band(selected);
    double unit = model.step() > 0 ? model.step() : 1;
    low.setStep(unit);
    high.setStep(unit);
    weight.setStep(model.weights().step());
    low.show(band.low());
    high.show(band.high());
    weight.show(band.weight());
    words.show(band.text());
    lock.setSelected(model.weights().isLocked(selected));
    weight.setDisable(lock.isSelected());
    merge.setDisable(model.above(selected) < 0);
    remove.setDisable(model.bands().size() < 2);
  }

  private static Band ends(Band band, double from, double to) {
    return new Band(from, to, band.weight(), band.text());
  }

  private void type(boolean settled, java.util.function.UnaryOperator<Band> change) {
    model.put(selected, change.apply(model.band(selected)));
    chart.refresh();
    edits.rule(model.rule(), settled);
  }

  private void weigh(double value, boolean settled) {
    if (!typing) {
      model.take();
    }
    typing = !settled;
    model.moveWeight(selected, value);
    chart.refresh();
    edits.rule(model.rule(), settled);
  }
}
