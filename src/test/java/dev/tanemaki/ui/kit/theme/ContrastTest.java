package dev.tanemaki.ui.kit.theme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.ui.kit.OnScreen;
import dev.tanemaki.ui.kit.Snapshots;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@OnScreen
class ContrastTest {

  private static final double TEXT = 4.5;
  private static final Set<Role> TEXTS =
      EnumSet.of(Role.TEXT, Role.MUTED, Role.ACCENT, Role.POSITIVE, Role.ATTENTION, Role.DANGER);
  private static final Set<Role> SERIES = EnumSet.range(Role.SERIES_1, Role.SERIES_6);
  private static final Set<Role> ENVIRONMENTS =
      EnumSet.range(Role.ENVIRONMENT_SANDBOX, Role.ENVIRONMENT_PRODUCTION);

  @ParameterizedTest
  @EnumSource
  void textCanBeRead(Theme theme) {
    Palette palette = palette(theme);
    for (Role surface : EnumSet.of(Role.SURFACE, Role.SURFACE_RAISED)) {
      for (Role text : TEXTS) {
        assertContrast(palette, text, surface, TEXT);
      }
    }
    // Names of series stand at their lines in the same colour.
    SERIES.forEach(series -> assertContrast(palette, series, Role.SURFACE_RAISED, TEXT));
    ENVIRONMENTS.forEach(fill -> assertContrast(palette, Role.ON_FILL, fill, TEXT));
  }

  @ParameterizedTest
  @EnumSource
  void linesAndEdgesCanBeSeen(Theme theme) {
    Palette palette = palette(theme);
    ENVIRONMENTS.forEach(edge -> assertContrast(palette, edge, Role.SURFACE, 3));
    assertContrast(palette, Role.GHOST, Role.SURFACE_RAISED, 2);
  }

  @Test
  void aSceneFollowsWhenItsThemeChanges() {
    boolean changed =
        Snapshots.onWindow(
            () -> {
              var probe = new PaletteProbe();
              var scene = new Scene(new StackPane(probe));
              scene.getStylesheets().add("data:text/plain,");
              new Appearance(Theme.LIGHT, Locale.ENGLISH).applyTo(scene);
              scene.snapshot(null);
              Palette light = probe.getPalette();
              new Appearance(Theme.DARK, Locale.ENGLISH).applyTo(scene);
              scene.snapshot(null);
              assertThat(scene.getStylesheets()).hasSize(4).last().isEqualTo("data:text/plain,");
              return !light.equals(probe.getPalette());
            });
    assertThat(changed).isTrue();
  }

  private static void assertContrast(Palette palette, Role front, Role back, double least) {
    assertThat(Palette.contrast(palette.color(front), palette.color(back)))
        .as("%s on %s", front, back)
        .isGreaterThanOrEqualTo(least);
  }

  private static Palette palette(Theme theme) {
    return Snapshots.onWindow(
        () -> {
          var probe = new PaletteProbe();
          var scene = new Scene(new StackPane(probe));
          new Appearance(theme, Locale.ENGLISH).applyTo(scene);
          scene.snapshot(null);
          return probe.getPalette();
        });
  }
}
