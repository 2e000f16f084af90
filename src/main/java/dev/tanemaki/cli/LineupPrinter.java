package dev.tanemaki.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tanemaki.benchmark.figure.SideBySide;
import dev.tanemaki.benchmark.report.Sentences;
import dev.tanemaki.benchmark.result.Cell;
import dev.tanemaki.benchmark.result.Comparison;
import dev.tanemaki.benchmark.result.Contender;
import dev.tanemaki.benchmark.result.Estimate;
import dev.tanemaki.benchmark.result.Lineup;
import dev.tanemaki.benchmark.result.LineupAdvice;
import dev.tanemaki.benchmark.result.Measure;
import dev.tanemaki.benchmark.result.Separation;
import dev.tanemaki.benchmark.result.Surroundings.Difference;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Several benchmarks, cells or runs side by side, for reading and as JSON. */
record LineupPrinter(PrintStream out) {

  void print(Lineup lineup) {
    LineupAdvice.of(lineup).ifPresent(advice -> out.println(Sentences.advice(advice)));
    for (int i = 0; i < lineup.contenders().size(); i++) {
      Contender contender = lineup.contenders().get(i);
      out.printf("%s  %s%n", Lineup.letter(i), contender.name());
      if (i > 0) {
        Comparison comparison = lineup.comparisons().get(i - 1);
        out.println("   " + Sentences.comparison(comparison, Lineup.letter(0)));
        for (Difference d : comparison.differences()) {
          out.printf("   %s: %s → %s%n", d.what(), shown(d.before()), shown(d.after()));
        }
      }
    }
    if (!lineup.lines().isEmpty()) {
      cells(lineup);
    }
  }

  private static String shown(String value) {
    return value.isEmpty() ? "–" : value;
  }

  private void cells(Lineup lineup) {
    boolean alone = lineup.contenders().stream().allMatch(Contender::single);
    boolean formats = lineup.contenders().getFirst().formats().size() > 1;
    var right = new boolean[4 + 3 * lineup.contenders().size()];
    java.util.Arrays.fill(right, true);
    var table = new TextTable(out, right);
    var head = new ArrayList<String>();
    if (!alone) {
      head.addAll(List.of("rows", BenchmarkPrinter.wayHead(formats), "batch", "workers"));
    }
    for (int i = 0; i < lineup.contenders().size(); i++) {
      head.add(Lineup.letter(i) + " " + rate(lineup) + ", rows/s");
      head.add("interval");
      if (i > 0) {
        head.add("");
      }
    }
    table.row(head.toArray(String[]::new));
    for (Lineup.Line line : lineup.lines()) {
      var row = new ArrayList<String>();
      if (!alone) {
        Cell cell = line.cell();
        row.add(Figures.count(cell.rows()));
        row.add(BenchmarkPrinter.way(cell, formats));
        row.add(Figures.count(cell.batchSize()));
        row.add(Figures.count(cell.workers()));
      }
      for (Lineup.Entry entry : line.entries()) {
        Estimate estimate = entry.estimate();
        row.add(estimate.known() ? Figures.perSecond(estimate.median()) : "–");
        row.add(interval(estimate));
        if (entry.cell().isEmpty() || entry.separation().isPresent()) {
          row.add(entry.separation().map(SideBySide::verdict).orElse(""));
        }
      }
      table.row(row.toArray(String[]::new));
    }
    table.print();
  }

  private static String rate(Lineup lineup) {
    return switch (lineup.measure()) {
      case WHOLE -> Figures.END_TO_END;
      case LOAD -> Figures.LOAD_RATE;
    };
  }

  private static String interval(Estimate estimate) {
    return estimate.samples() < 2
        ? ""
        : Figures.perSecond(estimate.low()) + "–" + Figures.perSecond(estimate.high());
  }

  ObjectNode json(Lineup lineup) {
    var root = JsonFile.object();
    LineupAdvice.of(lineup)
        .ifPresent(
            a -> {
              var setting = BenchmarkPrinter.setting(a.cell());
              if (!a.ofFormat()) {
                setting.remove("format");
              }
              root.putObject("best")
                  .put("sentence", Sentences.advice(a))
                  .put("certainty", a.certainty().name().toLowerCase(Locale.ROOT))
                  .set("setting", setting);
            });
    root.put("reference", lineup.contenders().getFirst().name());
    root.put(
        "regressions", lineup.comparisons().stream().mapToInt(c -> c.regressions().size()).sum());
    var contenders = root.putArray("contenders");
    lineup.contenders().forEach(c -> contenders.add(c.name()));
    var comparisons = root.putArray("comparisons");
    for (Comparison comparison : lineup.comparisons()) {
      var node = BenchmarkPrinter.json(comparison);
      node.put("sentence", Sentences.comparison(comparison, comparison.before().name()));
      comparisons.add(node);
    }
    var cells = root.putArray("cells");
    for (Lineup.Line line : lineup.lines()) {
      var entries = cells.addObject().putArray("entries");
      for (Lineup.Entry entry : line.entries()) {
        var node = entries.addObject();
        entry.cell().ifPresent(cell -> node.set("setting", BenchmarkPrinter.setting(cell)));
        if (entry.estimate().known()) {
          node.set(
              lineup.measure() == Measure.WHOLE ? "endToEndRowsPerSecond" : "loadRowsPerSecond",
              BenchmarkPrinter.json(entry.estimate()));
        }
        entry
            .separation()
            .map(Separation::verdict)
            .ifPresent(v -> node.put("verdict", v.name().toLowerCase(Locale.ROOT)));
      }
    }
    return root;
  }
}
