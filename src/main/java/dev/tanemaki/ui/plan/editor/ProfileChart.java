package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.ui.kit.chart.HandleChart;
import dev.tanemaki.ui.kit.chart.Pen;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Quantity;
import dev.tanemaki.ui.kit.theme.Role;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.HPos;

/**
 * Weights of days or hours as columns. A hand that goes across them draws the profile, as on an
 * equaliser.
 */
final class ProfileChart extends HandleChart {

  /** Hears of the weights as the hand leaves them. */
  interface Listener {
    void changed(double[] weights, boolean settled);
  }

  private final Formats formats;
  private final String name;
  private final List<String> labels;
  private final List<String> names;
  private final Listener listener;
  private double[] weights;
  private double[] before;
  private double[] actual = new double[0];
  private double reach = 1;
  private double top;
  private double bottom = 1;

  /**
   * @param name what is weighed
   * @param labels what stands below the columns
   * @param names the same for those who only hear it
   */
  ProfileChart(
      String id,
      String name,
      List<String> labels,
      List<String> names,
      Formats formats,
      Listener listener) {
    super(name);
    this.formats = formats;
    this.name = name;
    this.labels = labels;
    this.names = names;
    this.listener = listener;
    weights = new double[labels.size()];
    before = weights;
    setId(id);
    getStyleClass().add("profile");
    setMinSize(120, 96);
    setPrefSize(320, 116);
  }

  void show(double[] now) {
    weights = now.clone();
    if (!busy()) {
      fit();
    }
    redraw();
  }

  private void fit() {
    double highest = Arrays.stream(weights).max().orElse(1);
    reach = highest > 0 ? highest * 1.25 : 1;
  }

  void showActual(double[] shares) {
    actual = shares;
    redraw();
  }

  private double pitch() {
    return getWidth() / weights.length;
  }

  @Override
  protected int handles() {
    return weights.length;
  }

  @Override
  protected double handleX(int handle) {
    return (handle + 0.5) * pitch();
  }

  @Override
  protected double handleY(int handle) {
    return y(weights[handle]);
  }

  private double y(double weight) {
    return bottom - Math.min(1, weight / reach) * (bottom - top);
  }

  @Override
  protected int handleAt(double x, double y) {
    int at = (int) Math.floor(x / pitch());
    return at >= 0 && at < weights.length && y >= top - 8 && y <= bottom + 2 ? at : -1;
  }

  @Override
  protected boolean holds(int handle, double x, double y) {
    return false;
  }

  @Override
  protected Way way(int handle) {
    return Way.UPWARDS;
  }

  @Override
  protected String say(int handle) {
    double sum = Arrays.stream(weights).sum();
    double share = sum > 0 ? weights[handle] / sum : 0;
    return names.get(handle)
        + " · "
        + formats.tick(Quantity.COUNT, weights[handle], 0.01)
        + " · "
        + formats.tick(Quantity.SHARE, share, 0.001);
  }

  @Override
  protected void take(int handle) {
    before = weights.clone();
  }

  @Override
  protected void putBack(int handle) {
    weights = before.clone();
  }

  @Override
  protected void move(int handle, double x, double y) {
    int at = Math.clamp((int) Math.floor(x / pitch()), 0, weights.length - 1);
    double pixel = reach / (bottom - top);
    double weight = Math.clamp((bottom - y) * pixel, 0, reach);
    put(at, Shares.rounded(weight, Shares.step(1.5 * pixel)));
  }

  @Override
  protected void step(int handle, int steps) {
    put(handle, Math.max(0, Shares.clean(weights[handle] + steps * Shares.step(reach / 100))));
  }

  private void put(int index, double weight) {
    if (weights[index] != weight) {
      weights[index] = weight;
      listener.changed(weights.clone(), false);
    }
  }

  @Override
  protected void settle(int handle) {
    fit();
    listener.changed(weights.clone(), true);
    redraw();
  }

  @Override
  protected void paint(Pen pen, double width, double height) {
    top = pen.lineHeight() + 6;
    bottom = Math.floor(height - pen.lineHeight() - 4);
    double pitch = pitch();
    double sum = Arrays.stream(weights).sum();
    double widest = labels.stream().mapToDouble(pen::width).max().orElse(0) + 6;
    int every = (int) Math.max(1, Math.ceil(widest / pitch));
    // Round steps on a day of 24 hours.
    every = every == 1 ? 1 : every <= 3 ? 3 : 6;
    var context = pen.context();
    int chosen = chosenHandle();
    for (int i = 0; i < weights.length; i++) {
      double left = Math.round(i * pitch) + 1;
      double column = Math.max(2, Math.round((i + 1) * pitch) - 1 - left);
      double y = Math.round(y(weights[i]));
      context.setFill(pen.palette().color(Role.GRID, 0.5));
      context.fillRect(left, top, column, bottom - top);
      boolean strong = i == chosen && isFocused();
      context.setFill(pen.palette().color(strong ? Role.ACCENT : Role.SERIES_1));
      context.fillRect(left, y, column, Math.max(1, bottom - y));
      if (actual.length == weights.length && sum > 0) {
        context.setFill(pen.palette().color(Role.SERIES_2));
        context.fillRect(left, Math.round(y(actual[i] * sum)) - 1, column, 2);
      }
      if (i % every == 0 || weights.length <= 7) {
        boolean middle = every == 1 || weights.length <= 7;
        double x = middle ? (i + 0.5) * pitch : left;
        HPos position = middle ? HPos.CENTER : HPos.LEFT;
        pen.text(labels.get(i), x, bottom + 4 + pen.lineHeight() / 2 - 2, position, Role.MUTED);
      }
    }
    pen.horizontal(0, width, bottom, Role.BORDER);
    String said = chosen >= 0 ? name + " · " + say(chosen) : name;
    pen.text(pen.fit(said, width), 0, Math.round(pen.lineHeight() / 2), HPos.LEFT, Role.MUTED);
  }
}
