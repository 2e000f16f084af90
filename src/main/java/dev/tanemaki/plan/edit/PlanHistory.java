package dev.tanemaki.plan.edit;

import java.util.ArrayList;
import java.util.List;

/**
 * The documents an operator came through, to go back and forth between. A drag is one step: while
 * it is under way its documents replace each other. The oldest steps go where there are too many or
 * their texts are too long together; the last step always stays.
 *
 * @param past oldest first
 * @param future what was undone, the next to do again first
 * @param unsettled whether the present is of a drag under way
 */
public record PlanHistory(
    List<PlanDocument> past, PlanDocument present, List<PlanDocument> future, boolean unsettled) {

  /** Steps that are kept. */
  private static final int MOST = 200;

  /** Characters of all texts that are kept: each document holds its tree and plan besides. */
  private static final long MOST_CHARACTERS = 1_500_000;

  public PlanHistory {
    past = List.copyOf(past);
    future = List.copyOf(future);
  }

  public static PlanHistory of(PlanDocument document) {
    return new PlanHistory(List.of(), document, List.of(), false);
  }

  /**
   * One more step.
   *
   * @param settled false while a handle is dragged: the next document takes this one's place
   */
  public PlanHistory with(PlanDocument next, boolean settled) {
    if (!unsettled && next.text().equals(present.text())) {
      return this;
    }
    var before = unsettled ? past : plus(past, present);
    boolean back = settled && before.getLast().text().equals(next.text());
    return back
        ? new PlanHistory(before.subList(0, before.size() - 1), next, List.of(), false)
        : new PlanHistory(before, next, List.of(), !settled);
  }

  /** The end of a drag that was left where it is. */
  public PlanHistory settled() {
    return unsettled ? with(present, true) : this;
  }

  public boolean canUndo() {
    return !past.isEmpty();
  }

  public boolean canRedo() {
    return !future.isEmpty();
  }

  /** One step back; the same where there is none. */
  public PlanHistory undo() {
    if (past.isEmpty()) {
      return this;
    }
    var later = new ArrayList<PlanDocument>();
    later.add(present);
    later.addAll(future);
    return new PlanHistory(past.subList(0, past.size() - 1), past.getLast(), later, false);
  }

  /** The undone step once more; the same where there is none. */
  public PlanHistory redo() {
    return future.isEmpty()
        ? this
        : new PlanHistory(
            plus(past, present), future.getFirst(), future.subList(1, future.size()), false);
  }

  private static List<PlanDocument> plus(List<PlanDocument> past, PlanDocument document) {
    long room = MOST_CHARACTERS - document.text().length();
    int from = past.size();
    while (from > 0 && past.size() - from < MOST - 1) {
      room -= past.get(from - 1).text().length();
      if (room < 0) {
        break;
      }
      from--;
    }
    var all = new ArrayList<>(past.subList(from, past.size()));
    all.add(document);
    return all;
  }
}
