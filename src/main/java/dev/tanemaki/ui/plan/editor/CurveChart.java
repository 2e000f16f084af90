package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.Distribution;
import dev.tanemaki.ui.kit.chart.HandleChart;
import dev.tanemaki.ui.kit.chart.Pen;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.kit.theme.Role;
import java.util.List;
import java.util.Locale;
import javafx.geometry.HPos;

/** A density with grips on it, over a histogram of what came out. */
final class CurveChart extends HandleChart {

  /** Hears of the distribution as the hand leaves it. */
  interface Listener {
    void changed(Distribution distribution, boolean settled);
  }

  private static final double SIDE = 10;
  private static final int BINS = 40;

  private final Messages texts;
  private final Formats formats;
  private final Listener listener;
  private Distribution distribution = new Distribution.Uniform(0, 1);
  private Distribution before = distribution;
  private List<Curve.Grip> grips = List.of();
  private double[] actual = new double[0];
  private boolean whole;
  private Axis axis = new Axis(0, 1, 0, 1);
  private double top;
  private double bottom = 1;
  private double highest = 1;
  private double[] view = {0, 1};

  CurveChart(Messages texts, Formats formats, Listener listener) {
    super(texts.text("curve.name"));
    this.texts = texts;
    this.formats = formats;
    this.listener = listener;
    setId("curve");
    getStyleClass().add("curve");
    setMinSize(160, 130);
    setPrefSize(320, 190);
  }

  /**
   * Shows a distribution.
   *
   * @param wholeNumbers whether its ends are whole numbers
   */
  void show(Distribution now, boolean wholeNumbers) {
    distribution = now;
    whole = wholeNumbers;
    grips = Curve.grips(now);
    if (!busy()) {
      view = Curve.view(now);
    }
    redraw();
  }

  boolean whole() {
    return whole;
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
    return axis.x(Curve.x(distribution, grips.get(handle)));
  }

  @Override
  protected double handleY(int handle) {
    return switch (grips.get(handle)) {
      case MIN, MAX -> bottom;
      case CENTRE, SPREAD, EXPONENT ->
          y(Curve.density(distribution, Curve.x(distribution, grips.get(handle))));
    };
  }

  private double y(double density) {
    return bottom - Math.min(1, density / highest) * (bottom - top);
  }

  @Override
  protected Way way(int handle) {
    return grips.get(handle) == Curve.Grip.EXPONENT ? Way.UPWARDS : Way.SIDEWAYS;
  }

  @Override
  protected String say(int handle) {
    var grip = grips.get(handle);
    String name = name(grip);
    double value =
        switch (grip) {
          case EXPONENT -> Parameters.get(distribution, "exponent");
          case SPREAD ->
              distribution instanceof Distribution.Normal n
                  ? n.sd()
                  : Curve.x(distribution, grip) - Curve.x(distribution, Curve.Grip.CENTRE);
          case CENTRE ->
              distribution instanceof Distribution.Exponential e
                  ? e.mean()
                  : Curve.x(distribution, grip);
          case MIN, MAX -> Curve.x(distribution, grip);
        };
    return texts.text("curve.say", name, round(value));
  }

  private String name(Curve.Grip grip) {
    String kind = grip.name().toLowerCase(Locale.ROOT);
    return distribution instanceof Distribution.LogNormal && grip == Curve.Grip.CENTRE
        ? texts.text("curve.median")
        : texts.text("curve." + kind);
  }

  /** To what can be told apart on the axis. */
  private double round(double value) {
    double grain = Shares.step(axis.pixel() / 10);
    return Shares.rounded(value, Math.min(grain, 1));
  }

  @Override
  protected void take(int handle) {
    before = distribution;
  }

  @Override
  protected void putBack(int handle) {
    distribution = before;
  }

  @Override
  protected void move(int handle, double x, double y) {
    var grip = grips.get(handle);
    change(
        grip == Curve.Grip.EXPONENT
            ? Curve.steeper(distribution, (bottom - y) / (bottom - top))
            : Curve.moved(distribution, grip, axis.value(x), grain(grip)));
  }

  @Override
  protected void step(int handle, int steps) {
    var grip = grips.get(handle);
    if (grip == Curve.Grip.EXPONENT) {
      double exponent = Parameters.get(distribution, "exponent") + steps * 0.01;
      change(Parameters.with(distribution, "exponent", Math.max(0.01, Shares.clean(exponent))));
    } else {
      double grain = grain(grip);
      change(Curve.moved(distribution, grip, Curve.x(distribution, grip) + steps * grain, grain));
    }
  }

