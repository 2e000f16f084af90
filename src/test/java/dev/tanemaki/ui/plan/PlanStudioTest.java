package dev.tanemaki.ui.plan;

import static dev.tanemaki.ui.kit.Snapshots.onWindow;
import static dev.tanemaki.ui.plan.Studio.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tanemaki.cli.CliHarness;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.plan.edit.PlanDocument;
import dev.tanemaki.ui.kit.OnScreen;
import dev.tanemaki.ui.kit.chart.BarHistogram.Bar;
import dev.tanemaki.ui.plan.editor.ColumnEdit;
import dev.tanemaki.ui.plan.editor.Handles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

@OnScreen
class PlanStudioTest {

  @TempDir Path directory;

  private final FxRobot robot = new FxRobot();
  private Studio studio;

  @BeforeEach
  void open() {
    studio = new Studio(directory, 1000, 700);
  }

  @AfterEach
  void close() {
    studio.close();
  }

  @Test
  void theBarsOfAScreenThatWasJustOpenedFollowTheHand() {
    await(() -> studio.scene.lookup(".choice-bar") != null);
    // As it stands on the screen: nothing is laid out here that no pulse has laid out.
    Node bar = studio.node(".choice-bar");
    double before = bar(0).expected();
    studio.act(() -> studio.scene.lookup("#choices").requestFocus());
    int drawn = pixels(bar);
    for (int i = 0; i < 5; i++) {
      robot.type(KeyCode.LEFT);
    }
    await(() -> studio.model.settled() && bar(0).expected() < before - 0.01);
    assertThat(pixels(bar)).isNotEqualTo(drawn);
  }

  /** Of a picture of it, as one number. */
  private static int pixels(Node node) {
    Image image = onWindow(() -> node.snapshot(null, null));
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    var pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    return Arrays.hashCode(pixels);
  }

  @Test
  void aDragOnAWeightIsSeenUndoneDoneAgainAndSavedForTheTerminal() throws IOException {
    studio.look("salary_type");
    String before = text();
    assertThat(bar(0).expected()).isCloseTo(0.8, within(1e-9));
    assertThat(bar(0).actual()).isCloseTo(0.8, within(0.03));

    drag(() -> Handles.bar(studio.scene.getRoot(), 0), -60, 0);
    await(() -> studio.model.settled());
    double after = bar(0).expected();
    assertThat(after).isLessThan(0.75);
    assertThat(bar(0).actual()).isCloseTo(after, within(0.03));
    assertThat(studio.<Label>node("#plan-dirty").isVisible()).isTrue();

    robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
    await(() -> studio.model.settled() && text().equals(before));
    assertThat(bar(0).expected()).isCloseTo(0.8, within(1e-9));
    assertThat(studio.<Label>node("#plan-dirty").isVisible()).isFalse();

    robot.press(KeyCode.CONTROL).type(KeyCode.Y).release(KeyCode.CONTROL);
    await(() -> studio.model.settled() && !text().equals(before));
    assertThat(bar(0).expected()).isEqualTo(after);

    Path file = directory.resolve("own.yml");
    studio.act(() -> studio.plan.saveAs(file));
    await(() -> !studio.plan.dirtyProperty().get());
    assertThat(Files.readString(file)).isEqualTo(text());
    await(() -> studio.model.settled() && studio.look().rows() instanceof Look.Sample.Made);
    var shown = (Look.Sample.Made) studio.look().rows();
    Path json = directory.resolve("rows.json");
    new CliHarness(directory)
        .run("preview", file.toString(), "--table", "jobs", "--rows", "50", "--json", "" + json)
        .ok();
    var rows = CliHarness.json(json).path("rows");
    assertThat(rows).hasSize(shown.cells().size()).hasSize(50);
    for (int row = 0; row < 50; row++) {
      for (String column : new String[] {"company_name", "salary_type", "application_name"}) {
        assertThat(rows.path(row).path(column).asText())
            .isEqualTo(shown.cells().get(row).get(shown.columns().indexOf(column)));
      }
    }
  }

  @Test
  void aDragOnAnEdgeMovesTheBandAndIsOneStep() {
    studio.look("min_salary");
    String before = text();
    var was = (Rule.Bands) studio.model.columnPlan().orElseThrow().rule();
    var picture = studio.look().picture();

    drag(() -> Handles.edge(studio.scene.lookup("#bands")), 25, 0);
    await(() -> studio.model.settled());
    var is = (Rule.Bands) studio.model.columnPlan().orElseThrow().rule();
    assertThat(is.bands().getFirst().high()).isGreaterThan(was.bands().getFirst().high());
    assertThat(studio.look().picture()).isNotEqualTo(picture);
    assertThat(studio.plan.work().orElseThrow().history().past()).hasSize(1);

    robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
    await(() -> text().equals(before));
  }

  @Test
  void whetherAConstraintCanBeBrokenIsSaidWithTheColumn() {
    studio.look("fee");
    assertThat(studio.<Label>node("#plan-statement").getText())
        .contains("fee: all values lie in 501–5,000")
        .contains("fee > 500 AND fee <= 5000")
        .endsWith("holds");
    assertThat(studio.<Button>node("#plan-faults").isVisible()).isFalse();

    var fee = studio.model.columnPlan().orElseThrow();
    var wide = new Rule.Bands(java.util.List.of(new Rule.Band(400, 5000, 1)), 0);
    studio.act(
        () ->
            studio.model.edit(
                new ColumnEdit(new dev.tanemaki.plan.ColumnPlan("fee", wide, fee.nulls()), true)));
    await(() -> studio.model.settled());
    assertThat(studio.<Label>node("#plan-statement").getText()).contains("400");
    assertThat(studio.<Button>node("#plan-faults").isVisible()).isTrue();
    robot.clickOn("#plan-reset");
    await(() -> studio.model.settled() && !studio.plan.dirtyProperty().get());
    assertThat(studio.<Label>node("#plan-statement").getText()).endsWith("holds");
  }

  private void drag(Callable<Point2D> handle, double dx, double dy) {
    Point2D from = null;
    // What the pointer passes over on its way may still move things.
    for (var there = onWindow(handle); !there.equals(from); there = onWindow(handle)) {
      from = there;
      robot.moveTo(at(from));
      WaitForAsyncUtils.waitForFxEvents();
    }
    robot.press(MouseButton.PRIMARY);
    for (int i = 1; i <= 5; i++) {
      robot.moveTo(at(from.add(dx * i / 5, dy * i / 5)));
    }
    robot.release(MouseButton.PRIMARY);
  }

  private Point2D at(Point2D inScene) {
    return onWindow(() -> studio.scene.getRoot().localToScreen(inScene));
  }

  private Bar bar(int index) {
    return ((Picture.Bars) studio.look().picture().orElseThrow()).bars().get(index);
  }

  private String text() {
    return studio.plan.work().map(w -> w.document()).map(PlanDocument::text).orElseThrow();
  }
}
