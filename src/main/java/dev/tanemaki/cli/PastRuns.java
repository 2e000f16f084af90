package dev.tanemaki.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tanemaki.database.Target;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.RunRecord;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Runs of a target's ledger, as the commands on them find and tell them. */
final class PastRuns {

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
          .withZone(ZoneId.systemDefault());

  private PastRuns() {}

  /**
   * The run of this number.
   *
   * @throws dev.tanemaki.problem.ProblemException usage, where the target has none
   */
  static RunRecord find(Services services, Target where, long number) {
    return services.runs().get().list(where).stream()
        .filter(r -> r.run() == number)
        .findFirst()
        .orElseThrow(
            () ->
                Problem.usage(
                        "There is no run " + number + " on " + where.place(),
                        "",
                        "See which there are with: tanemaki runs list")
                    .asException());
  }

  /** A time of the operator's day. */
  static String when(Instant instant) {
    return WHEN.format(instant);
  }

  /** How long it took, a dash while nobody knows. */
  static String took(RunRecord run) {
    double seconds = run.throughput().seconds();
    return seconds > 0 ? Figures.seconds(seconds) : "–";
  }

  /** What {@code runs list} and {@code runs show} have in common. */
  static ObjectNode json(RunRecord run) {
    var node =
        JsonFile.object()
            .put("run", run.run())
            .put("status", run.status().label())
            .put("rows", run.rows())
            .put("totalRows", run.totalRows())
            .put("started", iso(run.started()))
            .put("ended", run.ended().map(PastRuns::iso).orElse(null))
            .put("seconds", RunWatch.rounded(run.throughput().seconds()));
    Figures.rates(node, run.throughput())
        .put("plan", run.plan())
        .put("fingerprint", run.fingerprint())
        .put("generatorVersion", run.generatorVersion())
        .put("batchSize", run.options().batchSize())
        .put("workers", run.options().workers())
        .put("mode", run.options().mode().name().toLowerCase(Locale.ROOT))
        .put("constraints", run.options().constraints().label())
        .put("format", run.options().format().label())
        .put("suspended", run.suspended())
        .put("note", run.note());
    if (!run.error().isEmpty()) {
      node.put("error", run.error());
    }
    return node;
  }

  /** A time as JSON has it, to the millisecond, in UTC. */
  static String iso(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
