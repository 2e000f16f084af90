package dev.tanemaki.ui.history;

import dev.tanemaki.run.RunRecord;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.kit.text.Quantity;
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
    double seconds = run.throughput().seconds();
    return seconds > 0 ? formats.elapsed(seconds).text() : "";
  }

  /** While loading. */
  String load(RunRecord run) {
    return rate(run.throughput().loadRate());
  }

  /** Over the whole time. */
  String whole(RunRecord run) {
    return rate(run.throughput().endToEndRate());
  }

  private String rate(double rate) {
    return rate > 0 ? formats.value(Quantity.ROWS_PER_SECOND, rate) : "";
  }

  /** Workers and rows of a batch. */
  String options(RunRecord run, Messages texts) {
    return texts.text(
        "options.value", count(run.options().workers()), count(run.options().batchSize()));
  }
}
