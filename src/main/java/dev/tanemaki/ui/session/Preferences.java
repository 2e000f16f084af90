package dev.tanemaki.ui.session;

import dev.tanemaki.plan.Plan;
import dev.tanemaki.problem.ProblemException;
import dev.tanemaki.run.Watching;
import dev.tanemaki.settings.Settings;
import dev.tanemaki.settings.SettingsStore;
import dev.tanemaki.ui.kit.theme.Appearance;
import dev.tanemaki.ui.kit.theme.Theme;
import dev.tanemaki.verify.alert.AlertRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.application.ColorScheme;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What the operator set, and the look that follows from it. Changes are kept at once. */
public final class Preferences {

  public static final String LIGHT = "light";
  public static final String DARK = "dark";

  private final SettingsStore store;
  private final Supplier<ColorScheme> desktop;
  private final ReadOnlyObjectWrapper<Appearance> appearance = new ReadOnlyObjectWrapper<>();

  /**
   * @param desktop what the desktop prefers now
   */
  public Preferences(SettingsStore store, Supplier<ColorScheme> desktop) {
    this.store = store;
    this.desktop = desktop;
    refresh();
  }

  public Settings settings() {
    return store.get();
  }

  /** The alerts that were set and can be told of a plan, or of whichever plan a run has. */
  public List<AlertRule> alerts(Optional<Plan> plan) {
    var rules = new ArrayList<AlertRule>();
    for (String text : settings().alerts()) {
      try {
        rules.add(AlertRule.parse(text));
      } catch (ProblemException e) {
        // Written into the file by hand; the Settings screen says what is wrong with it.
        continue;
      }
    }
    return rules.stream().filter(rule -> plan.map(rule::concerns).orElse(true)).toList();
  }

  /** What is looked at of a run beside the run itself. */
  public Watching watching(Optional<Plan> plan) {
    return new Watching(Watching.DEFAULT_LIVE, alerts(plan));
  }

  /** Changes and keeps the settings; the appearance follows. */
  public void update(UnaryOperator<Settings> change) {
    store.update(change);
    refresh();
  }

  /** Looks again at what the desktop prefers. */
  public void refresh() {
    var now = appearanceOf(store.get(), desktop.get(), Locale.getDefault(Locale.Category.DISPLAY));
    if (!now.equals(appearance.get())) {
      appearance.set(now);
    }
  }

  public ReadOnlyObjectProperty<Appearance> appearanceProperty() {
    return appearance.getReadOnlyProperty();
  }

  public Appearance appearance() {
    return appearance.get();
  }

  /** The look for these settings; the console speaks Japanese and English. */
  static Appearance appearanceOf(Settings settings, ColorScheme desktop, Locale system) {
    var theme =
        switch (settings.theme()) {
          case LIGHT -> Theme.LIGHT;
          case DARK -> Theme.DARK;
          default -> Theme.of(desktop);
        };
    var wanted =
        settings.language().equals(Settings.SYSTEM)
            ? system
            : Locale.forLanguageTag(settings.language());
    var language = wanted.getLanguage().equals("ja") ? Locale.JAPANESE : Locale.ENGLISH;
    return new Appearance(theme, language, settings.textScale());
  }
}
