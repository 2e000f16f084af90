package dev.tanemaki.ui.benchmark;

import dev.tanemaki.benchmark.matrix.MatrixRun.Progress;
import dev.tanemaki.benchmark.result.Advice;
import dev.tanemaki.benchmark.result.Benchmark;
import dev.tanemaki.benchmark.result.Cell;
import dev.tanemaki.benchmark.result.Comparison;
import dev.tanemaki.benchmark.result.Estimate;
import dev.tanemaki.benchmark.result.Measure;
import dev.tanemaki.ui.kit.Icons;
import dev.tanemaki.ui.kit.Tone;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.kit.text.Quantity;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The sentence that says which setting to use, how sure that is, and while measuring how far. */
final class AdviceBar extends HBox {

  private final Messages texts;
  private final Formats formats;
  private final Label sentence = new Label();
  private final Label below = new Label();
  private final ProgressBar bar = new ProgressBar();
  private final Button use;
  private final Label regression = new Label();
  private final HBox flag = new HBox();
  private Advice shown;

  AdviceBar(Messages texts, Formats formats, Consumer<Advice> used, Runnable compare) {
    this.texts = texts;
    this.formats = formats;
    use = new Button(texts.text("advice.use"), Icons.of(Feather.CORNER_UP_RIGHT));
    use.setId("benchmark-use");
    use.setMinWidth(Region.USE_PREF_SIZE);
    use.setOnAction(
        event -> {
          if (shown != null) {
            used.accept(shown);
          }
        });
    sentence.setId("benchmark-sentence");
    sentence.getStyleClass().addAll("benchmark-sentence", "tm-number");
    below.getStyleClass().addAll("tm-muted", "tm-number");
    for (Label label : new Label[] {sentence, below}) {
      label.setWrapText(true);
      label.setMinHeight(USE_PREF_SIZE);
    }
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.managedProperty().bind(bar.visibleProperty());
    bar.setAccessibleText(texts.text("benchmark.progress"));
    regression.setId("benchmark-regression");
    regression.setGraphic(Icons.of(Feather.ALERT_TRIANGLE));
    regression.setWrapText(true);
    regression.setMinHeight(USE_PREF_SIZE);
    var look = new Hyperlink(texts.text("baseline.look"));
    look.setId("benchmark-regression-look");
    look.setMinWidth(USE_PREF_SIZE);
    look.setOnAction(event -> compare.run());
    flag.getChildren().addAll(regression, look);
    flag.getStyleClass().add("benchmark-flag");
    flag.setAlignment(Pos.CENTER_LEFT);
    flag.managedProperty().bind(flag.visibleProperty());
    var words = new VBox(sentence, below, flag, bar);
    words.getStyleClass().add("benchmark-words");
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    setAlignment(Pos.CENTER_LEFT);
    managedProperty().bind(visibleProperty());
    getStyleClass().addAll("panel", "benchmark-advice");
    getChildren().addAll(words, use);
  }

  /**
   * @param why a benchmark cannot be started now; empty where it can
   * @param baseline the baseline held against the one shown
   */
  void show(
      Optional<Benchmark> benchmark,
      Optional<Progress> progress,
      Measure measure,
      String why,
      Optional<Comparison> baseline) {
    flag(baseline);
    shown = benchmark.flatMap(b -> Advice.of(b, measure)).orElse(null);
    bar.setVisible(progress.isPresent());
    use.setVisible(shown != null);
    use.setDisable(progress.isPresent());
    if (progress.isPresent()) {
      Progress now = progress.get();
      bar.setProgress(now.done() == 0 ? -1 : (double) now.done() / Math.max(1, now.total()));
      sentence.setText(shown == null ? texts.text("step.PREPARING") : sentence(shown, measure));
      below.setText(at(now));
      return;
    }
    sentence.setText(shown == null ? texts.text("advice.none") : sentence(shown, measure));
    below.setText(
        shown == null ? why : why.isEmpty() ? evidence(benchmark.orElseThrow(), shown) : why);
  }

  private void flag(Optional<Comparison> baseline) {
    flag.setVisible(baseline.filter(c -> !c.deltas().isEmpty()).isPresent());
    baseline.ifPresent(
        c -> {
          int slower = c.regressions().size();
          int all = c.deltas().size();
          boolean differs = !c.different().isEmpty();
          regression.setText(
              slower > 0
                  ? texts.text("baseline.slower", slower, all)
                  : texts.text(
                      differs ? "baseline.faster" : "baseline.alike", c.different().size(), all));
          regression.getGraphic().setVisible(slower > 0);
          regression.getGraphic().setManaged(slower > 0);
          (slower > 0 ? Tone.DANGER : differs ? Tone.POSITIVE : Tone.NEUTRAL).applyTo(regression);
        });
  }

  private String at(Progress now) {
    String what =
        now.cell()
            .map(c -> texts.text("step.cell", formats.count(c.rows()), setting(c)))
            .orElse("");
    String step = texts.text("step." + now.step());
    String far = texts.text("step.far", formats.count(now.done()), formats.count(now.total()));
    String left =
        now.done() == 0
            ? ""
            : " · "
                + texts.text(
                    "step.left",
                    formats.duration(Duration.ofSeconds(Math.round(now.secondsLeft()))));
    return far + left + " · " + step + (what.isEmpty() ? "" : " " + what);
  }

  private String setting(Cell cell) {
    return texts.text(
        "advice.setting",
        formats.count(cell.batchSize()),
        cell.workers(),
        cell.constraints().equals("auto") ? 0 : 1,
        texts.text("constraints." + cell.constraints()),
        cell.unusualFormat() ? 1 : 0,
        texts.text("format." + cell.format()));
  }

  private String sentence(Advice advice, Measure measure) {
    String rate =
        texts.text(
            switch (measure) {
              case WHOLE -> "advice.rate.whole";
              case LOAD -> "advice.rate.load";
            },
            formats.value(Quantity.ROWS_PER_SECOND, advice.rate().median()));
    String setting = setting(advice.cell());
    if (advice.gain() > 0) {
      return texts.text("advice.gain", setting, rate, formats.percent(advice.gain()));
    }
    if (advice.usual().filter(advice.cell()::equals).isPresent()) {
      return texts.text("advice.usual", setting, rate);
    }
    return advice.usual().isPresent()
        ? texts.text("advice.alike", setting, rate)
        : texts.text("advice.plain", setting, rate);
  }

  private String evidence(Benchmark benchmark, Advice advice) {
    Estimate rate = advice.rate();
    String words =
        rate.samples() < 2
            ? texts.text("advice.single")
            : texts.text(
                "advice.evidence",
                formats.count(Math.round(rate.low())),
                formats.count(Math.round(rate.high())),
                formats.percent(rate.confidence()),
                formats.count(rate.samples()));
    if (Double.isFinite(advice.ceilingShare())) {
      words +=
          " · "
              + texts.text(
                  advice.cell().unusualFormat() ? "advice.ceiling.binary" : "advice.ceiling",
                  formats.percent(advice.ceilingShare()));
    }
    int others = advice.alike().size() - 1;
    if (others > 0) {
      words += " · " + texts.text("advice.others", others);
    }
    return benchmark.status() == Benchmark.Status.CANCELLED
        ? words + " · " + texts.text("advice.cancelled")
        : words;
  }
}
