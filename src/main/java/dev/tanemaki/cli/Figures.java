package dev.tanemaki.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.Rows;
import dev.tanemaki.telemetry.Throughput;
import java.util.Locale;

/** Numbers as an operator reads them. */
final class Figures {

  /** What the rate while rows come in is called. */
  static final String LOAD_RATE = "load rate";

  /** What the rate over a run's whole time is called. */
  static final String END_TO_END = "end to end";

  private Figures() {}

  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** {@code 1 row}, {@code 2 rows}. */
  static String count(long value, String noun) {
    return count(value) + " " + noun + (value == 1 ? "" : "s");
  }

  /** What a plan is going to load, as far as it can be told before: {@code 100,000 rows}. */
  static String planned(Plan plan) {
    long rows = 0;
    for (var table : plan.tables()) {
      rows +=
          switch (table.rows()) {
            case Rows.Count(long count) -> count;
            case Rows.Listed listed -> listed.records().size();
            case Rows.PerParent() -> 0;
          };
    }
    return count(rows, "row");
  }

  static String rate(double rowsPerSecond) {
    return Double.isFinite(rowsPerSecond) ? perSecond(rowsPerSecond) + " rows/s" : "–";
  }

  /** A rate without its unit. */
  static String perSecond(double rate) {
    return count(Math.round(Throughput.rounded(rate)));
  }

  static String loadRate(Throughput throughput) {
    return rate(throughput.loadRate());
  }

  static String endToEnd(Throughput throughput) {
    return rate(throughput.endToEndRate());
  }

  /** Both rates as JSON, in whole rows a second; 0 where nothing was loaded. */
  static ObjectNode rates(ObjectNode node, Throughput throughput) {
    return node.put("loadRowsPerSecond", Math.round(throughput.loadRate()))
        .put("endToEndRowsPerSecond", Math.round(throughput.endToEndRate()));
  }

  /** Bytes in units of a thousand, as networks and disks count. */
  static String bytes(double bytes) {
    if (!Double.isFinite(bytes)) {
      return "–";
    }
    if (bytes < 1e6) {
      return String.format(Locale.ROOT, "%.0f kB", bytes / 1e3);
    }
    if (bytes < 1e9) {
      return String.format(Locale.ROOT, bytes < 1e7 ? "%.1f MB" : "%.0f MB", bytes / 1e6);
    }
    return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }

  /** Memory in units of 1,024, as JVM options count. */
  static String memory(long bytes) {
    return count(bytes >> 20) + " MB";
  }

  static String seconds(double seconds) {
    return seconds < 60 ? String.format(Locale.ROOT, "%.1f s", seconds) : clock(seconds);
  }

  /** {@code 0:41}, {@code 1:02:03}. */
  static String clock(double seconds) {
    if (!Double.isFinite(seconds)) {
      return "–";
    }
    long s = Math.max(0, Math.round(seconds));
    return s < 3600
        ? String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
  }
}
