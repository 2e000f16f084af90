package dev.tanemaki.ui.plan;

import static dev.tanemaki.ui.kit.Snapshots.onWindow;
import static dev.tanemaki.ui.plan.Studio.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tanemaki.ui.kit.OnScreen;
import dev.tanemaki.ui.kit.Snapshots;
import dev.tanemaki.ui.kit.theme.Theme;
import dev.tanemaki.ui.session.CurrentPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

@OnScreen
@Order(1)
class StudioStatesTest {

  @TempDir Path directory;

  private Studio studio;

  @AfterEach
  void close() {
    studio.close();
  }

  @Test
  void whatIsWrongIsGoneToOneAfterTheOtherWhereverItIs() throws IOException {
    open(ShopPlan.wrong(directory));
    assertThat(studio.model.findings()).hasSize(3);
    studio.pictures("wrong");

    next("orders", "plan-rows-note");
    assertThat(text("#plan-rows-note")).contains("per-parent");
    assertThat(studio.<Node>node("#plan-rows-note").isVisible()).isTrue();
    next("orders", "status");
    assertThat(text(".editor-findings > .label")).contains("ルールがありません");
    next("order_lines", "quantity");
    assertThat(studio.<Node>node("#plan-rows-note").isVisible()).isFalse();
    next("orders", "plan-rows-note");
  }

  @Test
  void aHalfTypedNumberIsUnsavedAskedAboutAndGivenUpWithThePlan() throws IOException {
    open(ShopPlan.file(directory));
    studio.look("customers", "rank");
    studio.type("#plan-rows", "4");
    assertThat(dirty()).isTrue();
    studio.type("#plan-rows", "20000");
    assertThat(dirty()).isFalse();

    studio.type("#plan-rows", "44");
    studio.act(() -> studio.plan.choose("job-postings"));
    assertThat(studio.plan.wantedProperty().get()).isEqualTo("job-postings");
    studio.act(studio.plan::discard);
    read();
    assertThat(dirty()).isFalse();
    assertThat(studio.<TextInputControl>node("#plan-rows").getText()).isEqualTo("100,000");

    studio.type("#plan-seed", "8");
    assertThat(dirty()).isTrue();
    studio.act(studio.plan::reload);
    assertThat(studio.plan.wantedProperty().get()).isEqualTo("job-postings");
    studio.act(studio.plan::discard);
    read();
    assertThat(dirty()).isFalse();
    assertThat(studio.<TextInputControl>node("#plan-seed").getText()).isEqualTo("20260401");
  }

  @Test
  void anEditorFollowsWhatIsUndoneAfterASaveInTheMiddleOfAWord() throws IOException {
    open(ShopPlan.file(directory));
    studio.look("customers", "points");
    var high = "#between-high";
    studio.act(() -> studio.node(high).lookup(".text-field").requestFocus());
    new FxRobot().type(KeyCode.END).type(KeyCode.DIGIT0);
    await(() -> dirty());
    studio.act(studio.plan::save);
    await(() -> !dirty());
    assertThat(text(high)).isEqualTo("50000");
    studio.act(studio.plan::undo);
    assertThat(text(high)).isEqualTo("5000");
  }

  @Test
  void theDifferencesStayWhereTheLanguageChanges() throws IOException {
    open(ShopPlan.file(directory));
    studio.look("customers", "rank");
    studio.act(() -> studio.model.seed(8, true));
    studio.act(() -> studio.<javafx.scene.control.ToggleButton>node("#plan-diff-toggle").fire());
    assertThat(studio.<Node>node("#plan-diff")).isNotNull();
    studio.wear(Theme.DARK, Locale.JAPANESE);
    assertThat(studio.<Node>node("#plan-diff")).isNotNull();
    assertThat(studio.<javafx.scene.control.ToggleButton>node("#plan-diff-toggle").isSelected())
        .isTrue();
  }

