package dev.tanemaki.ui.compare;

import dev.tanemaki.benchmark.figure.Words;
import dev.tanemaki.benchmark.result.Cell;
import dev.tanemaki.benchmark.result.Lineup;
import dev.tanemaki.benchmark.result.LineupAdvice;
import dev.tanemaki.benchmark.result.Measure;
import dev.tanemaki.ui.kit.Icons;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.kit.text.Quantity;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Which setting to use, and how sure that is: what one wants to know of a comparison first. */
final class LineupSentence extends HBox {

  private final Messages texts;
  private final Formats formats;
  private final Words words;

  LineupSentence(
      Messages texts,
      Formats formats,
      Words words,
      Measure measure,
      LineupAdvice advice,
      Optional<Consumer<Cell>> use) {
    this.texts = texts;
    this.formats = formats;
    this.words = words;
    getStyleClass().addAll("panel", "lineup-advice");
    var said = new VBox();
    said.getStyleClass().add("lineup-words");
    said.setMinWidth(0);
    HBox.setHgrow(said, Priority.ALWAYS);
    said.getChildren()
        .addAll(
            line("lineup-sentence", sentence(advice), "lineup-sentence"),
            line("lineup-certainty", certainty(advice)),
            line("lineup-rates", rates(advice, measure), "tm-muted"));
    getChildren().add(said);
    use.ifPresent(
        taker -> {
          var button = new Button(texts.text("lineup.use"), Icons.of(Feather.CORNER_UP_RIGHT));
          button.setId("lineup-use");
          button.setMinWidth(USE_PREF_SIZE);
          button.setOnAction(event -> taker.accept(advice.cell()));
          getChildren().add(button);
        });
  }

  private static Label line(String id, String text, String... styles) {
    var label = new Label(text);
    label.setId(id);
    label.getStyleClass().add("tm-number");
    label.getStyleClass().addAll(styles);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  private String sentence(LineupAdvice advice) {
    Cell cell = advice.setting();
    String setting =
        texts.text(
            "lineup.setting",
            formats.count(cell.batchSize()),
            cell.workers(),
            cell.constraints().equals("auto") ? 0 : 1,
            words.constraints(cell.constraints()),
            cell.unusualFormat() ? 1 : 0,
            words.format(cell.format()));
    return advice
        .place()
        .map(place -> texts.text("lineup.advice.one", Lineup.letter(place), setting))
        .orElseGet(() -> texts.text("lineup.advice", setting));
  }

  private String certainty(LineupAdvice advice) {
    return switch (advice.certainty()) {
      case ALONE ->
          advice.place().isPresent()
              ? texts.text("lineup.sure.one", advice.alike())
              : texts.text("lineup.sure", advice.rates().size());
      case AMONG -> texts.text("lineup.sure.among", advice.alike(), advice.settings());
      case OPEN -> texts.text("lineup.sure.open", advice.settings());
      case SPLIT -> texts.text("lineup.sure.split", formats.percent(advice.loss()));
      case TOO_FEW ->
          texts.text("lineup.sure.few", advice.samples(), advice.settings(), advice.needed());
    };
  }

  private String rates(LineupAdvice advice, Measure measure) {
    var rates = new ArrayList<String>();
    for (int i = 0; i < advice.rates().size(); i++) {
      String rate = formats.value(Quantity.ROWS_PER_SECOND, advice.rates().get(i).median());
      rates.add(Lineup.letter(advice.place().orElse(i)) + " " + rate);
    }
    String named =
        switch (measure) {
          case WHOLE -> "lineup.rates.whole";
          case LOAD -> "lineup.rates.load";
        };
    return texts.text(named, String.join(" · ", rates))
        + " · "
        + texts.text("lineup.of", formats.count(advice.cell().rows()));
  }
}
