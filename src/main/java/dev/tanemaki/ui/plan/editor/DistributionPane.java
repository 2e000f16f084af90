package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.Distribution;
import dev.tanemaki.plan.Finding;
import dev.tanemaki.ui.kit.DecimalField;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A distribution as a curve with grips, its parameters as fields below. */
final class DistributionPane extends VBox {

  private final Messages texts;
  private final Formats formats;
  private final CurveChart.Listener listener;
  private final CurveChart chart;
  private final Map<String, DecimalField> fields = new LinkedHashMap<>();
  private Distribution distribution;
  private Form form;

  DistributionPane(Formats formats, CurveChart.Listener listener) {
    this.formats = formats;
    this.listener = listener;
    texts = Messages.of(DistributionPane.class, formats.locale());
    chart = new CurveChart(texts, formats, this::changed);
    getStyleClass().add("editor");
    setMinWidth(0);
    chart.setMaxHeight(280);
    VBox.setVgrow(chart, Priority.ALWAYS);
  }

  /**
   * Shows a distribution.
   *
   * @param whole whether its ends are whole numbers
   */
  void show(Distribution now, boolean whole) {
    boolean other = distribution == null || distribution.getClass() != now.getClass();
    distribution = now;
    if (other) {
      makeFields();
    }
    chart.show(now, whole);
    fields.forEach((name, field) -> field.show(Parameters.get(now, name)));
  }

  /** Shows or hides a parameter that is another's to say. */
  void offer(String name, boolean offered) {
    form.offer(fields.get(name), offered);
  }

  void mark(List<Finding> findings) {
    if (form != null) {
      form.mark(findings, texts.locale());
    }
  }

  void showActual(Actual actual) {
    chart.showActual(actual instanceof Actual.Numbers(var values) ? values : new double[0]);
  }

  private void makeFields() {
    form = new Form();
    fields.clear();
    for (String name : Parameters.names(distribution)) {
      var field =
          new DecimalField(
              texts.text("parameter." + name),
              name.equals("n") ? 1 : Parameters.POSITIVE.contains(name) ? 1e-6 : -Double.MAX_VALUE,
              Double.MAX_VALUE,
              formats,
              (value, settled) -> {
                distribution = Parameters.with(distribution, name, value);
                chart.show(distribution, chart.whole());
                listener.changed(distribution, settled);
              });
      field.setId("parameter-" + name);
      if (Parameters.optional(distribution, name)) {
        field.setWhenEmpty(
            name.equals("min") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY,
            texts.text("parameter.none"));
      }
      if (List.of("sigma", "mu", "alpha", "beta", "exponent").contains(name)) {
        field.setStep(0.01);
      }
      fields.put(name, field);
      form.add(texts.text("parameter." + name), name, field, field.errorProperty());
    }
    getChildren().setAll(chart, form);
  }

  private void changed(Distribution now, boolean settled) {
    distribution = now;
    fields.forEach((name, field) -> field.show(Parameters.get(now, name)));
    listener.changed(now, settled);
  }
}
