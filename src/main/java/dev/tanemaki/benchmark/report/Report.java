package dev.tanemaki.benchmark.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tanemaki.benchmark.figure.Curves;
import dev.tanemaki.benchmark.figure.Figure;
import dev.tanemaki.benchmark.figure.HeatMap;
import dev.tanemaki.benchmark.figure.IntervalBars;
import dev.tanemaki.benchmark.figure.SideBySide;
import dev.tanemaki.benchmark.figure.Words;
import dev.tanemaki.benchmark.result.Benchmark;
import dev.tanemaki.benchmark.result.Cell;
import dev.tanemaki.benchmark.result.Comparison;
import dev.tanemaki.benchmark.result.Lineup;
import dev.tanemaki.benchmark.result.Measure;
import dev.tanemaki.benchmark.result.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The folder of a benchmark: {@code benchmark.json}, tables, a summary, pictures and one page. */
public final class Report {

  private static final double WIDTH = 760;
  private static final double TEXT = 12;
  private static final double HALF = 260;
  private static final int OVERLAID = 4;

  private Report() {}

  /**
   * Writes everything; what is there is replaced.
   *
   * @param baseline the benchmark held against another
   * @throws dev.tanemaki.problem.ProblemException failed, where it cannot be written
   */
  public static void write(Benchmark benchmark, Optional<Comparison> baseline, Path folder) {
    ReportFolders.write(folder, to -> write(benchmark, baseline, to, figures(benchmark, baseline)));
  }

  private static void write(
      Benchmark benchmark, Optional<Comparison> baseline, Path folder, List<Figure> figures)
      throws IOException {
    new ObjectMapper()
        .writerWithDefaultPrettyPrinter()
        .writeValue(folder.resolve("benchmark.json").toFile(), benchmark);
    Files.writeString(folder.resolve("cells.csv"), Tables.cells(benchmark));
    Files.writeString(folder.resolve("samples.csv"), Tables.samples(benchmark));
    Files.writeString(folder.resolve("report.md"), Markdown.of(benchmark, baseline, figures));
    Files.writeString(folder.resolve("report.html"), Page.of(benchmark, baseline, figures));
    for (Figure figure : figures) {
      Picture.write(figure, folder.resolve(figure.name() + ".png"));
    }
  }

  /** All charts that say something, what matters most first. */
  static List<Figure> figures(Benchmark benchmark, Optional<Comparison> baseline) {
    var figures = new ArrayList<Figure>();
    List<Cell> cells = benchmark.cells();
    if (cells.isEmpty()) {
      return figures;
    }
    long rows = benchmark.mostRows();
    Words words = Words.ENGLISH;
    baseline
        .filter(c -> !c.deltas().isEmpty())
        .ifPresent(
            c -> {
              Lineup both = Lineup.of(c);
              figures.add(SideBySide.draw(both, words, WIDTH, SideBySide.height(both, TEXT), TEXT));
            });
    boolean map =
        cells.stream().map(Cell::batchSize).distinct().count() > 1
            || cells.stream().map(Cell::workers).distinct().count() > 1;
    if (map) {
      for (Way way : benchmark.ways()) {
        long batches = cells.stream().map(Cell::batchSize).distinct().count();
        figures.add(
            HeatMap.draw(
                benchmark, rows, way, Measure.WHOLE, words, WIDTH, batches * 46 + 60, TEXT));
      }
    }
    figures.add(
        IntervalBars.draw(
            benchmark,
            rows,
            Measure.WHOLE,
            words,
            WIDTH,
            IntervalBars.height(benchmark, rows, TEXT),
            TEXT));
    if (cells.stream().map(Cell::workers).distinct().count() > 1) {
      figures.add(Curves.scaling(benchmark, rows, Measure.WHOLE, words, WIDTH, HALF, TEXT));
    }
    if (benchmark.rows().size() > 1) {
      figures.add(Curves.memory(benchmark, words, WIDTH, HALF, TEXT));
    }
    List<Cell> fastest = benchmark.fastest(rows, Measure.WHOLE).stream().limit(OVERLAID).toList();
    figures.add(Curves.overTime(benchmark, fastest, words, WIDTH, HALF, TEXT));
    return figures;
  }
}
