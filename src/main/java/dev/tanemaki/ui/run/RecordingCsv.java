package dev.tanemaki.ui.run;

import dev.tanemaki.telemetry.Snapshot;
import dev.tanemaki.ui.kit.chart.SeriesBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * A recording as CSV: a line per reading, numbers in base units, empty where nothing was measured.
 */
final class RecordingCsv {

  private RecordingCsv() {}

  /** Takes the readings made so far; the text is made by the caller's thread, which may be any. */
  static Callable<String> of(Recording recording) {
    Map<String, SeriesBuffer> columns = new LinkedHashMap<>();
    columns.put("rows_per_second", recording.rate);
    columns.put("average_rows_per_second", recording.average);
    columns.put("heap_used_bytes", recording.heapUsed);
    columns.put("heap_committed_bytes", recording.heapCommitted);
    columns.put("heap_limit_bytes", recording.heapLimit);
    columns.put("cpu_process_share", recording.cpuProcess);
    columns.put("cpu_machine_share", recording.cpuMachine);
    columns.put("batch_p50_ms", recording.p50);
    columns.put("batch_p95_ms", recording.p95);
    columns.put("batch_p99_ms", recording.p99);
    columns.replaceAll((name, data) -> data.copy());
    var spans = recording.spans();
    return () -> text(columns, spans);
  }

  private static String text(Map<String, SeriesBuffer> columns, List<Recording.Span> spans) {
    var rate = columns.values().iterator().next();
    var text = new StringBuilder("seconds,phase,").append(String.join(",", columns.keySet()));
    text.append('\n');
    // All series take a sample at every reading, so they share their indexes.
    for (int i = 0; i < rate.size(); i++) {
      long at = rate.time(i);
      text.append(String.format(Locale.ROOT, "%.3f,%s", at / 1e9, phase(spans, at)));
      for (var column : columns.values()) {
        text.append(',').append(plain(column.value(i)));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String phase(List<Recording.Span> spans, long at) {
    return spans.stream()
        .filter(span -> span.from() <= at)
        .reduce((earlier, later) -> later)
        .map(Recording.Span::phase)
        .map(Snapshot.Phase::name)
        .orElse("")
        .toLowerCase(Locale.ROOT);
  }

  private static String plain(double value) {
    return Double.isNaN(value)
        ? ""
        : value == Math.rint(value) && Math.abs(value) < 1e15
            ? Long.toString((long) value)
            : String.format(Locale.ROOT, "%.4f", value);
  }
}
