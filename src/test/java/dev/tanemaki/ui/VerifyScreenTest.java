package dev.tanemaki.ui;

import static dev.tanemaki.ui.ConsoleFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.Database;
import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.database.sandbox.Sandbox;
import dev.tanemaki.dataset.Datasets;
import dev.tanemaki.run.RunState;
import dev.tanemaki.run.Shop;
import dev.tanemaki.settings.TargetProfile;
import dev.tanemaki.ui.kit.OnScreen;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TreeTableView;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Verify screen over rows that are right, then wrong; with a picture of each state. */
@OnScreen
@Order(1)
class VerifyScreenTest {

  @TempDir Path directory;

  @Test
  void fromNothingToRowsThatAreWrong() {
    Sandbox sandbox = TestServer.sandbox(directory.resolve("sandbox"));
    try (var console = console(sandbox, 1280, 800)) {
      Target target = sandbox.start();
      open(console);
      console.show(ScreenId.VERIFY);
      await(() -> console.has("Not verified yet"));
      console.pair("verify", "empty");
      console.press("verify-start");
      await(() -> console.has("nothing to verify"));
      console.pair("verify", "no-tables");

      var plan = Datasets.builtIn().named("job-postings").load().plan().withRows("jobs", 24_000);
      assertThat(Shop.run(target, plan, Shop.options(2, 5_000)))
          .isInstanceOf(RunState.Finished.class);
      heldAndCancelled(console, target);

      console.press("verify-start");
      await(() -> summary(console).contains("passed"));
      assertThat(summary(console)).contains("0 violations");
      console.pictures("verify", "green");
      sampled(console);

      plantFaults(target);
      console.show(ScreenId.RUN);
      console.show(ScreenId.VERIFY);
      console.language("en");
      await(() -> console.<ComboBox<?>>find("verify-subject").getItems().size() == 2);
      console.act(
          () -> {
            ComboBox<?> subjects = console.find("verify-subject");
            subjects.getSelectionModel().select(1);
          });
      await(() -> console.has("Not verified yet"));
      console.press("verify-start");
      await(() -> summary(console).contains("passed"));
      assertThat(console.has("2 rows of the run are no longer there")).isTrue();
      assertThat(console.<Labeled>find("verify-sentence").getText()).contains("4 rows break");
      console.pictures("verify", "red");
      console.language("en");
      choose(console, "employment_type_cd", "shares");
      assertThat(console.<Labeled>find("verify-sentence").getText())
          .contains("more than chance explains");
      console.pictures("verify", "chart");
      console.act(() -> console.<ButtonBase>find("verify-filter-failed").fire());
      console.pair("verify", "red-only");
    } finally {
      sandbox.stop();
    }
  }

  /** Shares are judged by some rows then, and say by how many of how many. */
  private static void sampled(ConsoleFixture console) {
    console.language("en");
    sample(console, 10_000);
    console.press("verify-start");
    await(() -> summary(console).contains("on a sample"));
    assertThat(summary(console)).contains("130 of 130 checks passed").contains("0 violations");
    choose(console, "employment_type_cd", "shares");
    assertThat(console.<Labeled>find("verify-sentence").getText()).contains("of 24,000 rows");
    console.pictures("verify", "sampled");
    console.language("en");
    assertThat(console.bench.preferences().settings().verifyRows()).isEqualTo(10_000);
    sample(console, 0);
  }

  private static void sample(ConsoleFixture console, long rows) {
    console.act(
        () -> {
          ComboBox<Long> choice = console.find("verify-sample");
          choice.getSelectionModel().select(rows);
        });
  }

  /** A lock on a table keeps some checks waiting for as long as it takes to look. */
  private static void heldAndCancelled(ConsoleFixture console, Target target) {
    console.language("en");
    try (var database = Database.open(target, 1);
        var session = database.session()) {
      session.begin();
      session.execute("lock table city_master in access exclusive mode");
      console.press("verify-start");
      await(() -> summary(console).contains("checks made"));
      console.pair("verify", "running");
      console.press("verify-cancel");
      console.language("en");
      await(() -> console.has("The verification was cancelled"));
      console.pair("verify", "cancelled");
      console.language("en");
      session.rollback();
    }
  }

  private static void plantFaults(Target target) {
    try (var database = Database.open(target, 1)) {
      database.with(
          session ->
              session.execute(
                  """
                  update jobs set employment_type_cd = 6 where employment_type_cd = 1
                    and job_id % 8 = 0;
                  update jobs set address = '火星' || address where job_id in (70, 71);
                  update jobs set posting_date = posting_date - interval '3 hours',
                    end_at = end_at - interval '3 hours' where posting_date > '2026-01-02';
                  delete from jobs where job_id in (4000, 4001);
                  alter table jobs drop constraint jobs_fee_range_check;
                  update jobs set fee = 9000 where job_id in (7, 8, 9, 10);
                  alter table jobs add constraint jobs_fee_range_check
                    check (fee > 500 and fee <= 5000) not valid;
                  """));
    }
  }

  @Test
  void smallAndLargeWindows() {
    Sandbox sandbox = TestServer.sandbox(directory.resolve("sandbox"));
    try {
      Target target = sandbox.start();
      var plan = Datasets.builtIn().named("job-postings").load().plan().withRows("jobs", 5_000);
      Shop.run(target, plan, Shop.options(2, 5_000));
      plantFaults(target);
      for (int width : new int[] {1000, 1920}) {
        try (var console = console(sandbox, width, width == 1000 ? 700 : 1080)) {
          open(console);
          console.show(ScreenId.VERIFY);
          console.press("verify-start");
          await(() -> summary(console).contains("passed"));
          console.pair("verify", width == 1000 ? "narrow" : "wide");
        }
      }
    } finally {
      sandbox.stop();
    }
  }

  private static void choose(ConsoleFixture console, String name, String kind) {
    console.act(
        () -> {
          TreeTableView<?> checks = console.find("verify-checks");
          for (int row = 0; row < checks.getExpandedItemCount(); row++) {
            String line = String.valueOf(checks.getTreeItem(row).getValue());
            if (line.contains("name=" + name + ", kind=" + kind.toUpperCase(Locale.ROOT))) {
              checks.getSelectionModel().select(row);
              checks.scrollTo(Math.max(0, row - 4));
            }
          }
        });
  }

  private static String summary(ConsoleFixture console) {
    return console.<Labeled>find("verify-summary").getText();
  }

  private static void open(ConsoleFixture console) {
    console.open();
    await(() -> console.bench.connection().target().isPresent());
    await(() -> console.bench.plan().source().isPresent());
  }

  private ConsoleFixture console(Sandbox sandbox, int width, int height) {
    Target nowhere = TestServer.unreachable();
    return new ConsoleFixture(
        directory,
        sandbox,
        Shop.service(),
        settings ->
            settings.withTarget(
                new TargetProfile("nowhere", nowhere.jdbcUrl(), "seeder", "staging")),
        width,
        height);
  }
}
