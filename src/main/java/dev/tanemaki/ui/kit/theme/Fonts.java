package dev.tanemaki.ui.kit.theme;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * Which of the installed families to use. JavaFX takes one family, not a stack, and borrows missing
 * glyphs from where it likes, so the leading family is chosen here.
 *
 * @param text words; under a Japanese locale a Japanese family, so that characters shared with
 *     Chinese take their Japanese shape
 * @param number digits of equal width, so that changing numbers stand still
 * @param mono commands and logs
 */
public record Fonts(String text, String number, String mono) {

  private static final String SYSTEM = "System";
  private static final List<String> JAPANESE =
      List.of(
          "Hiragino Sans",
          "Yu Gothic UI",
          "Meiryo",
          "Noto Sans CJK JP",
          "Noto Sans JP",
          "IPAexGothic",
          "TakaoPGothic");

  /** Only where the system family is a guess of fontconfig: Windows and macOS have a real one. */
  private static final List<String> LATIN =
      List.of("Segoe UI", "Noto Sans CJK JP", "Noto Sans JP", "Noto Sans", "Ubuntu", "Cantarell");

  private static final List<String> NUMBER =
      List.of("Segoe UI", "Helvetica Neue", "Noto Sans CJK JP", "Noto Sans", "DejaVu Sans");
  private static final List<String> MONO =
      List.of(
          "Cascadia Mono",
          "SF Mono",
          "Menlo",
          "JetBrains Mono",
          "Noto Sans Mono",
          "Consolas",
          "DejaVu Sans Mono");

  /** What this machine offers for the locale. */
  static Fonts installed(Locale locale) {
    boolean mac = System.getProperty("os.name", "").startsWith("Mac");
    return choose(locale, mac, new HashSet<>(Font.getFamilies()), Fonts::hasTabularFigures);
  }

  static Fonts choose(
      Locale locale, boolean mac, Set<String> families, Predicate<String> tabularFigures) {
    boolean japanese = locale.getLanguage().equals("ja");
    String text = first(japanese ? JAPANESE : mac ? List.of() : LATIN, families::contains, SYSTEM);
    String number =
        tabularFigures.test(text)
            ? text
            : first(
                NUMBER, family -> families.contains(family) && tabularFigures.test(family), text);
    return new Fonts(text, number, first(MONO, families::contains, "Monospaced"));
  }

  private static String first(List<String> wanted, Predicate<String> usable, String otherwise) {
    return wanted.stream().filter(usable).findFirst().orElse(otherwise);
  }

  private static boolean hasTabularFigures(String family) {
    Text probe = new Text("00000000");
    probe.setFont(Font.font(family, 32));
    double width = probe.getLayoutBounds().getWidth();
    probe.setText("11111111");
    return Math.abs(probe.getLayoutBounds().getWidth() - width) < 0.5;
  }
}
