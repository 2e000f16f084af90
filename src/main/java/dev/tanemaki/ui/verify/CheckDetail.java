package dev.tanemaki.ui.verify;

import dev.tanemaki.ui.kit.EmptyState;
import dev.tanemaki.ui.kit.chart.BarHistogram;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.verify.check.Check;
import dev.tanemaki.verify.check.Constraint;
import dev.tanemaki.verify.check.ConstraintCheck;
import dev.tanemaki.verify.check.DistributionCheck;
import dev.tanemaki.verify.check.Example;
import dev.tanemaki.verify.check.Sentence;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What one check looked at, what it expected and what it found. */
final class CheckDetail extends ScrollPane {

  private final Messages texts;
  private final Formats formats;

  CheckDetail(Messages texts, Formats formats) {
    this.texts = texts;
    this.formats = formats;
    setId("verify-detail");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    getStyleClass().addAll("verify-detail", "edge-to-edge");
    nothing();
  }

  void nothing() {
    setFitToHeight(true);
    setContent(
        new EmptyState(
            Feather.MOUSE_POINTER, texts.text("detail.none"), texts.text("detail.none.why")));
  }

  void show(Check check) {
    setFitToHeight(false);
    var box = new VBox(head(check), about(check));
    box.getStyleClass().add("verify-detail-box");
    if (check instanceof ConstraintCheck c
        && c.constraint() instanceof Constraint.Check condition) {
      var sql = wrapped(condition.condition());
      sql.getStyleClass().add("tm-muted");
      box.getChildren().add(sql);
    }
    if (check instanceof DistributionCheck d && !d.categories().isEmpty()) {
      box.getChildren().addAll(title("detail.shares"), chart(d));
    }
    if (!check.examples().isEmpty()) {
      box.getChildren().addAll(title("detail.examples"), examples(check));
    }
    setContent(box);
  }

  private Node head(Check check) {
    var name = new Label(check.table() + "." + check.name());
    if (check.kind().ofTable()) {
      name.setText(check.table());
    }
    name.getStyleClass().add("tm-strong");
    name.setMinWidth(0);
    var kind = new Label(ChecksTree.kind(texts, check.id()));
    kind.getStyleClass().add("tm-muted");
    kind.setMinWidth(Region.USE_PREF_SIZE);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var verdict = ChecksTree.verdict(texts, check.verdict());
    verdict.setMinWidth(Region.USE_PREF_SIZE);
    var head = new HBox(8, name, kind, gap, verdict);
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private Node about(Check check) {
    var sentence = wrapped(Sentence.of(check, texts.locale()));
    sentence.setId("verify-sentence");
    var figures = wrapped(figures(check));
    figures.getStyleClass().addAll("tm-muted", "tm-number", "tm-small");
    return new VBox(4, sentence, figures);
  }

  private String figures(Check check) {
    var line = new StringBuilder(formats.rows(check.rows()));
    if (check.violations() > 0) {
      line.append(" · ").append(texts.text("detail.violations", check.violations()));
    }
    if (check instanceof DistributionCheck d && !Double.isNaN(d.statistic())) {
      line.append(" · ").append(statistic(d)).append(" · p ").append(p(d.pValue()));
      line.append(" · ").append(texts.text("detail.adjusted", p(d.adjusted())));
      line.append(" (").append(texts.text("detail.limit", p(d.significance()))).append(")");
    }
    return line.toString();
  }

  private String statistic(DistributionCheck check) {
    return switch (check.test()) {
      case CHI_SQUARE ->
          "χ² "
              + String.format(Locale.ROOT, "%,.1f", check.statistic())
              + ", "
              + texts.text("detail.freedom", check.degreesOfFreedom());
      case KOLMOGOROV_SMIRNOV ->
          texts.text("detail.ks", String.format(Locale.ROOT, "%.4f", check.statistic()));
      case BINOMIAL ->
          texts.text("detail.binomial", String.format(Locale.ROOT, "%+.2f", check.statistic()));
    };
  }

  private static String p(double p) {
    return p < 1e-300 ? "< 1e-300" : String.format(Locale.ROOT, p < 0.001 ? "%.0e" : "%.3f", p);
  }

  private Node chart(DistributionCheck check) {
    var bars = new BarHistogram(formats);
    bars.setBars(
        check.categories().stream()
            .map(c -> new BarHistogram.Bar(name(c.name()), c.expected(), c.actual()))
            .toList());
    return bars;
  }

  private String name(String category) {
    return category.equals("others") ? texts.text("detail.others") : category;
  }

  /** A row each: the name of a value above it where rows have the same ones. */
  private Node examples(Check check) {
    var grid = new GridPane();
    grid.getStyleClass().add("verify-examples");
    int row = 0;
    for (Example example : check.examples()) {
      for (Example.Field field : example.fields()) {
        var name = new Label(field.name());
        name.getStyleClass().add("tm-muted");
        name.setMinWidth(Region.USE_PREF_SIZE);
        var value = wrapped(field.value().orElse("null"));
        if (field.value().isEmpty()) {
          value.getStyleClass().add("tm-muted");
        }
        grid.addRow(row++, name, value);
        GridPane.setValignment(name, javafx.geometry.VPos.TOP);
        GridPane.setHgrow(value, Priority.ALWAYS);
      }
      var rule = new Region();
      rule.getStyleClass().add("verify-rule");
      grid.add(rule, 0, row++, 2, 1);
    }
    return grid;
  }

  private Label title(String key) {
    var label = new Label(texts.text(key));
    label.getStyleClass().add("verify-title");
    return label;
  }

  private static Label wrapped(String text) {
    var label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