  @Test
  void fanOutsAndTimesAreDrawnOverWhatTheirLawsAskFor() throws IOException {
    open(ShopPlan.file(directory));
    studio.look("orders", "customer_id");
    var children = ((Picture.Children) studio.look().picture().orElseThrow()).bins();
    close(children);
    studio.size(1280, 800);
    studio.pictures("fan-out");
    studio.look("orders", "shipped_at");
    var shipped = (Picture.Times) studio.look().picture().orElseThrow();
    close(shipped.weekdays());
    close(shipped.hours());
    studio.picture("offset", Theme.LIGHT, Locale.ENGLISH);
    studio.look("customers", "since");
    var since = (Picture.Times) studio.look().picture().orElseThrow();
    close(since.days());
    assertThat(since.hours().actual()).isEmpty();
    studio.picture("between", Theme.LIGHT, Locale.ENGLISH);
    studio.look("customers", "points");
    close(((Picture.Numbers) studio.look().picture().orElseThrow()).bins());
  }

  /** What came out is what was asked for, as near as ten thousand rows are. */
  private static void close(Picture.Bins bins) {
    assertThat(bins.actual()).containsExactly(bins.expected(), within(0.02));
    assertThat(Arrays.stream(bins.expected()).sum()).isCloseTo(1, within(0.02));
  }

  @Test
  void statesThatAreSeldomLookedAt() throws IOException {
    studio = new Studio(directory, directory.resolve("nowhere.yml").toString(), 1000, 700);
    await(() -> studio.plan.state() instanceof CurrentPlan.State.Broken);
    assertThat(studio.<Node>node("#plan-seed").isVisible()).isFalse();
    studio.pictures("none");
    Path broken = directory.resolve("broken.yml");
    Files.writeString(broken, "plan: broken\ntables:\n  jobs:\n    rowz: 100\n");
    studio.act(() -> studio.plan.choose(broken.toString()));
    await(() -> studio.plan.state() instanceof CurrentPlan.State.Broken);
    studio.pictures("broken");
    String wide = WidePlan.file(directory);
    studio.act(() -> studio.plan.choose(wide));
    read();
    studio.act(() -> studio.model.go("求人"));
    await(() -> studio.model.settled());
    studio.type("#plan-seed", "99");
    studio.pictures("wide-narrow");
    studio.size(1280, 800);
    studio.pictures("wide");
  }

  @Test
  void whateverTakesTheFocusHasANameInEveryLanguage() {
    studio = new Studio(directory, 1000, 700);
    named();
    studio.wear(Theme.LIGHT, Locale.JAPANESE);
    named();
  }

  private void named() {
    for (String column :
        List.of(
            "pref_cd",
            "min_salary",
            "latitude",
            "max_salary",
            "posting_date",
            "feature_codes",
            "description",
            "search_keywords",
            "end_at",
            "job_id")) {
      studio.act(() -> studio.model.look("jobs", column));
      studio.act(() -> Snapshots.layOut(studio.scene));
      assertThat(onWindow(() -> Names.missing(studio.scene.getRoot())))
          .as("without a name at %s", column)
          .isEmpty();
    }
  }

  private void open(String plan) {
    studio = new Studio(directory, plan, 1000, 700);
    read();
  }

  private void read() {
    await(() -> !(studio.plan.state() instanceof CurrentPlan.State.Reading));
    assertThat(studio.plan.state()).isInstanceOf(CurrentPlan.State.Ready.class);
    await(() -> studio.model.settled());
  }

  /** Where the count of what is wrong goes to: a column, or the rows of a table. */
  private void next(String table, String place) {
    studio.act(() -> studio.<Button>node("#plan-faults").fire());
    await(() -> studio.model.settled());
    assertThat(studio.model.tableProperty().get()).isEqualTo(table);
    if (!place.equals("plan-rows-note")) {
      assertThat(studio.model.columnProperty().get()).isEqualTo(place);
    }
  }

  private boolean dirty() {
    return onWindow(() -> studio.plan.dirtyProperty().get());
  }

  private String text(String selector) {
    return onWindow(
        () -> {
          Node node = studio.scene.lookup(selector);
          return switch (node) {
            case Label label -> label.getText();
            case TextInputControl field -> field.getText();
            default -> ((TextInputControl) node.lookup(".text-field")).getText();
          };
        });
  }
}
