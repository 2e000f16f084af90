package dev.tanemaki.ui.verify;

import dev.tanemaki.ui.kit.Icons;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/** What to verify, how much of it, and the button that does. */
final class VerifyHeader extends HBox {

  /** Rows of each table to choose from; 0 for all. */
  private static final List<Long> SAMPLES = List.of(0L, 10_000L, 100_000L, 1_000_000L);

  private final VerifyModel model;
  private final Messages texts;
  private final Formats formats;
  private final ComboBox<Subject> subject = new ComboBox<>();
  private final ComboBox<Long> sample = new ComboBox<>();
  private final Button start;
  private final Button cancel;

  VerifyHeader(VerifyModel model, Messages texts, Formats formats) {
    this.model = model;
    this.texts = texts;
    this.formats = formats;
    var title = new Label(texts.text("verify.title"));
    title.getStyleClass().add("screen-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    offerSubjects();
    offerSamples();
    start = new Button(texts.text("verify.start"), Icons.of(Feather.CHECK_SQUARE));
    start.setId("verify-start");
    start.getStyleClass().add("accent");
    start.setOnAction(event -> model.start());
    start.setMinWidth(Region.USE_PREF_SIZE);
    cancel = new Button(texts.text("verify.cancel"), Icons.of(Feather.X));
    cancel.setId("verify-cancel");
    cancel.setOnAction(event -> model.cancel());
    cancel.setMinWidth(Region.USE_PREF_SIZE);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    getChildren().addAll(title, subject, sample, gap, cancel, start);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("screen-header");
  }

  /** Shows what the model offers and what it would do now. */
  void update() {
    if (!subject.getItems().equals(model.subjectsProperty().get())) {
      subject.getItems().setAll(model.subjectsProperty().get());
    }
    subject.setValue(model.subjectProperty().get());
    boolean running = model.running();
    start.setDisable(!model.ready());
    cancel.setVisible(running);
    cancel.setManaged(running);
    subject.setDisable(running);
    sample.setDisable(running);
  }

  private void offerSubjects() {
    subject.setId("verify-subject");
    subject.setAccessibleText(texts.text("verify.subject"));
    subject.setConverter(chosen(this::name));
    subject.setOnAction(event -> model.choose(subject.getValue()));
    subject.setMaxWidth(360);
    subject.setMinWidth(120);
  }

  private void offerSamples() {
    sample.setId("verify-sample");
    sample.setAccessibleText(texts.text("sample.name"));
    sample.setTooltip(new Tooltip(texts.text("sample.why")));
    sample.setConverter(
        chosen(
            rows ->
                rows == 0
                    ? texts.text("sample.none")
                    : texts.text("sample.rows", formats.count(rows))));
    var choices = new TreeSet<>(SAMPLES);
    choices.add(model.sample());
    sample.getItems().setAll(choices);
    sample.setValue(model.sample());
    sample.setOnAction(event -> model.sample(sample.getValue()));
    sample.setMinWidth(120);
  }

  private String name(Subject value) {
    return switch (value) {
      case Subject.CurrentPlan p -> texts.text("subject.plan", model.plan().name());
      case Subject.PastRun(var run) ->
          texts.text("subject.run", run.run(), run.plan(), formats.rows(run.rows()));
    };
  }

  /** Words for what is chosen from a list and never written. */
  private static <T> StringConverter<T> chosen(Function<T, String> words) {
    return new StringConverter<>() {
      @Override
      public String toString(T value) {
        return value == null ? "" : words.apply(value);
      }

      @Override
      public T fromString(String text) {
        throw new UnsupportedOperationException("it is chosen, not written");
      }
    };
  }
}
