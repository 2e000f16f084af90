package dev.tanemaki.telemetry;

import dev.tanemaki.telemetry.Snapshot.Restore;
import dev.tanemaki.telemetry.Snapshot.Restore.Step;

/** One index or foreign key on its way back. Safe from any thread. */
public final class RestoreMeter {

  private final String table;
  private final String name;
  private final boolean foreignKey;
  private volatile Restore progress;
  private RestoreEvent event;

  RestoreMeter(String table, String name, boolean foreignKey) {
    this.table = table;
    this.name = name;
    this.foreignKey = foreignKey;
    step(Step.WAITING);
  }

  /** It comes to that step. */
  public synchronized void step(Step step) {
    double share =
        switch (step) {
          case WAITING, FAILED -> 0;
          case UNDER_WAY -> foreignKey ? Double.NaN : 0;
          case BUILT, BACK -> 1;
        };
    progress = new Restore(table, name, foreignKey, step, share);
    record(step);
  }

  private void record(Step step) {
    switch (step) {
      case WAITING, BUILT -> {}
      case UNDER_WAY -> {
        event = new RestoreEvent();
        event.begin();
      }
      case BACK, FAILED -> {
        if (event != null && event.shouldCommit()) {
          event.table = table;
          event.constraint = name;
          event.foreignKey = foreignKey;
          event.succeeded = step == Step.BACK;
          event.commit();
        }
        event = null;
      }
    }
  }

  /** The server tells how much of the work under way is done. */
  public synchronized void share(double share) {
    if (progress.step() == Step.UNDER_WAY) {
      progress = new Restore(table, name, foreignKey, Step.UNDER_WAY, share);
    }
  }

  Restore progress() {
    return progress;
  }
}
