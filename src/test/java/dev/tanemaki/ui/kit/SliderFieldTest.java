package dev.tanemaki.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.theme.Appearance;
import dev.tanemaki.ui.kit.theme.Theme;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@OnScreen
@ExtendWith(ApplicationExtension.class)
class SliderFieldTest {

  private SliderField rows;

  @Start
  void show(Stage stage) {
    rows =
        new SliderField(
            "Rows",
            "rows",
            new SliderScale.Logarithmic(1_000, 10_000_000),
            new Formats(Locale.ENGLISH));
    rows.setValue(100_000);
    var scene = new Scene(new VBox(rows), 400, 200);
    new Appearance(Theme.LIGHT, Locale.ENGLISH).applyTo(scene);
    stage.setScene(scene);
    stage.show();
  }

  @Test
  void theSliderFollowsTheField(FxRobot robot) {
    type(robot, "2500000");
    assertThat(rows.getValue()).isEqualTo(2_500_000);
    assertThat(rows.slider().getValue()).isBetween(10.0, 11.0);
    robot.push(KeyCode.ENTER);
    assertThat(rows.field().getText()).isEqualTo("2,500,000");
  }

  @Test
  void theFieldFollowsTheSliderFromStopToStop(FxRobot robot) {
    robot.interact(() -> rows.slider().setValue(6.8));
    assertThat(rows.getValue()).isEqualTo(200_000);
    assertThat(rows.field().getText()).isEqualTo("200,000");
  }

  @Test
  void aNumberOutOfRangeIsExplainedAtTheFieldAndNotTaken(FxRobot robot) {
    type(robot, "20000000");
    assertThat(rows.errorProperty().get()).isEqualTo("From 1,000 to 10,000,000.");
    assertThat(robot.lookup("From 1,000 to 10,000,000.").tryQuery()).isPresent();
    assertThat(rows.getValue()).isNotEqualTo(20_000_000);
  }

  @Test
  void escapeBringsTheLastNumberBack(FxRobot robot) {
    type(robot, "abc");
    assertThat(rows.errorProperty().get()).isNotEmpty();
    robot.push(KeyCode.ESCAPE);
    assertThat(rows.errorProperty().get()).isEmpty();
    assertThat(rows.field().getText()).isEqualTo("100,000");
  }

  @Test
  void arrowKeysGoFromStopToStop(FxRobot robot) {
    robot.clickOn(rows.field()).push(KeyCode.UP);
    assertThat(rows.getValue()).isEqualTo(200_000);
    robot.push(KeyCode.DOWN).push(KeyCode.DOWN);
    assertThat(rows.getValue()).isEqualTo(50_000);
  }

  @Test
  void numbersMayBeAbbreviated() {
    assertThat(NumberText.parse("250k")).hasValue(250_000);
    assertThat(NumberText.parse("1.5M")).hasValue(1_500_000);
    assertThat(NumberText.parse("１０万")).hasValue(100_000);
    assertThat(NumberText.parse("1.5")).isEmpty();
    assertThat(NumberText.parse("99999999999999999999")).isEmpty();
    assertThat(NumberText.parse("")).isEmpty();
  }

  @Test
  void aLinearScaleReachesBothEnds() {
    var scale = new SliderScale.Linear(500, 1_900, 500);
    assertThat(scale.stops()).containsExactly(500, 1_000, 1_500, 1_900);
    assertThat(scale.above(1_500)).isEqualTo(1_900);
    assertThat(scale.below(500)).isEqualTo(500);
    assertThat(scale.position(750)).isEqualTo(0.5);
  }

  private void type(FxRobot robot, String text) {
    robot.clickOn(rows.field());
    robot.interact(() -> rows.field().clear());
    robot.write(text, 0);
  }
}
