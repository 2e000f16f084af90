package dev.tanemaki.ui.kit.theme;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.Scene;

/**
 * How a scene looks: theme, language, size of text.
 *
 * @param locale decides which Japanese or Latin font leads
 * @param textScale 1 is normal, up to 2
 */
public record Appearance(Theme theme, Locale locale, double textScale) {

  private static final double BODY_PIXELS = 13;
  private static final double ICON_PIXELS = 15;
  private static final double LARGE_ICON_PIXELS = 24;

  /** How the sheet of fonts begins, to know it among data sheets of others. */
  private static final String FONTS = "data:text/css;charset=utf-8,%2F*tanemaki-fonts*%2F";

  public Appearance {
    Objects.requireNonNull(theme);
    Objects.requireNonNull(locale);
    if (!(textScale >= 0.75 && textScale <= 2)) {
      throw new IllegalArgumentException("text scale " + textScale + " is not within 0.75 to 2");
    }
  }

  public Appearance(Theme theme, Locale locale) {
    this(theme, locale, 1);
  }

  public Appearance withTheme(Theme other) {
    return new Appearance(other, locale, textScale);
  }

  /**
   * Dresses the scene, in place of what it wore before. Stylesheets of screens stay, behind ours,
   * so that they can refine them. Popups and tooltips inherit from the scene of their owner.
   */
  public void applyTo(Scene scene) {
    scene.getPreferences().setColorScheme(theme.scheme());
    scene.setUserAgentStylesheet(theme.base());
    var sheets = scene.getStylesheets();
    var mine = List.of(resource(theme.roles()), resource("theme.css"), fonts());
    if (sheets.size() >= mine.size() && sheets.subList(0, mine.size()).equals(mine)) {
      return;
    }
    var all = new ArrayList<>(mine);
    sheets.stream().filter(sheet -> !isOwn(sheet)).forEach(all::add);
    sheets.setAll(all);
  }

  private static boolean isOwn(String sheet) {
    return sheet.startsWith(FONTS)
        || List.of("roles-light.css", "roles-dark.css", "theme.css").stream()
            .anyMatch(name -> sheet.equals(resource(name)));
  }

  private String fonts() {
    Fonts fonts = Fonts.installed(locale);
    String css =
        """
        .root { -fx-font-family: "%s"; -fx-font-size: %spx; }
        .tm-number { -fx-font-family: "%s"; }
        .tm-mono { -fx-font-family: "%s"; }
        .tm-icon { -fx-icon-size: %spx; }
        .tm-empty-state .tm-icon { -fx-icon-size: %spx; }
        """
            .formatted(
                fonts.text(),
                BODY_PIXELS * textScale,
                fonts.number(),
                fonts.mono(),
                // An icon is a letter: an em of its own would grow each time css is applied.
                Math.round(ICON_PIXELS * textScale),
                Math.round(LARGE_ICON_PIXELS * textScale));
    return FONTS + URLEncoder.encode(css, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String resource(String name) {
    return Objects.requireNonNull(Appearance.class.getResource(name), name).toExternalForm();
  }
}
