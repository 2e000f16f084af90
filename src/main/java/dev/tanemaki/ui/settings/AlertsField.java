package dev.tanemaki.ui.settings;

import dev.tanemaki.problem.ProblemException;
import dev.tanemaki.ui.kit.TabKey;
import dev.tanemaki.ui.kit.Tone;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.session.Words;
import dev.tanemaki.verify.alert.AlertRule;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

/** Alert rules, one a line. What reads as rules is kept as it is typed, anything else is not. */
final class AlertsField extends VBox {

  private static final int LINES = 4;

  private final Messages texts;
  private final Consumer<List<String>> keep;
  private final TextArea area = new TextArea();
  private final Label wrong = new Label();

  AlertsField(Messages texts, List<String> rules, Consumer<List<String>> keep) {
    this.texts = texts;
    this.keep = keep;
    area.setId("settings-alerts");
    area.setAccessibleText(texts.text("alerts.title"));
    area.setText(String.join("\n", rules));
    area.setPromptText("errors>0.1%\nlost>0");
    TabKey.leaves(area);
    area.setPrefRowCount(LINES);
    area.textProperty().subscribe((before, now) -> typed());
    wrong.setId("settings-alerts-wrong");
    wrong.setWrapText(true);
    wrong.getStyleClass().addAll("tm-small", "settings-wrong");
    Tone.DANGER.applyTo(wrong);
    getStyleClass().add("settings-alerts");
    getChildren().addAll(area, wrong);
    tell(mistake());
  }

  private void typed() {
    var mistake = mistake();
    tell(mistake);
    if (mistake.isEmpty()) {
      keep.accept(area.getText().lines().map(String::strip).filter(r -> !r.isEmpty()).toList());
    }
  }

  private void tell(Optional<String> mistake) {
    wrong.setText(mistake.orElse(""));
    wrong.setVisible(mistake.isPresent());
    wrong.setManaged(mistake.isPresent());
  }

  /** What is wrong with the first line that is no rule. */
  private Optional<String> mistake() {
    var lines = area.getText().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        try {
          AlertRule.parse(lines.get(i));
        } catch (ProblemException e) {
          return Optional.of(
              texts.text("alerts.wrong", i + 1, Words.in(texts.locale()).of(e.problem()).why()));
        }
      }
    }
    return Optional.empty();
  }
}
