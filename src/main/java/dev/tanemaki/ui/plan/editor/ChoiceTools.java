package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.ui.kit.Icons;
import dev.tanemaki.ui.kit.text.Messages;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** What one does to a list of choices as a whole: search, order, whole of 100, paste, add. */
final class ChoiceTools extends HBox {

  private final Messages texts;
  private final ChoicesPane pane;
  private final TextField search = new TextField();
  private final Map<ChoiceModel.Order, RadioMenuItem> orders =
      new EnumMap<>(ChoiceModel.Order.class);
  private final MenuButton keys = new MenuButton();
  private Collection<String> offered = java.util.List.of();
  private ChoiceModel.Order order = ChoiceModel.Order.FILE;

  ChoiceTools(ChoiceKind kind, Messages texts, ChoicesPane pane) {
    this.texts = texts;
    this.pane = pane;
    getStyleClass().add("choice-tools");
    setAlignment(Pos.CENTER_LEFT);
    search.setId("choices-search");
    search.setPromptText(texts.text("choices.search"));
    search.setAccessibleText(texts.text("choices.search"));
    search.setMinWidth(48);
    search.setPrefColumnCount(8);
    HBox.setHgrow(search, Priority.ALWAYS);
    search.textProperty().subscribe((before, now) -> pane.arrange());
    getChildren().addAll(search, orderMenu());
    if (kind.sharesAWhole()) {
      getChildren().add(button("choices-normalise", Feather.PERCENT, "normalise", pane::normalise));
    }
    getChildren().add(button("choices-paste", Feather.CLIPBOARD, "paste", pane::paste));
    if (kind == ChoiceKind.KEYS) {
      getChildren().add(button("choices-all", Feather.LIST, "all", pane::addAll));
      named(keys, "choices-add", Feather.PLUS, "key");
      getChildren().add(keys);
    } else {
      getChildren().add(button("choices-add", Feather.PLUS, "add", pane::addNew));
    }
  }

  private MenuButton orderMenu() {
    var menu = new MenuButton();
    named(menu, "choices-order", Feather.BAR_CHART_2, "order");
    var group = new ToggleGroup();
    for (var value : ChoiceModel.Order.values()) {
      var item =
          new RadioMenuItem(texts.text("order." + value.name().toLowerCase(java.util.Locale.ROOT)));
      item.setToggleGroup(group);
      item.setSelected(value == order);
      item.setOnAction(
          event -> {
            order = value;
            pane.arrange();
          });
      orders.put(value, item);
      menu.getItems().add(item);
    }
    return menu;
  }

  private Button button(String id, Ikon icon, String key, Runnable action) {
    var button = new Button();
    named(button, id, icon, key);
    button.setOnAction(event -> action.run());
    return button;
  }

  private void named(ButtonBase button, String id, Ikon icon, String key) {
    button.setId(id);
    button.setGraphic(Icons.of(icon));
    button.getStyleClass().addAll("button-icon");
    String name = texts.text("choices." + key);
    button.setAccessibleText(name);
    button.setTooltip(new Tooltip(name));
  }

  /** Offers the keys that may be added. */
  void offer(Collection<String> more, UnaryOperator<String> words) {
    if (offered.equals(more)) {
      return;
    }
    offered = more;
    keys.getItems().clear();
    for (String key : more) {
      String label = words.apply(key);
      var item = new MenuItem(label.equals(key) ? key : key + " " + label);
      item.setMnemonicParsing(false);
      item.setOnAction(event -> pane.addKey(key));
      keys.getItems().add(item);
    }
    keys.setDisable(more.isEmpty());
  }

  /** Shows everything in the plan's own order. */
  void clear() {
    order = ChoiceModel.Order.FILE;
    orders.get(order).setSelected(true);
    search.clear();
  }

  String search() {
    return search.getText();
  }

  ChoiceModel.Order order() {
    return order;
  }

  void focusSearch() {
    search.requestFocus();
  }
}
