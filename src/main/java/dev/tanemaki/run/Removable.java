package dev.tanemaki.run;

import dev.tanemaki.run.RunOptions.Mode;
import java.util.List;

/**
 * What undoing a run would remove, to ask the operator with.
 *
 * @param record the run
 * @param rows how many rows, as the ledger counts them
 * @param leftAlone tables whose rows of the run cannot be told from those that were there before
 */
public record Removable(RunRecord record, long rows, List<String> leftAlone) {

  public Removable {
    leftAlone = List.copyOf(leftAlone);
  }

  /** Whether the run had removed rows when it began, which do not come back. */
  public boolean replaced() {
    return record.options().mode() == Mode.REPLACE;
  }
}
