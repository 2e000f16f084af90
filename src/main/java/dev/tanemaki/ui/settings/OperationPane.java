package dev.tanemaki.ui.settings;

import dev.tanemaki.settings.Settings.Reports;
import dev.tanemaki.ui.kit.NumberField;
import dev.tanemaki.ui.kit.Tone;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.kit.text.Quantity;
import dev.tanemaki.ui.session.Preferences;
import dev.tanemaki.ui.session.Words;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** How long reports are kept, and where metrics are served. */
final class OperationPane {

  private static final int MOST = 100_000;
  private static final int LAST_PORT = 65_535;

  private final Preferences preferences;
  private final KeepingModel keeping;
  private final MetricsModel metrics;
  private final Messages texts;
  private final Formats formats;
  private final Label kept = new Label();
  private final Label served = new Label();
  private final Subscription watching;

  OperationPane(
      Preferences preferences,
      KeepingModel keeping,
      MetricsModel metrics,
      Messages texts,
      Formats formats) {
    this.preferences = preferences;
    this.keeping = keeping;
    this.metrics = metrics;
    this.texts = texts;
    this.formats = formats;
    kept.setId("settings-kept");
    served.setId("settings-metrics-state");
    for (Label label : new Label[] {kept, served}) {
      label.getStyleClass().addAll("tm-small", "tm-number");
      label.setWrapText(true);
      label.setMinHeight(Label.USE_PREF_SIZE);
    }
    watching =
        Subscription.combine(
            keeping.keepingProperty().subscribe(now -> tellKept()),
            metrics.stateProperty().subscribe(now -> tellServed()));
    keeping.look(preferences.settings().reports());
  }

  void close() {
    watching.unsubscribe();
  }

  Node reports() {
    Reports now = preferences.settings().reports();
    var fields =
        new HBox(
            field(
                "count",
                now.count(),
                n -> keep(r -> new Reports((int) n, r.days(), r.megabytes()))),
            field(
                "days", now.days(), n -> keep(r -> new Reports(r.count(), (int) n, r.megabytes()))),
            field(
                "megabytes",
                now.megabytes(),
                n -> keep(r -> new Reports(r.count(), r.days(), (int) n))));
    fields.getStyleClass().add("settings-fields");
    return SettingsScreen.line(
        texts.text("reports.title"), texts.text("reports.help"), fields, kept);
  }

  Node metrics() {
    var port = new NumberField(0, LAST_PORT, formats);
    port.setId("settings-metrics");
    port.setGrouped(false);
    port.setAccessibleText(texts.text("metrics.title"));
    port.setPrefColumnCount(6);
    port.setValue(preferences.settings().metricsPort());
    // A port that is being typed is none yet: it is taken when one is done with it.
    port.setOnAction(event -> serve(port));
    port.focusedProperty()
        .subscribe(
            (before, now) -> {
              if (before && !now) {
                serve(port);
              }
            });
    return SettingsScreen.line(
        texts.text("metrics.title"), texts.text("metrics.help"), port, served);
  }

  private void serve(NumberField port) {
    int wanted = (int) port.getValue();
    preferences.update(s -> s.withMetricsPort(wanted));
    metrics.port(wanted);
  }

  private void keep(UnaryOperator<Reports> change) {
    preferences.update(s -> s.withReports(change.apply(s.reports())));
    keeping.look(preferences.settings().reports());
  }

  private Node field(String name, int now, LongConsumer chosen) {
    var field = new NumberField(1, MOST, formats);
    field.setId("settings-" + name);
    field.setAccessibleText(texts.text("reports.title") + ": " + texts.text("reports." + name));
    field.setPrefColumnCount(6);
    field.setValue(now);
    field.valueProperty().subscribe((before, value) -> chosen.accept(value.longValue()));
    var unit = new Label(texts.text("reports." + name));
    unit.getStyleClass().addAll("tm-small", "tm-muted");
    unit.setLabelFor(field);
    var both = new VBox(unit, field);
    both.setAlignment(Pos.CENTER_LEFT);
    both.getStyleClass().add("settings-words");
    return both;
  }

  private void tellKept() {
    keeping
        .keepingProperty()
        .get()
        .ifPresent(
            k -> {
              String now =
                  texts.text(
                      "reports.now",
                      formats.count(k.count()),
                      formats.value(Quantity.BYTES, k.bytes()));
              kept.setText(
                  k.beyond() == 0
                      ? now + " " + texts.text("reports.none")
                      : now
                          + " "
                          + texts.text(
                              "reports.beyond",
                              k.beyond(),
                              formats.value(Quantity.BYTES, k.beyondBytes())));
              (k.beyond() == 0 ? Tone.NEUTRAL : Tone.ATTENTION).applyTo(kept);
            });
  }

  private void tellServed() {
    switch (metrics.stateProperty().get()) {
      case MetricsModel.State.Off off -> say(texts.text("metrics.off"), Tone.NEUTRAL);
      case MetricsModel.State.Served(String url) ->
          say(texts.text("metrics.served", url), Tone.POSITIVE);
      case MetricsModel.State.Refused(var problem) ->
          say(
              texts.text(
                  "metrics.refused",
                  Integer.toString(preferences.settings().metricsPort()),
                  Words.in(texts.locale()).of(problem).why()),
              Tone.DANGER);
    }
  }

  private void say(String words, Tone tone) {
    served.setText(words);
    tone.applyTo(served);
  }
}
