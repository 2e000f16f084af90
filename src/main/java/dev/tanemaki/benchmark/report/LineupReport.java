package dev.tanemaki.benchmark.report;

import static dev.tanemaki.benchmark.report.Svg.escape;

import dev.tanemaki.benchmark.figure.ChangeMap;
import dev.tanemaki.benchmark.figure.Figure;
import dev.tanemaki.benchmark.figure.Overlays;
import dev.tanemaki.benchmark.figure.SideBySide;
import dev.tanemaki.benchmark.figure.Words;
import dev.tanemaki.benchmark.result.Comparison;
import dev.tanemaki.benchmark.result.Contender;
import dev.tanemaki.benchmark.result.Lineup;
import dev.tanemaki.benchmark.result.LineupAdvice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The folder of a comparison: a summary, pictures and one page. */
public final class LineupReport {

  private static final double WIDTH = 760;
  private static final double TEXT = 12;
  private static final double HALF = 260;

  private LineupReport() {}

  /**
   * Writes everything; what is there is replaced.
   *
   * @throws dev.tanemaki.problem.ProblemException failed, where it cannot be written
   */
  public static void write(Lineup lineup, Path folder) {
    ReportFolders.write(folder, to -> write(lineup, to, figures(lineup)));
  }

  private static void write(Lineup lineup, Path folder, List<Figure> figures) throws IOException {
    Files.writeString(folder.resolve("report.md"), markdown(lineup, figures));
    Files.writeString(folder.resolve("report.html"), page(lineup, figures));
    for (Figure figure : figures) {
      Picture.write(figure, folder.resolve(figure.name() + ".png"));
    }
  }

  static List<Figure> figures(Lineup lineup) {
    Words words = Words.ENGLISH;
    var figures = new ArrayList<Figure>();
    for (int i = 0; i < lineup.comparisons().size(); i++) {
      Comparison comparison = lineup.comparisons().get(i);
      if (ChangeMap.draws(comparison)) {
        String title = "%s against %s".formatted(Lineup.letter(i + 1), Lineup.letter(0));
        Figure map = ChangeMap.draw(comparison, title, words, WIDTH, HALF, TEXT);
        figures.add(map.called("change-" + Lineup.letter(i + 1)));
      }
    }
    if (!lineup.lines().isEmpty()) {
      figures.add(SideBySide.draw(lineup, words, WIDTH, SideBySide.height(lineup, TEXT), TEXT));
    }
    if (Overlays.scales(lineup)) {
      figures.add(Overlays.scaling(lineup, words, WIDTH, HALF, TEXT));
    }
    if (Overlays.growsWithRows(lineup)) {
      figures.add(Overlays.memory(lineup, words, WIDTH, HALF, TEXT));
    }
    if (Overlays.lasts(lineup)) {
      figures.add(Overlays.overTime(lineup, words, WIDTH, HALF, TEXT));
    }
    return figures;
  }

  /** Letter and name of each, and what may be said of it. */
  private static Map<String, String> sentences(Lineup lineup) {
    var said = new LinkedHashMap<String, String>();
    for (int i = 0; i < lineup.contenders().size(); i++) {
      Contender contender = lineup.contenders().get(i);
      var words = new StringBuilder(i == 0 ? "The reference." : "");
      if (i > 0) {
        Comparison comparison = lineup.comparisons().get(i - 1);
        words.append(Sentences.comparison(comparison, Lineup.letter(0)));
        comparison
            .differences()
            .forEach(d -> words.append(" %s: %s → %s.".formatted(d.what(), d.before(), d.after())));
      }
      said.put(Lineup.letter(i) + ": " + contender.name(), words.toString());
    }
    return said;
  }

  private static String markdown(Lineup lineup, List<Figure> figures) {
    var text = new StringBuilder("# Comparison\n\n");
    LineupAdvice.of(lineup)
        .ifPresent(a -> text.append("**").append(Sentences.advice(a)).append("**\n\n"));
    sentences(lineup).forEach((who, what) -> text.append("- **%s** %s\n".formatted(who, what)));
    text.append('\n');
    figures.forEach(f -> text.append("![%s](%s.png)\n\n".formatted(f.title(), f.name())));
    return text.toString();
  }

  private static String page(Lineup lineup, List<Figure> figures) {
    var page = new StringBuilder();
    Page.begin(page, "Comparison");
    page.append("<header><h1>Comparison</h1>");
    LineupAdvice.of(lineup)
        .ifPresent(
            a ->
                page.append("<p class=\"advice\">")
                    .append(escape(Sentences.advice(a)))
                    .append("</p>"));
    page.append("</header>");
    sentences(lineup)
        .forEach(
            (who, what) ->
                page.append("<p><b>")
                    .append(escape(who))
                    .append("</b><br>")
                    .append(escape(what))
                    .append("</p>"));
    figures.forEach(figure -> Page.figure(page, figure));
    page.append("</main></body></html>");
    return page.toString();
  }
}
