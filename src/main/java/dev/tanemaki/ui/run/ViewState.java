package dev.tanemaki.ui.run;

import dev.tanemaki.ui.kit.chart.TimeWindow;

/** What is unfolded and chosen on the Run screen, apart from what a run does. */
final class ViewState {

  private ChecksPane.Page checks = ChecksPane.Page.CONSTRAINTS;
  private ChecksPane.Page before = ChecksPane.Page.CONSTRAINTS;
  private boolean restoring;
  private boolean logOpen;
  private TimeWindow window = new TimeWindow.Whole();

  ChecksPane.Page checks() {
    return checks;
  }

  void checks(ChecksPane.Page page) {
    checks = page;
  }

  /**
   * What comes back is looked at while it does, unless the operator turns to something else.
   *
   * @param leave whether there is nothing to see any more when it ends
   */
  void restoring(boolean now, boolean leave) {
    if (now && !restoring) {
      before = checks == ChecksPane.Page.ASIDE ? before : checks;
      checks = ChecksPane.Page.ASIDE;
    } else if (!now && restoring && leave && checks == ChecksPane.Page.ASIDE) {
      checks = before;
    }
    restoring = now;
  }

  /** Nothing is aside. */
  void nothingAside() {
    restoring = false;
    checks = checks == ChecksPane.Page.ASIDE ? before : checks;
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
