package dev.tanemaki.ui.session;

import java.util.ArrayList;
import java.util.List;

/**
 * Readings that the window has not taken yet. A window that hangs for hours takes no more memory
 * than one that hangs for minutes: of what has piled up every other reading goes, and its curve is
 * as long as it was. From any thread.
 */
final class Backlog {

  /** Of five minutes at ten a second. */
  static final int MOST = 3_000;

  private List<Reading> readings = new ArrayList<>();

  synchronized void add(Reading reading) {
    if (readings.size() == MOST) {
      var half = new ArrayList<Reading>();
      for (int i = 0; i < MOST; i += 2) {
        half.add(readings.get(i));
      }
      readings = half;
    }
    readings.add(reading);
  }

  /** What came since it was last asked, oldest first. */
  synchronized List<Reading> take() {
    List<Reading> taken = readings;
    readings = new ArrayList<>();
    return taken;
  }
}
