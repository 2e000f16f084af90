package dev.tanemaki.ui.run;

import dev.tanemaki.ui.session.Connection;
import dev.tanemaki.ui.session.CurrentPlan;
import dev.tanemaki.ui.session.CurrentRun;

/** Why Start has to wait. */
enum Readiness {
  READY,
  /** A run is under way. */
  BUSY,
  /** A field's text is no value. */
  INVALID,
  PLAN_READING,
  PLAN_BROKEN,
  /** The plan does not fit its tables. */
  PLAN_WRONG,
  CONNECTING,
  UNREACHABLE;

  /**
   * As far as can be said without the tables.
   *
   * @param valid whether every field's text is a value
   */
  static Readiness of(
      CurrentRun.Stage stage, boolean valid, CurrentPlan.State plan, Connection.State connection) {
    if (stage == CurrentRun.Stage.STARTING || stage == CurrentRun.Stage.RUNNING) {
      return BUSY;
    }
    if (!valid) {
      return INVALID;
    }
    return switch (plan) {
      case CurrentPlan.State.Reading r -> PLAN_READING;
      case CurrentPlan.State.Broken b -> PLAN_BROKEN;
      case CurrentPlan.State.Ready ready ->
          switch (connection) {
            case Connection.State.Opening o -> CONNECTING;
            case Connection.State.Unreachable u -> UNREACHABLE;
            case Connection.State.Connected c -> READY;
          };
    };
  }
}
