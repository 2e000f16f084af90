package dev.tanemaki.ui.kit.theme;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/**
 * Reads the roles out of the css of the scene it is in: a region of no size whose background is a
 * list of all roles. Put one into a parent that paints on a canvas; its palette follows the theme.
 */
public final class PaletteProbe extends Region {

  private static final String STYLE =
      Arrays.stream(Role.values())
          .map(Role::variable)
          .collect(Collectors.joining(", ", "-fx-background-color: ", ";"));

  private final ReadOnlyObjectWrapper<Palette> palette = new ReadOnlyObjectWrapper<>();

  public PaletteProbe() {
    setManaged(false);
    setMouseTransparent(true);
    setStyle(STYLE);
    backgroundProperty().subscribe(this::read);
  }

  /** Null until the probe stands in a scene with a theme. */
  public ReadOnlyObjectProperty<Palette> paletteProperty() {
    return palette.getReadOnlyProperty();
  }

  public Palette getPalette() {
    return palette.get();
  }

  private void read(Background background) {
    Role[] roles = Role.values();
    if (background == null || background.getFills().size() != roles.length) {
      return;
    }
    var colors = new EnumMap<Role, Color>(Role.class);
    for (Role role : roles) {
      if (background.getFills().get(role.ordinal()).getFill() instanceof Color color) {
        colors.put(role, color);
      }
    }
    if (colors.size() == roles.length) {
      palette.set(new Palette(colors));
    }
  }
}
