package dev.tanemaki.ui.run;

import dev.tanemaki.ui.kit.chart.TimeWindow;

/** What is unfolded and chosen on the Run screen, apart from what a run does. */
final class ViewState {

  private ChecksPane.Page checks = ChecksPane.Page.CONSTRAINTS;
  private boolean logOpen;
  private TimeWindow window = new TimeWindow.Whole();

  ChecksPane.Page checks() {
    return checks;
  }

  void checks(ChecksPane.Page page) {
    checks = page;
  }

  boolean logOpen() {
    return logOpen;
  }

  void logOpen(boolean open) {
    logOpen = open;
  }

  TimeWindow window() {
    return window;
  }

  void window(TimeWindow shown) {
    window = shown;
  }
}
