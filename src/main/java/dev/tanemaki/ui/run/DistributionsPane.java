package dev.tanemaki.ui.run;

import dev.tanemaki.ui.kit.Icons;
import dev.tanemaki.ui.kit.Tone;
import dev.tanemaki.ui.kit.chart.BarHistogram;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.verify.check.CheckKind;
import dev.tanemaki.verify.check.DistributionCheck;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Shares found in the tables against those of the plan: a line per column, each to be opened. */
final class DistributionsPane extends VBox {

  private final Messages texts;
  private final Formats formats;
  private final BarHistogram bars;
  private List<DistributionCheck> shown;
  private boolean open;

  DistributionsPane(Messages texts, Formats formats) {
    this.texts = texts;
    this.formats = formats;
    bars = new BarHistogram(formats);
    getStyleClass().add("distributions");
  }

  /** Shapes, nulls and the like have a screen of their own. */
  private static final Set<CheckKind> KINDS =
      Set.of(CheckKind.SHARES, CheckKind.FLAGS, CheckKind.WEEKDAYS);

  void show(List<DistributionCheck> all) {
    var checks = all.stream().filter(c -> KINDS.contains(c.kind())).toList();
    if (!checks.equals(shown)) {
      shown = checks;
      open = false;
      list();
    }
  }

  /** Back to the list; whether a column was open. */
  boolean back() {
    boolean was = open;
    open = false;
    list();
    return was;
  }

  private void list() {
    if (shown.isEmpty()) {
      var empty = new Label(texts.text("shares.empty"));
      empty.setWrapText(true);
      empty.getStyleClass().addAll("tm-muted", "tm-small");
      getChildren().setAll(empty);
    } else {
      getChildren().setAll(shown.stream().map(this::line).toList());
    }
  }

  private Node line(DistributionCheck check) {
    var sign = Icons.of(check.fits() ? Feather.CHECK_CIRCLE : Feather.X_CIRCLE);
    var name = new Label(check.table() + "." + check.column());
    name.setMinWidth(0);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var test = new Label(test(check));
    test.getStyleClass().addAll("tm-number", "tm-muted");
    test.setMinWidth(Region.USE_PREF_SIZE);
    var verdict = new Label(verdict(check));
    verdict.getStyleClass().add("share-verdict");
    verdict.setMinWidth(Region.USE_PREF_SIZE);
    var row = new HBox(8, sign, name, gap, test, verdict, Icons.of(Feather.CHEVRON_RIGHT));
    row.setAlignment(Pos.CENTER_LEFT);
    tone(check).applyTo(row);
    var button = new Button();
    button.setGraphic(row);
    row.prefWidthProperty().bind(button.widthProperty().subtract(16));
    button.setMaxWidth(Double.MAX_VALUE);
    button.getStyleClass().addAll("flat", "share-line");
    button.setAccessibleText(name.getText() + ", " + test.getText() + ", " + verdict.getText());
    button.setOnAction(event -> open(check));
    return button;
  }

  private void open(DistributionCheck check) {
    open = true;
    bars.setBars(
        check.categories().stream()
            .map(c -> new BarHistogram.Bar(c.name(), c.expected(), c.actual()))
            .toList());
    var back = new Button(check.table() + "." + check.column(), Icons.of(Feather.CHEVRON_LEFT));
    back.getStyleClass().addAll("flat", "small");
    back.setAccessibleText(texts.text("shares.back"));
    back.setOnAction(event -> back());
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var about = new Label(test(check) + " · " + formats.rows(check.rows()));
    about.getStyleClass().addAll("tm-number", "tm-muted");
    var head = new HBox(8, back, gap, about);
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(head, bars);
    back.requestFocus();
  }

  private String test(DistributionCheck check) {
    return Double.isNaN(check.statistic())
        ? ""
        : "χ² %.1f, p %s"
            .formatted(
                check.statistic(),
                check.pValue() < 0.001
                    ? "< 0.001"
                    : String.format(Locale.ROOT, "%.3f", check.pValue()));
  }

  private String verdict(DistributionCheck check) {
    return Double.isNaN(check.adjusted())
        ? texts.text("shares.untested")
        : texts.text(check.fits() ? "shares.fits" : "shares.strays");
  }

  private static Tone tone(DistributionCheck check) {
    return Double.isNaN(check.adjusted())
        ? Tone.NEUTRAL
        : check.fits() ? Tone.POSITIVE : Tone.DANGER;
  }
}
