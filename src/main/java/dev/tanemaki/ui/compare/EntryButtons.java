package dev.tanemaki.ui.compare;

import dev.tanemaki.benchmark.result.Contender;
import dev.tanemaki.ui.kit.Icons;
import dev.tanemaki.ui.kit.text.Messages;
import java.util.function.IntConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;

/** What can be done with one contender of a comparison. */
record EntryButtons(
    Messages texts, int index, Contender contender, IntConsumer onLead, IntConsumer onRemove) {

  Button lead() {
    return button("lead", Feather.ARROW_UP, texts.text("lineup.reference.make"), onLead);
  }

  Button remove() {
    return button("remove", Feather.X, texts.text("lineup.remove"), onRemove);
  }

  private Button button(String name, Feather icon, String words, IntConsumer done) {
    var button = new Button("", Icons.of(icon));
    button.setId("lineup-" + name + "-" + index);
    button.getStyleClass().addAll("flat", "button-icon");
    button.setAccessibleText(words + ": " + contender.name());
    button.setTooltip(new Tooltip(words));
    button.setOnAction(event -> done.accept(index));
    return button;
  }
}
