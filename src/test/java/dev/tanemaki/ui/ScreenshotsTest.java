package dev.tanemaki.ui;

import static dev.tanemaki.ui.ConsoleFixture.await;

import dev.tanemaki.database.TestServer;
import dev.tanemaki.settings.TargetProfile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of every screen. */
class ScreenshotsTest {

  @TempDir Path directory;

  @Test
  void all() {
    var run = new SteppedRun();
    try (var console =
        new ConsoleFixture(
            directory,
            TestServer.sandbox(directory),
            null,
            (target, plan, options) -> run,
            settings ->
                settings
                    .withTarget(
                        new TargetProfile(
                            "shop-dev",
                            "jdbc:postgresql://db.dev.example:5432/shop",
                            "seeder",
                            "development"))
                    .withTarget(
                        new TargetProfile(
                            "shop-staging",
                            "jdbc:postgresql://db.staging.example:5432/shop",
                            "seeder",
                            "staging"))
                    .withTarget(
                        new TargetProfile(
                            "求人マッチング本番環境（東日本リージョン）",
                            "jdbc:postgresql://jobs-primary.east.example:5432/job_matching",
                            "seeder",
                            "production")),
            1280,
            800)) {
      console.open();
      await(() -> console.bench.plan().source().isPresent());
      console.pictures("run", "starting");
      await(() -> console.bench.connection().target().isPresent());
      console.pictures("run", "empty");
      console.show(ScreenId.TARGETS);
      console.pictures("targets", "sandbox");
      console.act(
          () -> console.bench.targetsModel().select(console.bench.targets().choices().get(2)));
      console.pictures("targets", "profile");
      console.show(ScreenId.PLAN);
      console.pictures("plan", "jobs");
      console.show(ScreenId.HISTORY);
      console.pictures("history", "empty");
      console.show(ScreenId.SETTINGS);
      console.pictures("settings", "all");
      console.show(ScreenId.RUN);
      console.act(() -> console.bench.run().start(() -> run));
      for (int i = 1; i < 140; i++) {
        run.at(i / 20.0);
        var rows = run.snapshot().rows();
        await(
            () ->
                console.bench.run().frame() != null
                    && console.bench.run().frame().snapshot().rows() == rows);
      }
      console.pictures("run", "loading");
    }
  }
}
