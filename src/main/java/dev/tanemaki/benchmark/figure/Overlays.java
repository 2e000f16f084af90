package dev.tanemaki.benchmark.figure;

import dev.tanemaki.benchmark.figure.LineChart.Line;
import dev.tanemaki.benchmark.figure.Mark.Point;
import dev.tanemaki.benchmark.result.Cell;
import dev.tanemaki.benchmark.result.Contender;
import dev.tanemaki.benchmark.result.Estimate;
import dev.tanemaki.benchmark.result.Lineup;
import dev.tanemaki.benchmark.result.Measure;
import dev.tanemaki.benchmark.result.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Lines of several contenders in one chart, each in its colour and called by its letter. */
public final class Overlays {

  private Overlays() {}

  /**
   * Throughput over time: the middle sample of the reference's fastest setting, or of their own
   * fastest where another has not measured that.
   */
  public static Figure overTime(Lineup lineup, Words words, double w, double h, double size) {
    return LineChart.draw(
        overTime(lineup),
        LineChart.OVER_TIME,
        words.time(),
        words.seconds(),
        words.rate(Measure.LOAD),
        w,
        h,
        size);
  }

  /** Whether any of them took long enough for more than a point. */
  public static boolean lasts(Lineup lineup) {
    return overTime(lineup).stream().anyMatch(line -> line.points().size() > 1);
  }

  private static List<Line> overTime(Lineup lineup) {
    var lines = new ArrayList<Line>();
    Optional<Cell> wanted = best(lineup, 0);
    for (int i = 0; i < lineup.contenders().size(); i++) {
      Contender contender = lineup.contenders().get(i);
      List<Sample> samples =
          new ArrayList<>(
              wanted
                  .filter(contender.cells()::contains)
                  .or(() -> own(contender))
                  .map(contender::of)
                  .orElse(List.of()));
      samples.sort(Comparator.comparingDouble(Sample::loadRowsPerSecond));
      lines.add(
          line(
              i,
              samples.isEmpty()
                  ? List.of()
                  : LineChart.rates(samples.get(samples.size() / 2).progress()),
              List.of()));
    }
    return lines;
  }

  /** Whether any of them has several numbers of workers. */
  public static boolean scales(Lineup lineup) {
    return lineup.contenders().stream()
        .anyMatch(c -> c.cells().stream().map(Cell::workers).distinct().count() > 1);
  }

  /** Scaling with workers at each one's own best batch size, against linear from the reference. */
  public static Figure scaling(Lineup lineup, Words words, double w, double h, double size) {
    var lines = new ArrayList<Line>();
    double most = 0;
    for (int i = 0; i < lineup.contenders().size(); i++) {
      Contender contender = lineup.contenders().get(i);
      var points = new ArrayList<Point>();
      var spread = new ArrayList<Estimate>();
      best(lineup, i)
          .ifPresent(
              best ->
                  contender.cells(best.rows()).stream()
                      .filter(c -> c.batchSize() == best.batchSize() && c.way().equals(best.way()))
                      .forEach(
                          c -> {
                            Estimate estimate = contender.estimate(c, lineup.measure());
                            points.add(new Point(c.workers(), estimate.median()));
                            spread.add(estimate);
                          }));
      most = Math.max(most, points.stream().mapToDouble(Point::y).max().orElse(0));
      lines.add(line(i, points, spread));
    }
    List<Point> first = lines.getFirst().points();
    if (first.size() > 1) {
      Point begin = first.getFirst();
      double end = Math.min(first.getLast().x(), begin.x() * 1.6 * most / begin.y());
      lines.addFirst(
          new Line(
              words.linear(),
              List.of(begin, new Point(end, begin.y() * end / begin.x())),
              List.of(),
              Ink.MUTED,
              true));
    }
    return LineChart.draw(
        lines,
        "scaling",
        words.scaling(),
        words.workers(),
        words.rate(lineup.measure()),
        w,
        h,
        size);
  }

  /** Whether any of them knows its memory for several numbers of rows. */
  public static boolean growsWithRows(Lineup lineup) {
    return lineup.contenders().stream()
        .anyMatch(
            c -> c.samples().stream().anyMatch(s -> s.peakHeapBytes() > 0) && c.rows().size() > 1);
  }

  /** Peak heap by rows, the highest of all settings. */
  public static Figure memory(Lineup lineup, Words words, double w, double h, double size) {
    var lines = new ArrayList<Line>();
    for (int i = 0; i < lineup.contenders().size(); i++) {
      Contender contender = lineup.contenders().get(i);
      List<Point> points =
          contender.rows().stream().map(rows -> new Point(rows, peak(contender, rows))).toList();
      lines.add(line(i, points, List.of()));
    }
    return LineChart.draw(lines, "memory", words.memory(), words.rows(), "MB", w, h, size);
  }

  private static double peak(Contender contender, long rows) {
    return contender.samples().stream()
            .filter(s -> s.cell().rows() == rows)
            .mapToLong(Sample::peakHeapBytes)
            .max()
            .orElse(0)
        / 1048576.0;
  }

  private static Line line(int contender, List<Point> points, List<Estimate> spread) {
    return new Line(Lineup.letter(contender), points, spread, Ink.series(contender), false);
  }

  private static Optional<Cell> best(Lineup lineup, int contender) {
    Contender of = lineup.contenders().get(contender);
    return of.best(lineup.commonRows(), lineup.measure()).or(() -> own(of));
  }

  private static Optional<Cell> own(Contender contender) {
    return contender.cells().stream()
        .max(
            Comparator.comparingLong(Cell::rows)
                .thenComparing(
                    c -> Estimate.of(contender.values(c, Sample::loadRowsPerSecond)).median()));
  }
}
