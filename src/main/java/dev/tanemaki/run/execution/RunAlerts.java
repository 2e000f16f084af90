package dev.tanemaki.run.execution;

import dev.tanemaki.run.LogLine.Event;
import dev.tanemaki.run.control.RunLog;
import dev.tanemaki.run.control.Sessions;
import dev.tanemaki.run.layout.Prepared;
import dev.tanemaki.run.layout.RowsInPlace;
import dev.tanemaki.run.layout.Step;
import dev.tanemaki.run.layout.TableJob;
import dev.tanemaki.verify.alert.AlertChecks;
import dev.tanemaki.verify.alert.AlertRule;
import dev.tanemaki.verify.alert.AlertRule.Measure;
import dev.tanemaki.verify.alert.Alerts;
import dev.tanemaki.verify.alert.Loss;
import java.util.List;

/** Measures, at the end of a run, what its operator has set limits on. */
final class RunAlerts {

  private RunAlerts() {}

  static Alerts measure(
      Prepared prepared, List<AlertRule> rules, Checks checks, Sessions sessions, RunLog log) {
    if (rules.isEmpty()) {
      return Alerts.NONE;
    }
    var alerts =
        new AlertChecks(prepared.schema(), prepared.plan(), sessions)
            .measure(rules, checks.said(), losses(prepared, rules, sessions));
    alerts
        .raised()
        .forEach(a -> log.attention(Event.ALERT, a.rule().toString(), a.value(), a.rows()));
    alerts.untold().forEach(rule -> log.attention(Event.ALERT_UNTOLD, rule.toString()));
    return alerts;
  }

  /** Takes a look at every table, so only where somebody wants to know. */
  private static List<Loss> losses(Prepared prepared, List<AlertRule> rules, Sessions sessions) {
    if (rules.stream().noneMatch(rule -> rule.measure() == Measure.LOST)) {
      return List.of();
    }
    var steps = Step.inOrder(prepared.plan(), prepared.schema());
    var extents = prepared.jobs().stream().map(TableJob::extent).toList();
    return sessions
        .with(session -> RowsInPlace.count(session, prepared.run(), steps, extents))
        .stream()
        .map(t -> new Loss(t.table(), t.loaded(), t.missing()))
        .toList();
  }
}
