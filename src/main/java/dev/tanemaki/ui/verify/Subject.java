package dev.tanemaki.ui.verify;

import dev.tanemaki.run.RunRecord;

/** Whose rows are looked at. */
public sealed interface Subject {

  /** All rows of the tables of the plan that the window works with. */
  record CurrentPlan() implements Subject {}

  /** The rows a run has loaded, by the plan that the ledger keeps of it. */
  record PastRun(RunRecord run) implements Subject {}
}
