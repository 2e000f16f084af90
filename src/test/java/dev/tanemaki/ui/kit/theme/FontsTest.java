package dev.tanemaki.ui.kit.theme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.ui.kit.OnScreen;
import dev.tanemaki.ui.kit.Snapshots;
import java.util.Locale;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnScreen
class FontsTest {

  @ParameterizedTest
  @CsvSource({
    "ja, Meiryo;Yu Gothic UI;Segoe UI, Yu Gothic UI",
    "en, Meiryo;Yu Gothic UI;Segoe UI, Segoe UI",
    "ja, DejaVu Sans;Noto Sans CJK JP, Noto Sans CJK JP",
    "en, DejaVu Sans;Noto Sans CJK JP, Noto Sans CJK JP",
    "ja, DejaVu Sans, System",
    "en, DejaVu Sans, System"
  })
  void theLanguageLeads(String language, String installed, String text) {
    Fonts fonts =
        Fonts.choose(Locale.of(language), false, Set.of(installed.split(";")), family -> true);
    assertThat(fonts.text()).isEqualTo(text);
    assertThat(fonts.number()).isEqualTo(text);
  }

  @Test
  void numbersTakeAnotherFamilyWhereDigitsDifferInWidth() {
    Fonts fonts =
        Fonts.choose(
            Locale.ENGLISH,
            true,
            Set.of("Helvetica Neue", "Menlo"),
            family -> !family.equals("System"));
    assertThat(fonts).isEqualTo(new Fonts("System", "Helvetica Neue", "Menlo"));
  }

  @Test
  void digitsInAThemedSceneAreEquallyWide() {
    boolean equal =
        Snapshots.onWindow(
            () -> {
              var ones = new Label("1,111");
              var eights = new Label("8,888");
              ones.getStyleClass().add("tm-number");
              eights.getStyleClass().add("tm-number");
              var scene = new Scene(new StackPane(ones, eights));
              new Appearance(Theme.LIGHT, Locale.ENGLISH, 2).applyTo(scene);
              scene.snapshot(null);
              assertThat(ones.getFont().getSize()).isEqualTo(26);
              return ones.getWidth() == eights.getWidth();
            });
    assertThat(equal).isTrue();
  }
}
