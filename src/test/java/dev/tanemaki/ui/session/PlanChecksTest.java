package dev.tanemaki.ui.session;

import static dev.tanemaki.ui.kit.Snapshots.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.Environment;
import dev.tanemaki.dataset.Datasets;
import dev.tanemaki.ui.kit.Background;
import dev.tanemaki.ui.kit.OnScreen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

@OnScreen
class PlanChecksTest {

  @TempDir Path directory;

  @Test
  void aPlanIsNotTriedUnderAHandAndIsWhenTheHandLeavesItAsItWas() throws Exception {
    Files.writeString(directory.resolve("t.sql"), "CREATE TABLE t (v varchar(3));");
    Path file = directory.resolve("plan.yml");
    Files.writeString(
        file,
        """
        schema: t.sql
        tables:
          t:
            rows: 10
            columns:
              v: {dictionary: Name.fullName}
        """);
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var background = new Background(executor);
      var plan = onWindow(() -> new CurrentPlan(background, Datasets.builtIn()));
      var checks =
          onWindow(
              () -> {
                // The hand is there before the plan is looked at.
                plan.workProperty()
                    .subscribe((before, now) -> now.ifPresent(n -> plan.draft(d -> d)));
                var nowhere =
                    new Connection(
                        background, new TargetChoice("", Environment.SANDBOX, true, () -> null));
                plan.choose(file.toString());
                return new PlanChecks(plan, nowhere, background);
              });
      await(() -> checks.checked().schema().isPresent());
      assertThat(onWindow(checks::findings)).isEmpty();
      onWindow(
          () -> {
            plan.withdraw();
            return null;
          });
      await(() -> !checks.findings().isEmpty());
      assertThat(onWindow(checks::findings)).singleElement().asString().contains("t.v");
    }
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(3, TimeUnit.MINUTES, () -> onWindow(condition));
  }
}
