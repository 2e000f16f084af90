package dev.tanemaki.run;

import dev.tanemaki.problem.Problem;
import dev.tanemaki.verify.alert.AlertRule;
import java.util.List;

/**
 * What is looked at of a run beside the run itself.
 *
 * @param liveShare the share of the time that rows are read back while others are loaded, 0 for not
 *     at all, at most {@value #MOST_LIVE}
 * @param alerts limits that are looked at when the rows have been verified, and while they are
 *     loaded as far as a sample tells
 */
public record Watching(double liveShare, List<AlertRule> alerts) {

  /** More than this a load would notice. */
  public static final double MOST_LIVE = 0.05;

  /**
   * What a run gets when its operator says nothing: too little for a load at full speed to feel.
   */
  public static final double DEFAULT_LIVE = 0.02;

  public static final Watching NOTHING = new Watching(0, List.of());

  /**
   * @throws dev.tanemaki.problem.ProblemException usage, where the share is out of its range
   */
  public Watching {
    if (!(liveShare >= 0 && liveShare <= MOST_LIVE)) {
      throw Problem.usage(
              "Live checks may not take %.4s %% of the time".formatted(liveShare * 100),
              "",
              "Use off, or a share up to %d%%.".formatted((int) (MOST_LIVE * 100)))
          .asException();
    }
    alerts = List.copyOf(alerts);
  }

  public static Watching defaults() {
    return new Watching(DEFAULT_LIVE, List.of());
  }
}
