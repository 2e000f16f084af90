package dev.tanemaki.ui.kit.chart;

/**
 * A scale from zero whose ticks are round numbers.
 *
 * @param top the highest tick, at or above every value
 * @param step the distance of two ticks
 */
record NiceScale(double top, double step) {

  private static final double[] DECIMAL = {1, 2, 2.5, 5, 10};
  private static final double[] BINARY = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024};

  /**
   * @param highest value that has to fit; zero or NaN gives a scale to 1
   * @param ticks at most that many above zero
   * @param binary steps are powers of two, for memory
   * @param whole no step below 1, for counts
   */
  static NiceScale of(double highest, int ticks, boolean binary, boolean whole) {
    double reach = highest > 0 ? highest : 1;
    double base = binary ? 1024 : 10;
    double rough = reach / Math.max(1, ticks);
    double unit = Math.pow(base, Math.floor(Math.log(rough) / Math.log(base) + 1e-9));
    for (double factor : binary ? BINARY : DECIMAL) {
      double step = unit * factor;
      if (step >= rough * (1 - 1e-9) && !(whole && step < 1) && !(whole && step == 2.5)) {
        return new NiceScale(Math.ceil(reach / step - 1e-9) * step, step);
      }
    }
    double step = Math.max(unit * base, whole ? 1 : 0);
    return new NiceScale(Math.ceil(reach / step - 1e-9) * step, step);
  }

  int ticks() {
    return (int) Math.round(top / step);
  }

  double tick(int index) {
    return index * step;
  }
}
