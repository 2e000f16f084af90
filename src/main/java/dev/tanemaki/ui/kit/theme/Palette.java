package dev.tanemaki.ui.kit.theme;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import javafx.scene.paint.Color;

/** The colour of every role under the theme of one scene, for code that paints on a canvas. */
public record Palette(Map<Role, Color> colors) {

  public Palette {
    var copy = new EnumMap<Role, Color>(Role.class);
    copy.putAll(colors);
    for (Role role : Role.values()) {
      if (!copy.containsKey(role)) {
        throw new IllegalArgumentException("no colour for " + role);
      }
    }
    colors = Collections.unmodifiableMap(copy);
  }

  public Color color(Role role) {
    return colors.get(role);
  }

  /** The role's colour, let through to {@code opacity} (0 to 1). */
  public Color color(Role role, double opacity) {
    Color color = color(role);
    return Color.color(color.getRed(), color.getGreen(), color.getBlue(), opacity);
  }

  /** The WCAG contrast of two opaque colours, 1 to 21. */
  public static double contrast(Color one, Color other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(Color color) {
    return 0.2126 * linear(color.getRed())
        + 0.7152 * linear(color.getGreen())
        + 0.0722 * linear(color.getBlue());
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }
}
