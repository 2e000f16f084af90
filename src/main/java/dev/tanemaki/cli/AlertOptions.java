package dev.tanemaki.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.verify.alert.Alert;
import dev.tanemaki.verify.alert.AlertRule;
import dev.tanemaki.verify.alert.Alerts;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --alert} and {@code --fail-on}, of every command that ends with a verification. */
final class AlertOptions {

  /** The exit code where all else went well, but an alert is up. */
  static final int EXIT = 4;

  @Option(
      names = "--alert",
      paramLabel = "RULE",
      description =
          "Raise an alert where this is over its limit, in rows or percent; as often as needed:"
              + " errors>0.1%%, nulls(TABLE.COLUMN)>5%%, lost>0, drift(TABLE.COLUMN)>2%%,"
              + " duplicates(TABLE.COLUMN)>0. Default: those in settings.json.")
  private List<String> rules = List.of();

  @Option(
      names = "--fail-on",
      paramLabel = "alert",
      description = "Exit with 4 where an alert is up.")
  private Optional<String> failOn = Optional.empty();

  /**
   * The rules, each of which can be told of the plan.
   *
   * @param plan empty where it is not known yet
   * @throws dev.tanemaki.problem.ProblemException usage, where that is not so
   */
  List<AlertRule> of(Optional<Plan> plan, Services services) {
    failOn
        .filter(what -> !what.equalsIgnoreCase("alert"))
        .ifPresent(
            what -> {
              throw Problem.usage("There is no failing on \"" + what + "\"", "", "Use alert.")
                  .asException();
            });
    if (rules.isEmpty()) {
      return services.settings().load().settings().alerts().stream()
          .map(AlertRule::parse)
          .filter(rule -> plan.map(rule::concerns).orElse(true))
          .toList();
    }
    var given = rules.stream().map(AlertRule::parse).toList();
    plan.ifPresent(p -> given.forEach(rule -> rule.require(p)));
    return given;
  }

  /** Says what is up, after everything else went well; the exit code follows. */
  int end(Terminal terminal, List<Alert> alerts) {
    if (failOn.isEmpty() || alerts.isEmpty()) {
      return 0;
    }
    terminal
        .err()
        .println(
            Figures.count(alerts.size(), "alert")
                + (alerts.size() == 1 ? " is" : " are")
                + " up: "
                + String.join(", ", alerts.stream().map(a -> a.rule().toString()).toList()));
    return EXIT;
  }

  /** What was over its limit, among the results. */
  static void print(Terminal terminal, Alerts alerts) {
    alerts.raised().forEach(alert -> terminal.out().println("Alert " + alert));
    alerts
        .untold()
        .forEach(
            rule ->
                terminal
                    .out()
                    .println(
                        "The alert "
                            + rule
                            + " cannot be told: nothing of the kind is measured there"));
  }

  static void json(ObjectNode root, List<Alert> alerts) {
    var list = root.putArray("alerts");
    alerts.forEach(
        alert ->
            list.addObject()
                .put("rule", alert.rule().toString())
                .put("measure", alert.rule().measure().label())
                .put("value", alert.value())
                .put("actual", alert.actual())
                .put("limit", alert.rule().limit())
                .put("rows", alert.rows()));
  }
}
