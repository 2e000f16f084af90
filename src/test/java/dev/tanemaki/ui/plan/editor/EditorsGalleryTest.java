package dev.tanemaki.ui.plan.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.plan.Distribution;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.ui.kit.OnScreen;
import dev.tanemaki.ui.kit.Snapshots;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.theme.Appearance;
import dev.tanemaki.ui.kit.theme.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.scene.Parent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

/** Every editor at the width of the Plan screen's pane, with the real plan, to be looked at. */
@OnScreen
class EditorsGalleryTest {

  private static final double WIDTH = 400;
  private static final double HEIGHT = 480;

  @Test
  void editorsInBothThemesAndLanguages() {
    for (var appearance :
        List.of(
            new Appearance(Theme.LIGHT, Locale.ENGLISH),
            new Appearance(Theme.DARK, Locale.JAPANESE))) {
      take(
          "choices",
          appearance,
          a ->
              page(
                  a,
                  "pref_cd",
                  "salary_type",
                  "feature_codes",
                  "min_salary",
                  "fee",
                  "posting_date"));
      take("curves", appearance, EditorsGalleryTest::curves);
      take(
          "forms",
          appearance,
          a ->
              page(
                  a,
                  "description",
                  "search_keywords",
                  "is_active",
                  "max_salary",
                  "company_name",
                  "city_cd"));
    }
    assertThat(Path.of("target/screenshots/editors-choices-dark-ja.png"))
        .satisfies(Files::isRegularFile);
  }

  private static void take(
      String state, Appearance appearance, Function<Appearance, Parent> content) {
    Snapshots.take("editors", state, 1280, 1010, appearance, content);
  }

  private static Parent page(Appearance appearance, String... columns) {
    return page(appearance, Stream.of(columns).map(JobsPlan::column).toList());
  }

  private static Parent curves(Appearance appearance) {
    var fanOut =
        new Rule.Reference(
            "prefecture_master",
            java.util.Optional.empty(),
            new Rule.Pick.FanOut(new Distribution.Zipf(50, 1.2)),
            java.util.Optional.empty());
    return page(
        appearance,
        List.of(
            JobsPlan.column("latitude"),
            JobsPlan.column("endcl_cd"),
            new ColumnPlan("min_salary", draw(new Distribution.LogNormal(7.2, 0.25, 900, 3000)), 0),
            new ColumnPlan("fee", draw(new Distribution.Beta(2, 5, 501, 5000)), 0),
            new ColumnPlan("fee", draw(new Distribution.Exponential(900, 501, 5000)), 0.1),
            new ColumnPlan("pref_cd", fanOut, 0)));
  }

  private static Rule draw(Distribution distribution) {
    return new Rule.Draw(distribution, 10);
  }

  private static Parent page(Appearance appearance, List<ColumnPlan> columns) {
    var page = new FlowPane(16, 16);
    page.setPadding(new Insets(16));
    page.getStylesheets()
        .add(EditorsGalleryTest.class.getResource("/dev/tanemaki/ui/window.css").toExternalForm());
    for (var column : columns) {
      var editor = new ColumnEditor(new Formats(appearance.locale()), edit -> {});
      editor.show(column, JobsPlan.context(column));
      editor.showActual(actual(column));
      var card = new VBox(editor.node());
      card.getStyleClass().add("panel");
      VBox.setVgrow(editor.node(), javafx.scene.layout.Priority.ALWAYS);
      card.setPrefSize(WIDTH, HEIGHT);
      card.setMinSize(WIDTH, HEIGHT);
      card.setMaxSize(WIDTH, HEIGHT);
      page.getChildren().add(card);
    }
    return page;
  }

  /** About what would come out, off by a little as ten thousand rows are. */
  private static Actual actual(ColumnPlan column) {
    var random = new Random(1);
    return switch (column.rule()) {
      case Rule.Weights w -> new Actual.Texts(counts(WeightsEditor.choices(w.choices())), 10_000);
      case Rule.Reference r when r.pick() instanceof Rule.Pick.ByKey k ->
          new Actual.Texts(counts(WeightsEditor.choices(k.weights())), 10_000);
      case Rule.Bands b ->
          new Actual.Numbers(
              random
                  .ints(10_000, 0, 100)
                  .mapToDouble(
                      i -> {
                        double at = 0;
                        for (var band : b.bands()) {
                          at += band.weight();
                          if (i < at) {
                            return band.low()
                                + Math.floor(random.nextDouble() * (band.high() - band.low() + 1));
                          }
                        }
                        return 0;
                      })
                  .toArray());
      case Rule.Draw(Distribution.Beta d, double _) ->
          new Actual.Numbers(
              random
                  .doubles(200_000, d.min(), d.max())
                  .filter(x -> random.nextDouble() * 1.1 < Curve.density(d, x))
                  .limit(10_000)
                  .toArray());
      default -> new Actual.None();
    };
  }

  private static Map<String, Long> counts(List<Choice> choices) {
    return choices.stream()
        .collect(
            java.util.stream.Collectors.toMap(
                Choice::key, c -> Math.round(c.weight() * 100 + 40 * Math.sin(c.weight()))));
  }
}
