package dev.tanemaki.ui.plan;

import static dev.tanemaki.ui.kit.Snapshots.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.plan.Plan;
import dev.tanemaki.ui.kit.OnScreen;
import dev.tanemaki.ui.plan.editor.Handles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * How long it takes from a drag to the picture of ten thousand rows of it: reported in {@code
 * target/studio-pace.txt}, which depends on the machine and is no matter of pass or fail.
 */
@Isolated
@OnScreen
@Order(1)
class DragPaceTest {

  private static final int STEPS = 200;
  private static final int FIRST = 50;

  @TempDir Path directory;

  private final Map<Plan, Integer> steps = new IdentityHashMap<>();
  private final long[] sent = new long[STEPS];
  private final List<Double> millis = new ArrayList<>();
  private int pictured = -1;
  private int painted = -1;

  @Test
  void aDragOfTwoHundredStepsIsPicturedToItsEnd() throws IOException {
    var report = new StringBuilder();
    try (var studio = new Studio(directory, 1280, 800)) {
      studio.act(
          () -> {
            studio.model.lookProperty().subscribe(look -> look.ifPresent(l -> pictured(l)));
            studio.scene.addPostLayoutPulseListener(this::pulse);
          });
      for (String column : new String[] {"salary_type", "pref_cd", "min_salary"}) {
        studio.look(column);
        // The first drag warms up, as an operator's first does.
        drag(studio, column, FIRST);
        report.append(line(column + ", first drag"));
        drag(studio, column, STEPS);
        report.append(line(column));
        assertThat(millis).isNotEmpty();
        assertThat(painted).isEqualTo(steps.values().stream().mapToInt(i -> i).max().orElse(-1));
      }
    }
    Files.writeString(Path.of("target", "studio-pace.txt"), report);
  }

  private void drag(Studio studio, String column, int wanted) {
    steps.clear();
    millis.clear();
    pictured = -1;
    painted = -1;
    boolean bands = column.equals("min_salary");
    Node node =
        onWindow(
            () ->
                bands ? studio.scene.lookup("#bands") : Handles.choice(studio.scene.getRoot(), 0));
    Point2D from =
        onWindow(
            () ->
                node.sceneToLocal(
                    bands ? Handles.edge(node) : Handles.bar(studio.scene.getRoot(), 0)));
    studio.act(() -> Hand.fire(node, MouseEvent.MOUSE_PRESSED, from));
    for (int step = 0; step < wanted; step++) {
      int now = step;
      double wave = 40 * Math.sin(step * Math.PI / 25);
      onWindow(
          () -> {
            var before = studio.model.present().orElseThrow();
            sent[now] = System.nanoTime();
            Hand.fire(node, MouseEvent.MOUSE_DRAGGED, from.add(wave, 0));
            var after = studio.model.present().orElseThrow();
            // A step too small to change a number leaves the picture that is there, or on its way.
            Integer since = after.equals(before) ? steps.get(before) : Integer.valueOf(now);
            if (since != null) {
              steps.put(after, since);
            }
            return null;
          });
      // A hand's events come with the pulses.
      java.util.concurrent.locks.LockSupport.parkNanos(16_000_000);
    }
    int last = onWindow(() -> steps.values().stream().mapToInt(i -> i).max().orElse(-1));
    Studio.await(() -> painted >= last);
    studio.act(() -> Hand.fire(node, MouseEvent.MOUSE_RELEASED, from));
    Studio.await(() -> studio.model.settled());
  }

  /** On the JavaFX thread: a picture has been set, the next pulse paints it. */
  private void pictured(Look look) {
    Integer step = steps.get(look.asked().plan());
    if (step != null && look.picture().isPresent()) {
      pictured = Math.max(pictured, step);
    }
  }

  /** Whatever was asked for up to the picture painted now has been answered by it. */
  private void pulse() {
    for (int step = painted + 1; step <= pictured; step++) {
      if (steps.containsValue(step)) {
        millis.add((System.nanoTime() - sent[step]) / 1e6);
      }
    }
    painted = Math.max(painted, pictured);
  }

  private String line(String what) {
    double[] sorted = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return String.format(
        Locale.ROOT,
        "%-24s %3d steps  p50 %5.1f ms  p95 %5.1f ms  p99 %5.1f ms  max %5.1f ms%n",
        what,
        sorted.length,
        at(sorted, 0.5),
        at(sorted, 0.95),
        at(sorted, 0.99),
        at(sorted, 1));
  }

  private static double at(double[] sorted, double share) {
    return sorted[Math.min(sorted.length - 1, (int) Math.floor(share * sorted.length))];
  }
}
