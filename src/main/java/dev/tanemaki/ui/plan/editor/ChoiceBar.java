package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.ui.kit.chart.CanvasRegion;
import dev.tanemaki.ui.kit.chart.Pen;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Quantity;
import dev.tanemaki.ui.kit.theme.Role;
import javafx.geometry.HPos;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.ArcType;

/**
 * One choice as a line: lock, label, a bar to drag, its share. A canvas of its own, so that a drag
 * paints the lines that changed and lays nothing out.
 */
final class ChoiceBar extends CanvasRegion {

  static final double HEIGHT = 26;

  private static final double LOCK = 22;
  private static final double GAP = 8;
  private static final double BAR = 12;
  private static final double EDGE = 10;

  /** What a hand does to a line. */
  interface Hand {
    void take(int index);

    /**
     * @param share of the whole that the hand points at
     * @param pixel what share a pixel is worth
     */
    void drag(int index, double share, double pixel);

    void letGo(int index);

    void toggleLock(int index);

    void edit(int index);
  }

  private final ChoiceModel model;
  private final ChoiceLabels labels;
  private final Formats formats;
  private final Hand hand;
  private int index = -1;
  private boolean selected;
  private boolean wrong;
  private boolean hovered;
  private boolean dragging;
  private boolean moved;
  private double barLeft;
  private double barLength = 1;
  private double grab;

  ChoiceBar(ChoiceModel model, ChoiceLabels labels, Formats formats, Hand hand) {
    this.model = model;
    this.labels = labels;
    this.formats = formats;
    this.hand = hand;
    getStyleClass().add("choice-bar");
    setPrefSize(160, HEIGHT);
    setMinHeight(HEIGHT);
    setMaxHeight(HEIGHT);
    addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
    addEventHandler(
        MouseEvent.MOUSE_EXITED,
        event -> {
          hovered = false;
          redraw();
        });
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    addEventHandler(MouseEvent.MOUSE_RELEASED, event -> released());
  }

  /** Shows another choice. */
  void show(int choice, boolean isSelected, boolean isWrong) {
    index = choice;
    selected = isSelected;
    wrong = isWrong;
    redraw();
  }

  /** Shows the same choice as it is now. */
  void refresh() {
    redraw();
  }

  int index() {
    return index;
  }

  /** Where the bar ends, in pixels of this line: what a hand takes hold of. */
  double barEnd() {
    return barLeft + barLength * Math.min(1, model.share(index) / model.reach());
  }

  /** Only among weights that share a whole is there something to keep others from. */
  private boolean lockable() {
    return model.kind().sharesAWhole();
  }

  private boolean onBar(double x) {
    return x >= barLeft - 4 && x <= barLeft + barLength + 4;
  }

  private void hover(MouseEvent event) {
    hovered = true;
    boolean free = index >= 0 && !model.isLocked(index);
    setCursor(
        event.getX() < LOCK && lockable()
            ? Cursor.HAND
            : free && onBar(event.getX()) ? Cursor.H_RESIZE : Cursor.DEFAULT);
    redraw();
  }

  private void pressed(MouseEvent event) {
    if (index < 0 || event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    if (event.getX() < LOCK && lockable()) {
      hand.toggleLock(index);
    } else if (event.getClickCount() == 2) {
      hand.edit(index);
    } else if (onBar(event.getX()) && !model.isLocked(index)) {
      dragging = true;
      moved = false;
      // A bar is taken where it ends; pressed elsewhere, its end moves as far as the hand does.
      grab = event.getX() - barEnd();
      hand.take(index);
    }
  }

  private void dragged(MouseEvent event) {
    if (dragging) {
      moved = true;
      double pixel = model.reach() / barLength;
      hand.drag(index, (event.getX() - grab - barLeft) * pixel, pixel);
      event.consume();
    }
  }

  private void released() {
    if (dragging) {
      dragging = false;
      if (moved) {
        hand.letGo(index);
      }
    }
  }

  @Override
  protected void paint(Pen pen, double width, double height) {
    if (index < 0 || index >= model.choices().size()) {
      return;
    }
    double middle = Math.round(height / 2);
    var context = pen.context();
    if (selected || hovered) {
      context.setFill(pen.palette().color(Role.SURFACE));
      context.fillRect(0, 0, width, height);
    }
    if (selected) {
      context.setFill(pen.palette().color(Role.ACCENT));
      context.fillRect(0, 0, 3, height);
    }
    boolean locked = model.isLocked(index);
    if (locked || lockable() && (selected || hovered)) {
      lock(pen, middle, locked);
    }
    double room = Math.max(60, width * 0.42);
    labels.measure(pen, room);
    labels.paint(pen, index, LOCK, middle, wrong ? Role.DANGER : Role.TEXT);
    String share = formats.tick(Quantity.SHARE, model.share(index), 0.001);
    double numbers = Math.max(pen.width("00.0 %"), pen.width(share));
    barLeft = LOCK + labels.width() + GAP;
    barLength = Math.max(20, width - barLeft - numbers - GAP - 4);
    bar(pen, middle, locked);
    pen.text(share, width - 4, middle, HPos.RIGHT, Role.TEXT);
  }

  private void bar(Pen pen, double middle, boolean locked) {
    var context = pen.context();
    double top = middle - BAR / 2;
    double end = barEnd();
    context.setFill(pen.palette().color(Role.GRID, 0.6));
    context.fillRect(barLeft, top, barLength, BAR);
    boolean others = model.isOthers(index);
    Role role = locked || others ? Role.SERIES_6 : Role.SERIES_1;
    context.setFill(pen.palette().color(role, others ? 0.55 : 1));
    context.fillRect(barLeft, top, Math.max(1, end - barLeft), BAR);
    double actual = model.actual(index);
    if (!Double.isNaN(actual)) {
      double at = Math.round(barLeft + barLength * Math.min(1, actual / model.reach()));
      context.setFill(pen.palette().color(Role.SERIES_2));
      context.fillRect(at - 1, top - 3, 2, BAR + 6);
    }
    if (!locked && (selected || hovered || dragging)) {
      double x = Math.round(end);
      context.setFill(pen.palette().color(Role.ACCENT));
      context.fillRoundRect(x - 2, middle - EDGE + 1, 5, 2 * EDGE - 2, 4, 4);
    }
  }

  private static void lock(Pen pen, double middle, boolean closed) {
    var context = pen.context();
    var colour = pen.palette().color(closed ? Role.TEXT : Role.GHOST);
    context.setStroke(colour);
    context.setLineWidth(1.5);
    context.strokeArc(closed ? 9.5 : 7.5, middle - 6, 5, 7, 0, 180, ArcType.OPEN);
    context.setFill(colour);
    context.fillRoundRect(8, middle - 2, 8, 6.5, 2, 2);
    context.setLineWidth(1);
  }
}
