package dev.tanemaki.ui;

import dev.tanemaki.ui.kit.Icons;
import dev.tanemaki.ui.kit.text.Messages;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The navigation at the left edge: icon and word, or the icon alone when collapsed. */
final class Rail extends VBox {

  private static final PseudoClass COLLAPSED = PseudoClass.getPseudoClass("collapsed");

  private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");

  private static final ScreenId LAST = ScreenId.values()[ScreenId.values().length - 1];

  private final Map<ScreenId, ToggleButton> items = new EnumMap<>(ScreenId.class);
  private final Button fold = new Button();
  private final Messages texts;
  private boolean collapsed;
  private ScreenId shown;

  /**
   * @param go called with the screen the operator wants
   * @param folded called when the operator folds or unfolds the rail
   */
  Rail(Messages texts, Consumer<ScreenId> go, Consumer<Boolean> folded) {
    this.texts = texts;
    getStyleClass().add("rail");
    var group = new ToggleGroup();
    for (ScreenId id : ScreenId.values()) {
      if (id == LAST) {
        getChildren().add(spacer());
      }
      var item = new ToggleButton(texts.text(id.word()), Icons.of(id.icon()));
      item.setId("rail-" + id.name().toLowerCase(java.util.Locale.ROOT));
      item.getStyleClass().add("rail-item");
      item.setToggleGroup(group);
      item.setMaxWidth(Double.MAX_VALUE);
      item.setAccessibleText(texts.text(id.word()));
      // Arrows choose without firing; the chosen one stays so when it is pressed again.
      item.setOnAction(event -> item.setSelected(true));
      item.selectedProperty()
          .subscribe(
              now -> {
                if (now && id != shown) {
                  go.accept(id);
                }
              });
      items.put(id, item);
      getChildren().add(item);
    }
    fold.setId("rail-fold");
    fold.getStyleClass().add("rail-fold");
    fold.setMaxWidth(Double.MAX_VALUE);
    fold.setOnAction(event -> folded.accept(!collapsed));
    getChildren().add(fold);
    setCollapsed(false);
  }

  void select(ScreenId id) {
    shown = id;
    items.get(id).setSelected(true);
  }

  /** Marks a screen that has something unsaved. */
  void mark(ScreenId id, boolean unsaved) {
    var item = items.get(id);
    String name = texts.text(id.word());
    item.pseudoClassStateChanged(MARKED, unsaved);
    item.setText(unsaved ? name + " •" : name);
    item.setAccessibleText(unsaved ? texts.text("rail.unsaved", name) : name);
  }

  void setCollapsed(boolean narrow) {
    collapsed = narrow;
    pseudoClassStateChanged(COLLAPSED, narrow);
    items.forEach(
        (id, item) -> {
          item.setContentDisplay(narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
          item.setAlignment(narrow ? Pos.CENTER : Pos.CENTER_LEFT);
          item.setTooltip(
              new Tooltip(texts.text("rail.tip", texts.text(id.word()), "Ctrl+" + id.digit())));
        });
    fold.setGraphic(Icons.of(narrow ? Feather.CHEVRONS_RIGHT : Feather.CHEVRONS_LEFT));
    fold.setAlignment(narrow ? Pos.CENTER : Pos.CENTER_LEFT);
    String name = texts.text(narrow ? "rail.unfold" : "rail.fold");
    fold.setText(narrow ? "" : name);
    fold.setAccessibleText(name);
    fold.setTooltip(narrow ? new Tooltip(name) : null);
  }

  private static Region spacer() {
    var spacer = new Region();
    VBox.setVgrow(spacer, Priority.ALWAYS);
    return spacer;
  }
}
