package dev.tanemaki.ui.targets;

import dev.tanemaki.database.Environment;
import dev.tanemaki.ui.kit.Icons;
import dev.tanemaki.ui.kit.Segments;
import dev.tanemaki.ui.kit.Tone;
import dev.tanemaki.ui.kit.text.Messages;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** One target: what it is, whether it answers, and for a profile everything one can change. */
final class TargetEditor extends VBox {

  private final TargetsModel model;
  private final Messages texts;
  private final boolean sandbox;
  private final boolean fresh;
  private final Map<ProfileForm.Field, TextField> fields = new LinkedHashMap<>();
  private final Map<ProfileForm.Field, Label> notes = new LinkedHashMap<>();
  private final PasswordField password = new PasswordField();
  private final TargetAnswer answer;
  private final Subscription watching;
  private Environment environment;
  private boolean passwordTyped;
  private boolean judged;

  TargetEditor(TargetsModel model, Messages texts) {
    this.model = model;
    this.texts = texts;
    fresh = model.selected() == null;
    sandbox = !fresh && model.selected().sandbox();
    answer = new TargetAnswer(model, texts);
    getStyleClass().addAll("panel", "target-editor");
    var title =
        new Label(
            fresh
                ? texts.text("editor.new")
                : sandbox ? texts.text("targets.sandbox") : model.selected().name());
    title.getStyleClass().add("target-title");
    getChildren().add(title);
    if (sandbox) {
      var words = new Label(texts.text("editor.sandbox"));
      words.setWrapText(true);
      words.getStyleClass().add("tm-muted");
      getChildren().add(words);
    } else {
      addFields();
    }
    getChildren().addAll(buttons(), answer);
    watching = model.trialProperty().subscribe(answer::show);
  }

  void close() {
    watching.unsubscribe();
  }

  boolean escape() {
    return answer.stopAsking();
  }

  private void addFields() {
    var form = model.form();
    environment = form.environment();
    var choices = new LinkedHashMap<Environment, String>();
    for (var kind : Environment.values()) {
      if (kind != Environment.SANDBOX) {
        choices.put(kind, texts.text("environment." + kind.label()));
      }
    }
    var kinds =
        new Segments<>(
            "target-environment",
            texts.text("field.environment"),
            choices,
            environment,
            kind -> {
              environment = kind;
              changed();
            });
    var host = field(ProfileForm.Field.HOST, form.host());
    var port = field(ProfileForm.Field.PORT, form.port());
    port.setPrefWidth(96);
    port.setMinWidth(96);
    password.setId("target-password");
    password.setAccessibleText(texts.text("field.password"));
    password.setPromptText(texts.text(fresh ? "password.none" : "password.kept"));
    password
        .textProperty()
        .subscribe(
            (before, now) -> {
              passwordTyped = true;
              changed();
            });
    var name = field(ProfileForm.Field.NAME, form.name());
    var kind = labelled("field.environment", kinds, new Label());
    kind.setMinWidth(USE_PREF_SIZE);
    var help = new Label(texts.text("environment.help"));
    help.getStyleClass().addAll("tm-note", "tm-muted");
    help.setWrapText(true);
    var database = field(ProfileForm.Field.DATABASE, form.database());
    var user = field(ProfileForm.Field.USER, form.user());
    var secret = labelled("field.password", password, new Label());
    getChildren()
        .addAll(
            new VBox(4, line(name, kind), help), line(host, port, database), line(user, secret));
  }

  /** Fields side by side; those that grow share what room there is. */
  private static HBox line(VBox... fields) {
    var line = new HBox(fields);
    line.getStyleClass().add("target-pair");
    for (VBox field : fields) {
      if (field.getMinWidth() != USE_PREF_SIZE) {
        field.setPrefWidth(100);
        HBox.setHgrow(field, Priority.ALWAYS);
      }
    }
    return line;
  }

  private VBox field(ProfileForm.Field which, String value) {
    var field = new TextField(value);
    String key = which.name().toLowerCase(java.util.Locale.ROOT);
    field.setId("target-" + key);
    field.setAccessibleText(texts.text("field." + key));
    field.textProperty().subscribe((before, now) -> changed());
    var note = new Label();
    note.getStyleClass().add("tm-note");
    Tone.DANGER.applyTo(note);
    fields.put(which, field);
    notes.put(which, note);
    return labelled("field." + key, field, note);
  }

  private VBox labelled(String key, Node control, Label note) {
    var word = new Label(texts.text(key));
    word.setLabelFor(control);
    if (!note.getStyleClass().contains("tm-note")) {
      note.getStyleClass().addAll("tm-note", "tm-muted");
    }
    note.setWrapText(true);
    note.managedProperty().bind(note.textProperty().isNotEmpty());
    var box = new VBox(word, control, note);
    box.getStyleClass().add("target-field");
    return box;
  }

  private HBox buttons() {
    var box = new HBox();
    box.getStyleClass().add("target-buttons");
    if (!sandbox) {
      box.getChildren()
          .add(
              button(
                  fresh ? "editor.add" : "editor.save", "target-save", Feather.CHECK, this::save));
    }
    box.getChildren().add(button("editor.test", "target-test", Feather.ACTIVITY, this::test));
    if (!fresh) {
      box.getChildren()
          .add(
              button(
                  "editor.use",
                  "target-use",
                  Feather.LOG_IN,
                  () -> model.connection().choose(model.selected())));
    }
    if (!fresh && !sandbox) {
      var gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      var remove =
          button("editor.remove", "target-remove", Feather.TRASH_2, answer::askBeforeRemoving);
      remove.getStyleClass().addAll("button-outlined", "danger");
      box.getChildren().addAll(gap, remove);
    }
    return box;
  }

  private Button button(String key, String id, Feather icon, Runnable action) {
    var button = new Button(texts.text(key), Icons.of(icon));
    button.setId(id);
    button.setAccessibleText(texts.text(key));
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    return button;
  }

  private ProfileForm form() {
    return new ProfileForm(
        text(ProfileForm.Field.NAME),
        text(ProfileForm.Field.HOST),
        text(ProfileForm.Field.PORT),
        text(ProfileForm.Field.DATABASE),
        text(ProfileForm.Field.USER),
        environment);
  }

  private String text(ProfileForm.Field field) {
    return fields.get(field).getText();
  }

  private String typedPassword() {
    return passwordTyped || fresh ? password.getText() : null;
  }

  private void changed() {
    model.forgetTrial();
    if (judged) {
      judge();
    }
  }

  /** Says at every field what is wrong with it; whether all is well. */
  private boolean judge() {
    judged = true;
    var wrong = form().wrong(model.namesTaken());
    notes.forEach(
        (field, note) ->
            note.setText(wrong.containsKey(field) ? texts.text(wrong.get(field)) : ""));
    fields.forEach(
        (field, input) ->
            input.pseudoClassStateChanged(
                javafx.css.PseudoClass.getPseudoClass("danger"), wrong.containsKey(field)));
    return wrong.isEmpty();
  }

  /** As {@link #judge}; leads to the first field that is wrong. */
  private boolean judgeAloud() {
    boolean fine = judge();
    if (!fine) {
      fields.entrySet().stream()
          .filter(field -> !notes.get(field.getKey()).getText().isEmpty())
          .findFirst()
          .ifPresent(field -> field.getValue().requestFocus());
    }
    return fine;
  }

  private void save() {
    if (judgeAloud()) {
      model.save(form(), typedPassword());
    }
  }

  private void test() {
    if (sandbox) {
      model.tryOut(model.selected());
    } else if (judgeAloud()) {
      model.tryOut(form(), typedPassword());
    }
  }
}
