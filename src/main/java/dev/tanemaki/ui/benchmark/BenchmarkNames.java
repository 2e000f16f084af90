package dev.tanemaki.ui.benchmark;

import dev.tanemaki.benchmark.result.Benchmark;
import dev.tanemaki.benchmark.result.Cell;
import dev.tanemaki.benchmark.result.Contender;
import dev.tanemaki.ui.benchmark.Comparing.Choice;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/** What benchmarks and their settings are called, as one would in the window's language. */
record BenchmarkNames(Messages texts, Formats formats) {

  /** When it was measured. */
  String name(Benchmark benchmark) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(formats.locale())
        .withZone(ZoneId.systemDefault())
        .format(Instant.parse(benchmark.started()));
  }

  /** When it was measured, and the operator's words on it. */
  String noted(Benchmark benchmark) {
    return benchmark.note().isEmpty()
        ? name(benchmark)
        : name(benchmark) + " · " + benchmark.note();
  }

  /** The operator's words on it, and what was measured where. */
  String brief(Benchmark benchmark) {
    String words =
        texts.text(
            "kept.brief",
            benchmark.surroundings().plan(),
            benchmark.cells().size(),
            benchmark.surroundings().server());
    return benchmark.note().isEmpty() ? words : benchmark.note() + " · " + words;
  }

  /** What is compared, by name. */
  Contender contender(Choice choice) {
    String noted = noted(choice.benchmark());
    return choice.contender().named(choice.cell().map(cell -> cell(cell, noted)).orElse(noted));
  }

  private String cell(Cell cell, String of) {
    return texts.text(
        "compare.cell",
        formats.count(cell.rows()),
        formats.count(cell.batchSize()),
        cell.workers(),
        texts.text("constraints." + cell.constraints()),
        of,
        cell.unusualFormat() ? 1 : 0,
        texts.text("format." + cell.format()));
  }
}