  private double grain(Curve.Grip grip) {
    double grain = Shares.step(axis.pixel());
    boolean end = grip == Curve.Grip.MIN || grip == Curve.Grip.MAX;
    return whole && end ? Math.max(1, grain) : grain;
  }

  private void change(Distribution now) {
    if (!now.equals(distribution)) {
      distribution = now;
      listener.changed(now, false);
    }
  }

  @Override
  protected void settle(int handle) {
    view = Curve.view(distribution);
    listener.changed(distribution, true);
    redraw();
  }

  @Override
  protected void paint(Pen pen, double width, double height) {
    top = pen.lineHeight() + 10;
    bottom = Math.floor(height - pen.lineHeight() - 8);
    axis = new Axis(view[0], view[1], SIDE, width - SIDE);
    boolean ranks = distribution instanceof Distribution.Zipf;
    int points = (int) Math.max(2, width - 2 * SIDE);
    double[] density = new double[points + 1];
    double area = 0;
    highest = 1e-12;
    for (int i = 0; i <= points; i++) {
      density[i] = Curve.density(distribution, axis.value(SIDE + i));
      // One pole of a Beta must not press everything else flat.
      highest = Math.max(highest, Math.min(density[i], 50));
      area += density[i];
    }
    bars(pen, area / points);
    axis.paint(pen, bottom, formats);
    if (ranks) {
      ranks(pen);
    } else {
      line(pen, density);
    }
    ends(pen);
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

  /** What came out, at the height that the curve would have. */
  private void bars(Pen pen, double mean) {
    if (actual.length == 0 || mean <= 0) {
      return;
    }
    boolean ranks = distribution instanceof Distribution.Zipf;
    int count = ranks ? (int) Math.round(axis.high() - axis.low()) : BINS;
    double[] edges = new double[count + 1];
    double from = ranks ? 0.5 : axis.low();
    double width = ranks ? 1 : (axis.high() - axis.low()) / count;
    for (int i = 0; i <= count; i++) {
      edges[i] = from + i * width;
    }
    double[] shares = ActualShares.bins(actual, edges);
    pen.context().setFill(pen.palette().color(Role.SERIES_2, 0.3));
    double unit = ranks ? firstRank() : width / (axis.high() - axis.low()) / mean;
    for (int i = 0; i < count; i++) {
      double y = y(shares[i] / unit);
      double left = axis.x(edges[i]) + 0.5;
      pen.context().fillRect(left, y, Math.max(1, axis.x(edges[i + 1]) - left - 0.5), bottom - y);
    }
  }

  /** Share of rank 1 among all ranks. */
  private double firstRank() {
    long n = ((Distribution.Zipf) distribution).n();
    double exponent = Parameters.get(distribution, "exponent");
    double sum = 0;
    long counted = Math.min(n, 2_000);
    for (long k = 1; k <= counted; k++) {
      sum += Math.pow(k, -exponent);
    }
    if (n > counted) {
      sum +=
          Math.abs(exponent - 1) < 1e-9
              ? Math.log((double) n / counted)
              : (Math.pow(n, 1 - exponent) - Math.pow(counted, 1 - exponent)) / (1 - exponent);
    }
    return 1 / sum;
  }

  private void line(Pen pen, double[] density) {
    var context = pen.context();
    context.beginPath();
    context.moveTo(SIDE, bottom);
    for (int i = 0; i < density.length; i++) {
      context.lineTo(SIDE + i, y(density[i]));
    }
    context.lineTo(axis.right(), bottom);
    context.setFill(pen.palette().color(Role.SERIES_1, 0.14));
    context.fill();
    context.setStroke(pen.palette().color(Role.SERIES_1));
    context.setLineWidth(1.75);
    context.stroke();
    context.setLineWidth(1);
  }

  private void ranks(Pen pen) {
    double room = axis.x(2) - axis.x(1);
    long last = Math.round(axis.high() - 0.6);
    pen.context().setFill(pen.palette().color(Role.SERIES_1, 0.75));
    for (int rank = 1; rank <= last; rank++) {
      double y = y(Curve.density(distribution, rank));
      pen.context().fillRect(axis.x(rank) - room * 0.2, y, Math.max(2, room * 0.4), bottom - y);
    }
  }

  private void ends(Pen pen) {
    for (var grip : grips) {
      if (grip == Curve.Grip.CENTRE) {
        double x = axis.x(Curve.x(distribution, grip));
        pen.vertical(
            x, y(Curve.density(distribution, Curve.x(distribution, grip))), bottom, Role.SERIES_1);
      }
    }
  }
}
