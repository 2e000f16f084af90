package dev.tanemaki.benchmark.report;

import dev.tanemaki.benchmark.result.Benchmark;
import dev.tanemaki.benchmark.result.Cell;
import dev.tanemaki.benchmark.result.Estimate;
import dev.tanemaki.benchmark.result.Measure;
import dev.tanemaki.benchmark.result.Sample;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A benchmark as CSV; numbers are plain, in rows, seconds, bytes and shares. */
final class Tables {

  private Tables() {}

  /** A line a cell: medians, spread and interval. */
  static String cells(Benchmark benchmark) throws IOException {
    var text = new StringBuilder();
    try (var csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
      csv.printRecord(
          "rows",
          "batch_size",
          "workers",
          "constraints",
          "format",
          "samples",
          "end_to_end_rows_per_second",
          "low",
          "high",
          "confidence",
          "mad",
          "load_rows_per_second",
          "load_low",
          "load_high",
          "load_seconds",
          "restore_seconds",
          "verify_seconds",
          "wal_bytes",
          "peak_heap_bytes",
          "peak_resident_bytes",
          "client_cpu_seconds",
          "machine_cpu",
          "waits");
      for (Cell cell : benchmark.cells()) {
        Estimate whole = benchmark.estimate(cell, Measure.WHOLE);
        Estimate load = benchmark.estimate(cell, Measure.LOAD);
        csv.printRecord(
            cell.rows(),
            cell.batchSize(),
            cell.workers(),
            cell.constraints(),
            cell.format(),
            whole.samples(),
            number(whole.median()),
            number(whole.low()),
            number(whole.high()),
            number(whole.confidence()),
            number(whole.mad()),
            number(load.median()),
            number(load.low()),
            number(load.high()),
            median(benchmark, cell, Sample::loadSeconds),
            median(benchmark, cell, Sample::restoreSeconds),
            median(benchmark, cell, Sample::verifySeconds),
            median(benchmark, cell, Sample::walBytes),
            median(benchmark, cell, Sample::peakHeapBytes),
            median(benchmark, cell, Sample::peakResidentBytes),
            median(benchmark, cell, Sample::clientCpuSeconds),
            median(benchmark, cell, Sample::machineCpu),
            waits(benchmark, cell));
      }
    }
    return text.toString();
  }

  /** A line a sample, in the order they were taken. */
  static String samples(Benchmark benchmark) throws IOException {
    var text = new StringBuilder();
    try (var csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
      csv.printRecord(
          "round",
          "rows",
          "batch_size",
          "workers",
          "constraints",
          "format",
          "loaded_rows",
          "bytes",
          "prepare_seconds",
          "load_seconds",
          "restore_seconds",
          "verify_seconds",
          "load_rows_per_second",
          "end_to_end_rows_per_second",
          "wal_bytes",
          "peak_heap_bytes",
          "peak_resident_bytes",
          "client_cpu_seconds",
          "machine_cpu");
      for (Sample s : benchmark.samples()) {
        Cell cell = s.cell();
        csv.printRecord(
            s.round(),
            cell.rows(),
            cell.batchSize(),
            cell.workers(),
            cell.constraints(),
            cell.format(),
            s.rows(),
            s.bytes(),
            number(s.prepareSeconds()),
            number(s.loadSeconds()),
            number(s.restoreSeconds()),
            number(s.verifySeconds()),
            number(s.loadRowsPerSecond()),
            number(s.endToEndRowsPerSecond()),
            s.walBytes(),
            s.peakHeapBytes(),
            s.peakResidentBytes(),
            number(s.clientCpuSeconds()),
            number(s.machineCpu()));
      }
    }
    return text.toString();
  }

  static String median(
      Benchmark benchmark, Cell cell, java.util.function.ToDoubleFunction<Sample> what) {
    return number(Estimate.of(benchmark.values(cell, what)).median());
  }

  /** What server processes were seen at, the most first, as shares of all looks. */
  static String waits(Benchmark benchmark, Cell cell) {
    Map<String, Integer> waits =
        benchmark.of(cell).stream()
            .flatMap(s -> s.waits().entrySet().stream())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Integer::sum));
    int all = waits.values().stream().mapToInt(Integer::intValue).sum();
    List<Map.Entry<String, Integer>> most =
        waits.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .limit(4)
            .toList();
    return most.stream()
        .map(e -> "%s %.0f %%".formatted(e.getKey(), 100.0 * e.getValue() / all))
        .collect(Collectors.joining(", "));
  }

  private static String number(double value) {
    if (!Double.isFinite(value)) {
      return "";
    }
    return Math.abs(value) >= 1_000
        ? Long.toString(Math.round(value))
        : String.format(Locale.ROOT, "%.4f", value).replaceAll("\\.?0+$", "");
  }
}
