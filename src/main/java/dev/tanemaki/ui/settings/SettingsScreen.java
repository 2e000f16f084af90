package dev.tanemaki.ui.settings;

import dev.tanemaki.settings.Settings;
import dev.tanemaki.ui.kit.Segments;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.kit.text.Quantity;
import dev.tanemaki.ui.session.Preferences;
import dev.tanemaki.ui.session.Screen;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/**
 * How the console looks and speaks, what is kept, what is served. There is nothing to save: what
 * one chooses is kept.
 */
public final class SettingsScreen implements Screen {

  private static final List<Double> SCALES = List.of(0.9, 1.0, 1.15, 1.3, 1.5, 2.0);

  private final Preferences preferences;
  private final Messages texts;
  private final Formats formats;
  private final OperationPane operation;
  private final BorderPane root = new BorderPane();
  private Subscription watching = Subscription.EMPTY;

  public SettingsScreen(
      Preferences preferences, KeepingModel keeping, MetricsModel metrics, Formats formats) {
    this.preferences = preferences;
    this.formats = formats;
    texts = Messages.of(SettingsScreen.class, formats.locale());
    operation = new OperationPane(preferences, keeping, metrics, texts, formats);
    root.getStylesheets()
        .add(
            Objects.requireNonNull(SettingsScreen.class.getResource("settings.css"))
                .toExternalForm());
    var title = new Label(texts.text("settings.title"));
    title.getStyleClass().add("screen-title");
    var header = new HBox(title);
    header.getStyleClass().add("screen-header");
    root.setTop(header);
    var page =
        new VBox(
            panel(theme(), language(), scale()),
            panel(alerts(), operation.reports(), operation.metrics()),
            note());
    page.getStyleClass().add("settings-page");
    var scroll = new ScrollPane(page);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("plain-scroll");
    root.setCenter(scroll);
  }

  @Override
  public Parent node() {
    return root;
  }

  @Override
  public void close() {
    watching.unsubscribe();
    operation.close();
  }

  private Node theme() {
    Map<String, String> choices = new LinkedHashMap<>();
    for (var theme : List.of(Settings.SYSTEM, Preferences.LIGHT, Preferences.DARK)) {
      choices.put(theme, texts.text("theme." + theme));
    }
    var segments =
        new Segments<>(
            "settings-theme",
            texts.text("theme.title"),
            choices,
            preferences.settings().theme(),
            theme -> preferences.update(settings -> settings.withTheme(theme)));
    watching =
        preferences
            .appearanceProperty()
            .subscribe(() -> segments.select(preferences.settings().theme()));
    return line(texts.text("theme.title"), texts.text("theme.help"), segments);
  }

  private Node language() {
    Map<String, String> choices = new LinkedHashMap<>();
    choices.put(Settings.SYSTEM, texts.text("language.system"));
    // Each language is called by its own name, so that one finds back.
    choices.put("en", "English");
    choices.put("ja", "日本語");
    return line(
        texts.text("language.title"),
        texts.text("language.help"),
        new Segments<>(
            "settings-language",
            texts.text("language.title"),
            choices,
            preferences.settings().language(),
            language -> preferences.update(settings -> settings.withLanguage(language))));
  }

  private Node scale() {
    Map<Double, String> choices = new LinkedHashMap<>();
    SCALES.forEach(scale -> choices.put(scale, formats.value(Quantity.SHARE, scale)));
    return line(
        texts.text("scale.title"),
        texts.text("scale.help"),
        new Segments<>(
            "settings-scale",
            texts.text("scale.title"),
            choices,
            preferences.settings().textScale(),
            scale -> preferences.update(settings -> settings.withTextScale(scale))));
  }

  private Node alerts() {
    var field =
        new AlertsField(
            texts,
            preferences.settings().alerts(),
            rules -> preferences.update(settings -> settings.withAlerts(rules)));
    return line(texts.text("alerts.title"), texts.text("alerts.help"), field);
  }

  private Node note() {
    var note = new Label(texts.text("settings.note"));
    note.getStyleClass().addAll("tm-muted", "tm-small");
    note.setWrapText(true);
    return note;
  }

  private static Node line(String title, String why, Node control) {
    return line(title, why, control, new Label[0]);
  }

  /**
   * @param below what is so now, under the help
   */
  static Node line(String title, String why, Node control, Label... below) {
    var word = new Label(title);
    word.getStyleClass().add("section-title");
    var help = new Label(why);
    help.getStyleClass().addAll("tm-muted", "tm-small");
    help.setWrapText(true);
    var words = new VBox(word, help);
    words.getChildren().addAll(below);
    words.getStyleClass().add("settings-words");
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    var line = new HBox(words, control);
    line.getStyleClass().add("settings-line");
    return line;
  }

  private static Region panel(Node... lines) {
    var panel = new VBox(lines);
    panel.getStyleClass().addAll("panel", "settings-panel");
    return panel;
  }
}
