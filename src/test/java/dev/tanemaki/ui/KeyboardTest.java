package dev.tanemaki.ui;

import static dev.tanemaki.ui.ConsoleFixture.await;
import static dev.tanemaki.ui.kit.Snapshots.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.TestServer;
import dev.tanemaki.database.sandbox.Sandbox;
import dev.tanemaki.ui.kit.OnScreen;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every screen under the Tab key: what it reaches, in which order, and that one sees where it is.
 */
@OnScreen
class KeyboardTest {

  /** More stops than any screen has. */
  private static final int MANY = 200;

  /** How far a focus ring reaches into its control, pixels. */
  private static final int RING = 3;

  @TempDir static Path directory;
  private static Sandbox sandbox;
  private static ConsoleFixture console;

  @BeforeAll
  static void openWindow() {
    sandbox = TestServer.sandbox(directory);
    sandbox.start();
    console = ConsoleFixture.onScreen(directory, sandbox, UnaryOperator.identity());
  }

  @AfterAll
  static void closeWindow() {
    console.close();
    sandbox.stop();
  }

  @Test
  void tabReachesEveryControlOnceInReadingOrder() {
    for (ScreenId screen : ScreenId.values()) {
      console.show(screen);
      walk(screen.toString());
    }
  }

  @Test
  void tabGoesThroughTheEditorsOfAPlan() {
    console.show(ScreenId.PLAN);
    for (String column :
        List.of("pref_cd", "min_salary", "latitude", "posting_date", "feature_codes", "address")) {
      console.act(() -> console.bench.planModel().look("jobs", column));
      await(() -> console.bench.planModel().settled());
      walk("the editor of " + column);
    }
  }

  private static void walk(String where) {
    console.act(() -> console.window.scene().snapshot(null));
    var stops = onWindow(KeyboardTest::stops);
    assertThat(names(stops.keySet()))
        .as("where Tab goes on %s", where)
        .containsExactlyInAnyOrderElementsOf(names(onWindow(() -> reachable(root()))));
    assertThat(onWindow(() -> backwards(stops.keySet())))
        .as("against reading order on %s", where)
        .isEmpty();
    assertThat(unseen(stops)).as("focus that is not seen on %s", where).isEmpty();
  }

  private static Parent root() {
    return console.window.scene().getRoot();
  }

  /**
   * What takes the focus, from the first control of the window on, until it comes again; and
   * whether one sees that it has it.
   */
  private static Map<Node, Boolean> stops() {
    reachable(root()).getLast().requestFocus();
    var stops = new LinkedHashMap<Node, Boolean>();
    Node now = next(focused());
    while (!stops.containsKey(now) && stops.size() < MANY) {
      Image with = now.snapshot(null, null);
      boolean inView = inView(now);
      Node then = next(now);
      Image without = now.snapshot(null, null);
      stops.put(now, inView && differ(with, without, now instanceof TextInputControl));
      now = then;
    }
    return stops;
  }

  /** Where Tab goes on to; through the handles of a chart it takes several. */
  private static Node next(Node from) {
    for (int i = 0; i < MANY && focused() == from; i++) {
      press(from, KeyCode.TAB);
    }
    return focused();
  }

  private static boolean inView(Node node) {
    var bounds = node.localToScene(node.getLayoutBounds());
    for (Node above = node.getParent(); above != null; above = above.getParent()) {
      if (above instanceof ScrollPane pane) {
        var view = pane.localToScene(pane.getLayoutBounds());
        if (!view.intersects(bounds)) {
          return false;
        }
      }
    }
    return true;
  }

  private static List<Node> reachable(Node node) {
    var found = new ArrayList<Node>();
    if (!node.isVisible() || node.isDisabled()) {
      return found;
    }
    // Of a group only what is chosen is a stop; arrows go through the rest.
    boolean passed =
        node instanceof ToggleButton toggle
            && toggle.getToggleGroup() != null
            && !toggle.isSelected();
    if (node.isFocusTraversable() && !passed) {
      found.add(node);
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> found.addAll(reachable(child)));
    }
    return found;
  }

  /** Steps to the left of or above what holds the control one comes from. */
  private static List<String> backwards(Iterable<Node> stops) {
    var found = new ArrayList<String>();
    Node before = null;
    for (Node now : stops) {
      if (before != null) {
        var ways = branches(before, now);
        Bounds from = ways.getFirst().localToScene(ways.getFirst().getLayoutBounds());
        Bounds to = ways.getLast().localToScene(ways.getLast().getLayoutBounds());
        boolean above = to.getMaxY() <= from.getMinY() + 1;
        boolean sameLine = to.getMinY() < from.getMaxY() - 1;
        if (above || sameLine && to.getMaxX() <= from.getMinX() + 1) {
          found.add(name(before) + " → " + name(now));
        }
      }
      before = now;
    }
    return found;
  }

  /** The two children of the nearest common ancestor that lead to these. */
  private static List<Node> branches(Node first, Node second) {
    var up = new ArrayList<Node>();
    for (Node node = first; node != null; node = node.getParent()) {
      up.add(node);
    }
    Node way = second;
    while (!up.contains(way.getParent())) {
      way = way.getParent();
    }
    int common = up.indexOf(way.getParent());
    return List.of(up.get(Math.max(0, common - 1)), way);
  }

  private static List<String> unseen(Map<Node, Boolean> stops) {
    return stops.entrySet().stream()
        .filter(stop -> !stop.getValue())
        .map(stop -> name(stop.getKey()))
        .toList();
  }

  /**
   * @param edge whether only the edge counts, since a caret comes and goes in the middle
   */
  private static boolean differ(Image one, Image other, boolean edge) {
    int width = (int) one.getWidth();
    int height = (int) one.getHeight();
    if (width != (int) other.getWidth() || height != (int) other.getHeight()) {
      return true;
    }
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        boolean outside = x < RING || y < RING || x >= width - RING || y >= height - RING;
        if ((outside || !edge)
            && one.getPixelReader().getArgb(x, y) != other.getPixelReader().getArgb(x, y)) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void arrowsChooseAmongWhatBelongsTogether() {
    console.show(ScreenId.RUN);
    console.act(() -> console.find("run-constraints-auto").requestFocus());
    console.act(() -> press(focused(), KeyCode.RIGHT));
    assertThat(console.command("run-command")).contains("--constraints suspend");
    console.act(() -> console.find("rail-run").requestFocus());
    console.act(() -> press(focused(), KeyCode.DOWN));
    assertThat(onWindow(() -> console.<Node>find("plan-columns"))).isNotNull();
    assertThat(onWindow(() -> focused().getId())).isEqualTo("rail-plan");
  }

  private static Node focused() {
    return console.window.scene().getFocusOwner();
  }

  private static void press(Node node, KeyCode code) {
    for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
      Event.fireEvent(node, new KeyEvent(type, "", "", code, false, false, false, false));
    }
  }

  private static List<String> names(Iterable<Node> nodes) {
    var names = new ArrayList<String>();
    nodes.forEach(node -> names.add(name(node)));
    return names;
  }

  private static String name(Node node) {
    return node.getId() != null
        ? node.getId()
        : node instanceof ButtonBase button
                && button.getText() != null
                && !button.getText().isEmpty()
            ? button.getText()
            : node.getClass().getSimpleName() + "(" + node.getAccessibleText() + ")";
  }
}
