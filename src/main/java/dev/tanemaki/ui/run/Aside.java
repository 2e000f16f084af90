package dev.tanemaki.ui.run;

import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.session.RunFrame;
import java.util.Optional;

/** What is said of indexes and foreign keys that a run has left aside. */
record Aside(Messages texts) {

  /** As in "12 indexes and foreign keys". */
  String count(long aside) {
    return texts.text("aside.count", aside);
  }

  /**
   * What it means that they are aside, and the way out.
   *
   * @param resumable whether the run can go on, too
   */
  String means(boolean resumable) {
    return texts.text("aside.means")
        + "\n"
        + texts.text(resumable ? "aside.next.resume" : "aside.next");
  }

  /** How many are aside, and the way out. */
  String left(long aside, boolean resumable) {
    return texts.text("aside.left", count(aside))
        + "\n"
        + texts.text(resumable ? "aside.next.resume" : "aside.next");
  }

  /** The run whose indexes and foreign keys can be brought back after this end; empty for none. */
  Optional<Long> restorable(RunFrame frame) {
    return frame.summary().filter(end -> end.suspended() > 0).map(end -> end.run());
  }
}
