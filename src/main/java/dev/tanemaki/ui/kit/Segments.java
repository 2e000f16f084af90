package dev.tanemaki.ui.kit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/** A few choices side by side, of which exactly one holds. */
public final class Segments<T> extends HBox {

  private final Map<T, ToggleButton> buttons = new LinkedHashMap<>();
  private final ToggleGroup group = new ToggleGroup();
  private T held;

  /**
   * @param name what is chosen, for those who cannot see it beside the choices
   * @param choices the values with their words, in order
   * @param chosen called when the operator chooses another one
   */
  public Segments(String id, String name, Map<T, String> choices, T now, Consumer<T> chosen) {
    setId(id);
    getStyleClass().add("tm-segments");
    setMinWidth(USE_PREF_SIZE);
    setMaxHeight(USE_PREF_SIZE);
    choices.forEach(
        (value, word) -> {
          var button = new ToggleButton(word);
          button.setId(id + "-" + value.toString().toLowerCase(java.util.Locale.ROOT));
          button.setAccessibleText(name + ": " + word);
          // Arrows choose without firing; the chosen one stays so when it is pressed again.
          button.setOnAction(event -> button.setSelected(true));
          button
              .selectedProperty()
              .subscribe(
                  on -> {
                    if (on && !value.equals(held)) {
                      held = value;
                      chosen.accept(value);
                    }
                  });
          buttons.put(value, button);
          getChildren().add(button);
        });
    held = now;
    shape();
  }

  /** Offers a choice or leaves it out; which one holds does not change. */
  public void offer(T value, boolean offered) {
    var button = buttons.get(value);
    if (button.isManaged() != offered) {
      button.setManaged(offered);
      button.setVisible(offered);
      shape();
    }
  }

  /** The first and the last have round corners. */
  private void shape() {
    var offered = getChildren().stream().filter(Node::isManaged).toList();
    // Arrows go through the group.
    buttons.values().forEach(button -> button.setToggleGroup(null));
    buttons.values().stream()
        .filter(Node::isManaged)
        .forEach(button -> button.setToggleGroup(group));
    int last = offered.size() - 1;
    for (int i = 0; i <= last; i++) {
      var style = offered.get(i).getStyleClass();
      style.removeAll("left-pill", "center-pill", "right-pill");
      style.add(i == 0 ? "left-pill" : i == last ? "right-pill" : "center-pill");
    }
    select(held);
  }

  /** Shows that value as chosen; none where it is not among the choices. */
  public void select(T value) {
    held = value;
    buttons.forEach((other, button) -> button.setSelected(other.equals(value)));
  }

  /** The button of a value, to give it a tooltip. */
  public ToggleButton button(T value) {
    return buttons.get(value);
  }
}
