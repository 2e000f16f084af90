package dev.tanemaki.ui.run;

import dev.tanemaki.database.Target;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/** What stands above the screen: questions to the operator, and what the operator has put away. */
final class NoticeModel {

  /**
   * What has to be answered before a run starts.
   *
   * @param rows that would be removed
   * @param planned rows that would be loaded
   */
  record Question(Target target, long rows, long planned) {}

  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
  private Question question;
  private boolean confirmingCancel;
  private boolean summaryDismissed;
  private boolean interruptedDismissed;

  /** Changes whenever a question or the summary comes or goes. */
  ReadOnlyIntegerProperty changesProperty() {
    return changes.getReadOnlyProperty();
  }

  void changed() {
    changes.set(changes.get() + 1);
  }

  /** The question that stands on the screen; null for none. */
  Question question() {
    return question;
  }

  void ask(Question asked) {
    question = asked;
    changed();
  }

  /** Whether the question what cancelling means stands on the screen. */
  boolean confirmingCancel() {
    return confirmingCancel;
  }

  void confirmCancel() {
    confirmingCancel = true;
    changed();
  }

  /** Takes the question off the screen without doing anything; whether there was one. */
  boolean leaveQuestion() {
    boolean was = confirmingCancel || question != null;
    confirmingCancel = false;
    ask(null);
    return was;
  }

  boolean summaryDismissed() {
    return summaryDismissed;
  }

  void dismissSummary() {
    summaryDismissed = true;
    changed();
  }

  boolean interruptedDismissed() {
    return interruptedDismissed;
  }

  void dismissInterrupted() {
    interruptedDismissed = true;
    changed();
  }

  /** A run begins: nothing of the last one stands any more. */
  void begin() {
    summaryDismissed = false;
    leaveQuestion();
  }

  /** The run is over: there is nothing left to cancel. */
  void over() {
    confirmingCancel = false;
  }
}
