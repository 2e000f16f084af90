package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.ui.kit.chart.HandleChart;
import dev.tanemaki.ui.kit.chart.Pen;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.kit.text.Quantity;
import dev.tanemaki.ui.kit.theme.Role;
import java.util.List;
import javafx.geometry.HPos;

/** Bands as bars as wide as they reach and as high as their share; edges and heights to drag. */
final class BandChart extends HandleChart {

  /** Hears of what the hand does to the model. */
  interface Listener {
    void moved(boolean settled);

    void chosen(int band);
  }

  private static final double SIDE = 14;

  private final Messages texts;
  private final Formats formats;
  private final BandModel model;
  private final Listener listener;
  private List<BandModel.Grip> grips = List.of();
  private double[] actual = new double[0];
  private Axis axis = new Axis(0, 1, 0, 1);
  private double low;
  private double high = 1;
  private double top;
  private double bottom = 1;
  private int selected;

  BandChart(Messages texts, Formats formats, BandModel model, Listener listener) {
    super(texts.text("bands.name"));
    this.texts = texts;
    this.formats = formats;
    this.model = model;
    this.listener = listener;
    setId("bands");
    getStyleClass().add("bands");
    setMinSize(160, 140);
    setPrefSize(320, 220);
  }

  /** Shows the bands as they are now. */
  void refresh() {
    grips = model.grips();
    if (!busy()) {
      fit();
    }
    redraw();
  }

  private void fit() {
    var order = model.ascending();
    low = order.isEmpty() ? 0 : model.left(order.getFirst());
    high = low;
    for (int i : order) {
      high = Math.max(high, model.right(i));
    }
    double air = Math.max(high - low, 1e-6) * 0.08;
    // Room to pull the outer edges further out.
    low -= air;
    high += air;
    model.weights().fit();
  }

  void select(int band) {
    selected = band;
    redraw();
  }

  void showActual(double[] values) {
    actual = values;
    redraw();
  }

  @Override
  protected int handles() {
    return grips.size();
  }

  @Override
  protected double handleX(int handle) {
    var grip = grips.get(handle);
    double left = axis.x(model.left(grip.band()));
    double right = axis.x(model.right(grip.band()));
    return switch (grip.part()) {
      case LOW -> left;
      case HIGH -> right;
      case HEIGHT -> (left + right) / 2;
    };
  }

  @Override
  protected double handleY(int handle) {
    var grip = grips.get(handle);
    return grip.part() == BandModel.Part.HEIGHT ? y(model.weights().share(grip.band())) : bottom;
  }

  /** Of an edge the whole height can be taken hold of, of a height the whole width. */
  @Override
  protected int handleAt(double x, double y) {
    int near = super.handleAt(x, y);
    for (int i = 0; near < 0 && i < grips.size(); i++) {
      var grip = grips.get(i);
      if (grip.part() == BandModel.Part.HEIGHT) {
        boolean over =
            x > axis.x(model.left(grip.band())) + 5 && x < axis.x(model.right(grip.band())) - 5;
        near = over && Math.abs(y - handleY(i)) <= 5 ? i : near;
      } else if (Math.abs(x - handleX(i)) <= 5 && y >= top && y <= bottom + 8) {
        near = i;
      }
    }
    for (int i = 0; near < 0 && i < grips.size(); i++) {
      var grip = grips.get(i);
      boolean inside =
          x >= axis.x(model.left(grip.band())) && x <= axis.x(model.right(grip.band()));
      // Anywhere else in a bar chooses it by its height.
      near =
          grip.part() == BandModel.Part.HEIGHT && inside && y > handleY(i) && y < bottom ? i : near;
    }
    return near;
  }

  @Override
  protected Way way(int handle) {
    return grips.get(handle).part() == BandModel.Part.HEIGHT ? Way.UPWARDS : Way.SIDEWAYS;
  }

  @Override
  protected String say(int handle) {
    var grip = grips.get(handle);
    var band = model.band(grip.band());
    String range = range(band.low(), band.high());
    return switch (grip.part()) {
      case LOW -> texts.text("bands.low", range);
      case HIGH -> texts.text("bands.high", range);
      case HEIGHT -> range + " · " + share(model.weights().share(grip.band()));
    };
  }

