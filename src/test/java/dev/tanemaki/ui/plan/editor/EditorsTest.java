package dev.tanemaki.ui.plan.editor;

import static dev.tanemaki.ui.kit.Snapshots.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.plan.Distribution;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.ui.kit.OnScreen;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.theme.Appearance;
import dev.tanemaki.ui.kit.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Editors on a window, driven by mouse and keyboard, with the columns of the real plan. */
@OnScreen
@Order(1)
@ExtendWith(ApplicationExtension.class)
class EditorsTest {

  private static final Offset<Double> NEAR = Offset.offset(1e-6);

  private final List<ColumnEdit> edits = new ArrayList<>();
  private ColumnEditor editor;

  @Start
  void open(Stage stage) {
    editor = new ColumnEditor(new Formats(Locale.ENGLISH), edits::add);
    var scene = new Scene(new StackPane(editor.node()), 420, 760);
    new Appearance(Theme.LIGHT, Locale.ENGLISH).applyTo(scene);
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  @Test
  void aBarThatIsDraggedTellsOnTheWayAndSettlesAtTheEnd(FxRobot robot) {
    show(robot, "salary_type");
    var bar = bar(0);
    // Close to the next bar, which must not be hit.
    drag(robot, bar, bar.barEnd(), ChoiceBar.HEIGHT - 2, -60, 0);
    assertSettledOnce();
    var weights = weights();
    assertThat(weights.get("hourly")).isLessThan(70).isGreaterThan(20);
    assertThat(sum(weights)).isCloseTo(100, NEAR);
    assertThat(weights.get("daily") / weights.get("monthly")).isCloseTo(1.5, Offset.offset(0.01));
  }

  @Test
  void escapePutsABarBackThatIsBeingDragged(FxRobot robot) {
    show(robot, "salary_type");
    var bar = bar(0);
    double end = bar.barEnd();
    robot
        .moveTo(at(bar, end, 13))
        .press(MouseButton.PRIMARY)
        .moveTo(at(bar, end - 30, 13))
        .moveTo(at(bar, end - 60, 13));
    assertThat(weights().get("hourly")).isLessThan(75);
    robot.push(KeyCode.ESCAPE).moveTo(at(bar, end - 90, 13)).release(MouseButton.PRIMARY);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(edits.getLast()).isEqualTo(new ColumnEdit(JobsPlan.column("salary_type"), true));
  }

  @Test
  void aLockedWeightStaysAndIsNoHandle(FxRobot robot) {
    show(robot, "salary_type");
    robot.interact(() -> list().getSelectionModel().select(1));
    robot.interact(() -> list().requestFocus());
    robot.push(KeyCode.L);
    robot.push(KeyCode.RIGHT);
    assertThat(edits).isEmpty();
    var bar = bar(0);
    drag(robot, bar, bar.barEnd(), ChoiceBar.HEIGHT / 2, -60, 0);
    assertThat(weights().get("daily")).isEqualTo(12);
    assertThat(sum(weights())).isCloseTo(100, NEAR);
  }

  @Test
  void arrowKeysMoveAWeightAndANumberTypedIsOne(FxRobot robot) {
    show(robot, "salary_type");
    robot.interact(() -> list().requestFocus());
    robot.push(KeyCode.LEFT);
    assertThat(weights().get("hourly")).isEqualTo(79);
    assertThat(edits.getLast().settled()).isTrue();
    robot.push(KeyCode.SHIFT, KeyCode.LEFT);
    assertThat(weights().get("hourly")).isEqualTo(69);
    robot.type(KeyCode.DIGIT5, KeyCode.DIGIT0, KeyCode.ENTER);
    assertThat(weights().get("hourly")).isEqualTo(50);
    assertThat(sum(weights())).isCloseTo(100, NEAR);
    assertThat(edits.getLast().settled()).isTrue();
    assertThat(list().isFocused()).isTrue();
  }

  @Test
  void prefecturesArePastedSearchedAndListedInFull(FxRobot robot) {
    show(robot, "pref_cd");
    var pane = (ChoicesPane) list().getParent();
    robot.interact(() -> pane.pasteText("name,weight\n東京都,30\n\"27\",12\n秋田県,3\nnowhere,1\n"));
    assertThat(weights())
        .containsEntry("13", 30.0)
        .containsEntry("27", 12.0)
        .containsEntry("05", 3.0);
    assertThat(weights()).hasSize(11);
    assertThat(robot.lookup("2 changed, 1 added, 1 unknown").tryQuery()).isPresent();
    double before = sum(weights()) + byKey().othersWeight();
    robot.clickOn("#choices-all");
    assertThat(weights()).hasSize(47);
    assertThat(byKey().othersWeight()).isZero();
    assertThat(sum(weights())).isCloseTo(before, NEAR);
    var search = (TextInputControl) node("#choices-search");
    robot.interact(() -> search.setText("県庁"));
    assertThat(list().getItems()).isEmpty();
    robot.interact(() -> search.setText("岡"));
    assertThat(list().getItems()).hasSize(3);
  }

  @Test
  void anEdgeThatTwoBandsShareMovesBoth(FxRobot robot) {
    show(robot, "fee");
    var chart = (BandChart) node("#bands");
    // 501–1000 | 1001–2000: low, height, the shared edge.
    assertThat(chart.handles()).isEqualTo(9);
    drag(robot, chart, chart.handleX(2), chart.handleY(2), 25, 0);
    assertSettledOnce();
    var bands = bands();
    assertThat(bands.get(0).high()).isGreaterThan(1_100).isLessThan(1_900);
    assertThat(bands.get(1).low()).isEqualTo(bands.get(0).high() + 1);
    assertThat(bands.get(0).high() % 10).isZero();
    assertThat(bands.get(1).high()).isEqualTo(2_000);
    edits.clear();
    drag(robot, chart, chart.handleX(1), chart.handleY(1), 0, 30);
    assertSettledOnce();
    assertThat(bands().getFirst().weight()).isLessThan(40);
    assertThat(bands().stream().mapToDouble(Rule.Band::weight).sum()).isCloseTo(100, NEAR);
  }

  @Test
  void bandsAreSplitMergedAndTyped(FxRobot robot) {
    show(robot, "fee");
    robot.clickOn("#band-split");
    assertThat(bands()).hasSize(5);
    assertThat(bands().get(0).high() + 1).isEqualTo(bands().get(1).low());
    robot.clickOn("#band-merge");
    assertThat(bands()).hasSize(4);
    assertThat(bands().getFirst()).isEqualTo(new Rule.Band(501, 1_000, 40));
    type(robot, "#band-low", "601");
    assertThat(bands().getFirst().low()).isEqualTo(601);
    assertThat(edits.getLast().settled()).isTrue();
  }

  @Test
  void grabbingTheMeanOfACurveMovesItAndEscapePutsItBack(FxRobot robot) {
    var normal = new Distribution.Normal(2_000, 400, 501, 5_000);
    show(robot, new ColumnPlan("fee", new Rule.Draw(normal, 0), 0));
    var chart = (CurveChart) node("#curve");
    drag(robot, chart, chart.handleX(1), chart.handleY(1), 40, 0);
    assertSettledOnce();
    double moved = drawn().mean();
    assertThat(moved).isGreaterThan(2_200);
    assertThat(drawn().sd()).isEqualTo(400);
    robot.interact(chart::requestFocus);
    robot.press(KeyCode.RIGHT);
    assertThat(edits.getLast().settled()).isFalse();
    assertThat(drawn().mean()).isGreaterThan(moved);
    robot.push(KeyCode.ESCAPE).release(KeyCode.RIGHT);
    assertThat(drawn().mean()).isEqualTo(moved);
    type(robot, "#parameter-sd", "250");
    assertThat(drawn().sd()).isEqualTo(250);
  }

  @Test
  void hoursAreDrawnWithOneStroke(FxRobot robot) {
    show(robot, "posting_date");
    var chart = (ProfileChart) node("#calendar-hours");
    double before = chart.handleY(2);
    robot
        .moveTo(at(chart, chart.handleX(1), before - 2))
        .press(MouseButton.PRIMARY)
        .moveTo(at(chart, chart.handleX(2), before - 40))
        .moveTo(at(chart, chart.handleX(3), before - 40))
        .release(MouseButton.PRIMARY);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(edits.getLast().settled()).isTrue();
    var hours = ((Rule.Calendar) edits.getLast().column().rule()).hours();
    assertThat(hours.get(3)).isGreaterThan(0.5);
    assertThat(hours.get(9)).isEqualTo(3);
  }

  @Test
  void namesAreCompletedBehindABrace(FxRobot robot) {
    show(robot, "address");
    var area = (TextInputControl) node("#template");
    robot.interact(
        () -> {
          area.requestFocus();
          area.end();
        });
    robot.interact(() -> area.appendText(" {emp"));
    robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
    assertThat(area.getText()).endsWith(" {employment_type_cd.code}");
    assertThat(edits.getLast().settled()).isFalse();
    robot.push(KeyCode.TAB);
    assertThat(area.isFocused()).isFalse();
    assertThat(edits.getLast().settled()).isTrue();
    robot.interact(() -> area.appendText("{nobody}"));
    assertThat(robot.lookup("Nothing is called nobody.").tryQuery()).isPresent();
  }

  @Test
  void nullsAreTypedAndNotAskedForWhereTheColumnTakesNone(FxRobot robot) {
    show(robot, "endcl_cd");
    assertThat(node("#editor-nulls").isDisabled()).isTrue();
    show(robot, "end_at");
    type(robot, "#editor-nulls", "45");
    assertThat(edits.getLast().column().nulls()).isEqualTo(0.45);
    assertThat(edits.getLast().column().rule()).isEqualTo(JobsPlan.column("end_at").rule());
  }

  @Test
  void anotherKindOfRuleKeepsTheRange(FxRobot robot) {
    show(robot, "fee");
    robot.interact(
        () -> robot.lookup("#editor-kind").<RuleKind>queryComboBox().setValue(RuleKind.NORMAL));
    var normal = drawn();
    assertThat(normal.min()).isEqualTo(501);
    assertThat(normal.max()).isEqualTo(5_000);
    assertThat(edits).hasSize(1);
    assertThat(robot.lookup("#curve").tryQuery()).isPresent();
  }

  private void show(FxRobot robot, String column) {
    show(robot, JobsPlan.column(column));
  }

  private void show(FxRobot robot, ColumnPlan column) {
    robot.interact(() -> editor.show(column, JobsPlan.context(column)));
    WaitForAsyncUtils.waitForFxEvents();
    edits.clear();
  }

  private Node node(String id) {
    return editor.node().lookup(id);
  }

  @SuppressWarnings("unchecked")
  private ListView<Integer> list() {
    return (ListView<Integer>) node("#choices");
  }

  private ChoiceBar bar(int index) {
    return onWindow(() -> (ChoiceBar) Handles.choice(editor.node(), index));
  }

  private Map<String, Double> weights() {
    var weighted =
        edits.getLast().column().rule() instanceof Rule.Weights w ? w.choices() : byKey().weights();
    return weighted.stream().collect(Collectors.toMap(Rule.Weighted::value, Rule.Weighted::weight));
  }

  private Rule.Pick.ByKey byKey() {
    return (Rule.Pick.ByKey) ((Rule.Reference) edits.getLast().column().rule()).pick();
  }

  private List<Rule.Band> bands() {
    return ((Rule.Bands) edits.getLast().column().rule()).bands();
  }

  private Distribution.Normal drawn() {
    return (Distribution.Normal) ((Rule.Draw) edits.getLast().column().rule()).distribution();
  }

  private static double sum(Map<String, Double> weights) {
    return weights.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private void assertSettledOnce() {
    assertThat(edits).hasSizeGreaterThan(2);
    assertThat(edits.getLast().settled()).isTrue();
    assertThat(edits.subList(0, edits.size() - 1)).noneMatch(ColumnEdit::settled);
  }

  private void type(FxRobot robot, String id, String text) {
    robot.interact(
        () -> {
          var field = (TextInputControl) node(id);
          field.requestFocus();
          field.setText(text);
        });
    robot.push(KeyCode.ENTER);
  }

  private static void drag(FxRobot robot, Node node, double x, double y, double dx, double dy) {
    robot.moveTo(at(node, x, y)).press(MouseButton.PRIMARY);
    for (int i = 1; i <= 5; i++) {
      robot.moveTo(at(node, x + dx * i / 5, y + dy * i / 5));
    }
    robot.release(MouseButton.PRIMARY);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static Point2D at(Node node, double x, double y) {
    return node.localToScreen(x, y);
  }
}
