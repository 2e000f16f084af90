package dev.tanemaki.ui.plan.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChoiceModelTest {

  @Test
  void thousandsOfLinesArePastedAtOnceAndTheLastOfAKeyCounts() {
    var model = new ChoiceModel(ChoiceKind.KEYS);
    model.open(
        List.of(new Choice("13", 30, ""), new Choice(ChoiceModel.OTHERS, 70, "")),
        key -> key.equals("13") ? "Tokyo" : key.equals(ChoiceModel.OTHERS) ? "Others" : key);
    var lines = new ArrayList<Choice>();
    for (int i = 0; i < 9_996; i++) {
      lines.add(new Choice("city " + i, 1, ""));
    }
    lines.add(new Choice("city 5", 4, ""));
    lines.add(new Choice("Tokyo", 40, ""));
    lines.add(new Choice("Others", 60, ""));
    lines.add(new Choice("nowhere", 9, ""));

    assertThat(model.paste(lines, key -> !key.equals("nowhere"))).containsExactly(3, 9_996, 1);

    assertThat(model.choices()).hasSize(9_998);
    assertThat(model.choice(0)).isEqualTo(new Choice("13", 40, ""));
    assertThat(model.choice(1)).isEqualTo(new Choice("city 0", 1, ""));
    assertThat(model.choice(6)).isEqualTo(new Choice("city 5", 4, ""));
    assertThat(model.choice(9_997)).isEqualTo(new Choice(ChoiceModel.OTHERS, 60, ""));
    assertThat(model.reach()).as("room for the longest bar, below 1 %").isEqualTo(0.02);
  }
}