  private String range(double from, double to) {
    double grain = model.isWhole() ? 1 : Shares.step(axis.pixel() / 10);
    return formats.tick(Quantity.COUNT, from, grain)
        + "–"
        + formats.tick(Quantity.COUNT, to, grain);
  }

  private String share(double share) {
    boolean whole = Math.abs(share * 100 - Math.rint(share * 100)) < 1e-6;
    return formats.tick(Quantity.SHARE, share, whole ? 0.01 : 0.001);
  }

  @Override
  protected void chosen(int handle) {
    selected = grips.get(handle).band();
    listener.chosen(selected);
  }

  @Override
  protected void take(int handle) {
    model.take();
  }

  @Override
  protected void putBack(int handle) {
    model.putBack();
  }

  @Override
  protected void move(int handle, double x, double y) {
    var grip = grips.get(handle);
    if (grip.part() == BandModel.Part.HEIGHT) {
      double reach = model.weights().reach();
      double pixel = reach / (bottom - top);
      if (!model.weights().isLocked(grip.band())) {
        model.moveHeight(grip.band(), (bottom - y) * pixel, pixel);
      }
    } else {
      model.moveEdge(grip, axis.value(x), grain());
    }
    listener.moved(false);
  }

  @Override
  protected void step(int handle, int steps) {
    var grip = grips.get(handle);
    if (grip.part() == BandModel.Part.HEIGHT) {
      double now = model.band(grip.band()).weight();
      model.moveWeight(grip.band(), now + steps * model.weights().step());
    } else {
      double unit = model.step() > 0 ? model.step() : model.isWhole() ? 1 : grain();
      double at =
          grip.part() == BandModel.Part.LOW ? model.left(grip.band()) : model.right(grip.band());
      model.moveEdge(grip, at + steps * unit, model.isWhole() ? 1 : unit);
    }
    listener.moved(false);
  }

  private double grain() {
    return Math.max(model.step(), Shares.step(1.5 * axis.pixel()));
  }

  @Override
  protected void settle(int handle) {
    fit();
    grips = model.grips();
    listener.moved(true);
    redraw();
  }

  private double y(double share) {
    return bottom - Math.min(1, share / model.weights().reach()) * (bottom - top);
  }

  @Override
  protected void paint(Pen pen, double width, double height) {
    top = 2 * pen.lineHeight() + 8;
    bottom = Math.floor(height - pen.lineHeight() - 8);
    axis = new Axis(low, high, SIDE, width - SIDE);
    axis.paint(pen, bottom, formats);
    double[] counted = counted();
    for (int i = 0; i < model.bands().size(); i++) {
      bar(pen, i, counted);
    }
    paintHandles(pen);
    int chosen = chosenHandle();
    double y = Math.round(pen.lineHeight() / 2);
    if (chosen >= 0) {
      pen.text(say(chosen), 0, y, HPos.LEFT, Role.MUTED);
    }
    if (actual.length > 0) {
      Legend.paint(pen, texts, width, y);
    }
  }

  private void bar(Pen pen, int index, double[] counted) {
    var context = pen.context();
    double left = axis.x(model.left(index));
    double right = axis.x(model.right(index));
    double share = model.weights().share(index);
    double y = Math.round(y(share));
    boolean locked = model.weights().isLocked(index);
    Role role = locked ? Role.SERIES_6 : Role.SERIES_1;
    context.setFill(pen.palette().color(role, index == selected ? 0.85 : 0.55));
    context.fillRect(left + 0.5, y, Math.max(1, right - left - 1), bottom - y);
    if (counted.length > 0) {
      context.setFill(pen.palette().color(Role.SERIES_2));
      context.fillRect(
          left + 2, Math.round(y(counted[index])) - 1, Math.max(1, right - left - 4), 2);
    }
    String text = share(share);
    if (pen.width(text) <= right - left + 6) {
      pen.text(text, (left + right) / 2, y - pen.lineHeight() / 2 - 4, HPos.CENTER, Role.TEXT);
    }
  }

  private double[] counted() {
    if (actual.length == 0) {
      return actual;
    }
    double[] shares = new double[model.bands().size()];
    for (double value : actual) {
      for (int i = 0; i < shares.length; i++) {
        if (value >= model.left(i) && value < model.right(i)) {
          shares[i]++;
          break;
        }
      }
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= actual.length;
    }
    return shares;
  }
}
