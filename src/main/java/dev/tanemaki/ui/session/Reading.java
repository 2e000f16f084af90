package dev.tanemaki.ui.session;

import dev.tanemaki.run.Run;
import dev.tanemaki.run.RunState;
import dev.tanemaki.telemetry.Snapshot;

/**
 * What a run measured at one instant.
 *
 * @param held whether it was paused: nothing is loaded then, which is no rate of zero
 */
public record Reading(Snapshot snapshot, boolean held) {

  static Reading of(Run run) {
    return new Reading(run.snapshot(), run.state() instanceof RunState.Paused);
  }
}
