package dev.tanemaki.ui.history;

import dev.tanemaki.run.RunRecord;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.kit.text.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** The figures of a run of the ledger as text; empty where the ledger does not know. */
record RunFigures(Formats formats) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

  String count(long value) {
    return formats.count(value);
  }

  String rows(RunRecord run) {
    return count(run.rows());
  }

  String rowsOfAll(RunRecord run) {
    return count(run.rows()) + " / " + count(run.totalRows());
  }

  String share(RunRecord run) {
    return run.totalRows() == 0
        ? ""
        : formats.value(Quantity.SHARE, Math.floor(100.0 * run.rows() / run.totalRows()) / 100);
  }

  String started(RunRecord run) {
    return TIME.format(run.started());
  }

  String ended(RunRecord run) {
    return run.ended().map(TIME::format).orElse("");
  }

  String duration(RunRecord run) {
    return run.ended().map(end -> formats.elapsed(seconds(run.started(), end)).text()).orElse("");
  }

  String rate(RunRecord run) {
    return run.ended()
        .filter(end -> end.isAfter(run.started()))
        .map(
            end ->
                formats.value(Quantity.ROWS_PER_SECOND, run.rows() / seconds(run.started(), end)))
        .orElse("");
  }

  /** Workers and rows of a batch. */
  String options(RunRecord run, Messages texts) {
    return texts.text(
        "options.value", count(run.options().workers()), count(run.options().batchSize()));
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1000.0;
  }
}
