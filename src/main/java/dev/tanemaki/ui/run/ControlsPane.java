package dev.tanemaki.ui.run;

import dev.tanemaki.copy.CopyFormat;
import dev.tanemaki.run.RunOptions;
import dev.tanemaki.ui.kit.CommandLine;
import dev.tanemaki.ui.kit.NumberField;
import dev.tanemaki.ui.kit.Segments;
import dev.tanemaki.ui.kit.SliderField;
import dev.tanemaki.ui.kit.SliderScale;
import dev.tanemaki.ui.kit.Tone;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The controls in the order of thought: what, how, what it will cost, the command. */
final class ControlsPane extends VBox {

  /** The one that suits most runs first. */
  private static final List<RunOptions.Constraints> CONSTRAINTS =
      List.of(
          RunOptions.Constraints.AUTO, RunOptions.Constraints.SUSPEND, RunOptions.Constraints.KEEP);

  private final RunModel model;
  private final Messages texts;
  private final Formats formats;
  private final VBox inputs = new VBox();
  private final CommandLine command;
  private final Label unsaved = new Label();
  private final EstimatePane estimate;
  private final ForecastPane forecast;
  private final List<Subscription> watching = new ArrayList<>();

  ControlsPane(RunModel model, Messages texts, Formats formats) {
    this.model = model;
    this.texts = texts;
    this.formats = formats;
    command = new CommandLine(texts.locale(), 5);
    command.setId("run-command");
    estimate = new EstimatePane(texts, formats);
    forecast = new ForecastPane(model, texts, formats);
    getStyleClass().add("run-controls");
    var form = model.form();

    var plan = new PlanChoice(model.plan(), texts);
    var rows =
        slider(
            "rows",
            new SliderScale.Logarithmic(RunForm.LEAST_ROWS, RunForm.MOST_ROWS),
            form.rows());
    var batchSize =
        slider(
            "batch-size",
            new SliderScale.Logarithmic(RunOptions.MIN_BATCH, 50_000),
            form.batchSize());
    int most = RunForm.mostWorkers(Runtime.getRuntime().availableProcessors());
    var workers = slider("workers", new SliderScale.Linear(1, most, 1), form.workers());
    var seed = new NumberField(Long.MIN_VALUE, Long.MAX_VALUE, formats);
    seed.setId("run-seed");
    seed.setAccessibleText(texts.text("field.seed"));
    seed.setPrefColumnCount(9);
    seed.setGrouped(false);
    seed.valueProperty().bindBidirectional(form.seed());

    inputs.getStyleClass().add("run-inputs");
    inputs
        .getChildren()
        .addAll(
            section("section.what", plan, rows),
            section(
                "section.how",
                batchSize,
                workers,
                constraintsRow(),
                row("field.format", formats()),
                row("field.mode", modes()),
                seedRow(seed)));
    getChildren()
        .addAll(
            inputs,
            section("section.cost", estimate, forecast),
            section("section.command", command, unsaved));
    unsaved.setId("run-unsaved");
    unsaved.getStyleClass().addAll("tm-note");
    Tone.ATTENTION.applyTo(unsaved);
    unsaved.setWrapText(true);
    unsaved.setMinHeight(USE_PREF_SIZE);
    form.valid()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    List.of(rows.field(), batchSize.field(), workers.field(), seed).stream()
                        .allMatch(NumberField::isValid),
                rows.errorProperty(),
                batchSize.errorProperty(),
                workers.errorProperty(),
                seed.errorProperty()));

    for (var value : List.of(form.rows(), form.batchSize(), form.workers(), form.seed())) {
      watching.add(value.subscribe(this::refresh));
    }
    watching.add(form.mode().subscribe(this::refresh));
    watching.add(form.constraints().subscribe(this::refresh));
    watching.add(form.format().subscribe(this::refresh));
    watching.add(model.connection().choiceProperty().subscribe(this::refresh));
    watching.add(model.estimate().changesProperty().subscribe(this::refresh));
    watching.add(plan.watch());
    watching.add(model.plan().stateProperty().subscribe(this::refresh));
    watching.add(model.plan().nameProperty().subscribe(this::refresh));
    watching.add(
        model
            .plan()
            .dirtyProperty()
            .subscribe(
                dirty -> {
                  unsaved.setText(texts.text("command.unsaved"));
                  unsaved.setVisible(dirty);
                  unsaved.setManaged(dirty);
                }));
    watching.add(
        model
            .run()
            .stageProperty()
            .subscribe(
                s -> {
                  inputs.setDisable(!model.run().idle());
                  refresh();
                }));
    watching.add(model.forecast().changesProperty().subscribe(this::refresh));
    watching.add(model.connection().stateProperty().subscribe(this::refresh));
    watching.add(form.valid().subscribe(this::refresh));
  }

  void close() {
    watching.forEach(Subscription::unsubscribe);
    model.form().valid().unbind();
  }

  /** Brings command and estimate up to date. */
  void refresh() {
    command
        .commandProperty()
        .set(model.plan().name().isEmpty() ? "" : model.next().command().text());
    estimate.show(model);
    boolean known = forecast.show();
    estimate.setVisible(!known);
    estimate.setManaged(!known);
  }

  private SliderField slider(
      String name, SliderScale scale, javafx.beans.property.LongProperty value) {
    var slider =
        new SliderField(
            texts.text("field." + name), texts.text("field." + name + ".unit"), scale, formats);
    slider.field().setId("run-" + name);
    slider.slider().setId("run-" + name + "-slider");
    slider.valueProperty().bindBidirectional(value);
    return slider;
  }

  private Node modes() {
    var words = new LinkedHashMap<RunOptions.Mode, String>();
    for (var mode : RunOptions.Mode.values()) {
      words.put(mode, texts.text(key(mode)));
    }
    var chosen = model.form().mode();
    var segments =
        new Segments<>("run-mode", texts.text("field.mode"), words, chosen.get(), chosen::set);
    for (var mode : RunOptions.Mode.values()) {
      segments.button(mode).setTooltip(new Tooltip(texts.text(key(mode) + ".tip")));
    }
    watching.add(chosen.subscribe(segments::select));
    return segments;
  }

  private Node formats() {
    var words = new LinkedHashMap<CopyFormat, String>();
    for (var each : CopyFormat.values()) {
      words.put(each, texts.text("format." + each.label()));
    }
    var chosen = model.form().format();
    var segments =
        new Segments<>("run-format", texts.text("field.format"), words, chosen.get(), chosen::set);
    for (var each : CopyFormat.values()) {
      segments.button(each).setTooltip(new Tooltip(texts.text("format." + each.label() + ".tip")));
    }
    watching.add(chosen.subscribe(segments::select));
    return segments;
  }

  /** The choice, and below it what the chosen one does. */
  private Node constraintsRow() {
    var words = new LinkedHashMap<RunOptions.Constraints, String>();
    for (var each : CONSTRAINTS) {
      words.put(each, texts.text("constraints." + each.label()));
    }
    var chosen = model.form().constraints();
    var segments =
        new Segments<>(
            "run-constraints", texts.text("field.constraints"), words, chosen.get(), chosen::set);
    var note = new Label();
    note.setId("run-constraints-note");
    note.getStyleClass().addAll("tm-note", "tm-muted");
    note.setWrapText(true);
    watching.add(
        chosen.subscribe(
            now -> {
              segments.select(now);
              note.setText(texts.text("constraints." + now.label() + ".means"));
            }));
    return new VBox(4, row("field.constraints", segments), note);
  }

  private static String key(RunOptions.Mode mode) {
    return "mode." + mode.name().toLowerCase(Locale.ROOT);
  }

  private Node seedRow(NumberField seed) {
    var note = new Label();
    note.getStyleClass().add("tm-note");
    note.setWrapText(true);
    Tone.DANGER.applyTo(note);
    note.textProperty().bind(seed.errorProperty());
    note.visibleProperty().bind(seed.errorProperty().isNotEmpty());
    note.managedProperty().bind(note.visibleProperty());
    return new VBox(4, row("field.seed", seed), note);
  }

  private Node row(String label, Node control) {
    var word = new Label(texts.text(label));
    word.setLabelFor(control);
    word.setMinWidth(USE_PREF_SIZE);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var row = new HBox(8, word, gap, control);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private VBox section(String title, Node... content) {
    var heading = new Label(texts.text(title));
    heading.getStyleClass().add("section-title");
    var box = new VBox(heading);
    box.getStyleClass().add("run-section");
    box.getChildren().addAll(content);
    return box;
  }
}
