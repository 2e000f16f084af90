package dev.tanemaki.verify.alert;

import java.util.List;

/**
 * What became of alert rules.
 *
 * @param raised what is over its limit, in the order of the rules
 * @param untold rules of which nothing could be measured
 */
public record Alerts(List<Alert> raised, List<AlertRule> untold) {

  public static final Alerts NONE = new Alerts(List.of(), List.of());

  public Alerts {
    raised = List.copyOf(raised);
    untold = List.copyOf(untold);
  }
}
