package dev.tanemaki.ui.session;

import static dev.tanemaki.ui.kit.Snapshots.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.dataset.Datasets;
import dev.tanemaki.ui.kit.Background;
import dev.tanemaki.ui.kit.OnScreen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

@OnScreen
class CurrentPlanTest {

  @TempDir Path directory;

  private final Tasks tasks = new Tasks();
  private CurrentPlan plan;

  @BeforeEach
  void open() {
    plan = onWindow(() -> new CurrentPlan(new Background(tasks), Datasets.builtIn()));
    act(() -> plan.choose("job-postings"));
    tasks.runAll();
  }

  @Test
  void whatIsUnderTheHandIsUnsavedAskedAboutAndSaved() throws IOException {
    act(() -> plan.draft(document -> document.withSeed(700_001)));
    assertThat(plan.dirtyProperty().get()).isTrue();

    act(plan::reload);
    assertThat(plan.wantedProperty().get()).isEqualTo("job-postings");
    assertThat(plan.work().orElseThrow().history().past()).hasSize(1);
    act(plan::stay);

    act(() -> plan.draft(document -> document.withSeed(700_002)));
    Path file = directory.resolve("own.yml");
    act(() -> plan.saveAs(file));
    tasks.runAll();
    assertThat(Files.readString(file)).contains("700002");
    assertThat(plan.dirtyProperty().get()).isFalse();
    assertThat(plan.isDrafting()).isFalse();
  }

  @Test
  void savesFollowEachOtherAndTheNewestIsKept() throws IOException {
    Path file = directory.resolve("own.yml");
    act(
        () -> {
          plan.saveAs(file);
          for (long seed = 700_001; seed <= 700_003; seed++) {
            long now = seed;
            plan.edit(document -> document.withSeed(now));
            plan.save();
          }
        });
    assertThat(tasks.waiting).hasSize(1);
    tasks.runAll();
    assertThat(plan.problemProperty().get()).isNull();
    assertThat(Files.readString(file)).contains("700003");
    assertThat(plan.dirtyProperty().get()).isFalse();
    assertThat(directory).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void aSaveThatEndsWhenAnotherPlanWasReadIsNoneOfIts() throws IOException {
    Path copy = directory.resolve("copy.yml");
    Path other = directory.resolve("other.yml");
    Files.writeString(other, plan.work().orElseThrow().document().text());
    act(() -> plan.saveAs(copy));
    act(() -> plan.choose(other.toString()));
    tasks.run(1);
    tasks.runAll();
    assertThat(copy).exists();
    assertThat(plan.name()).isEqualTo(other.toString());
    assertThat(plan.work().orElseThrow().file().orElseThrow().path()).isEqualTo(other);
  }

  @Test
  void whoFollowsTheWorkFindsItsNameAndItsMark() {
    Path file = directory.resolve("own.yml");
    act(() -> plan.edit(document -> document.withSeed(700_001)));
    List<String> seen = new ArrayList<>();
    onWindow(
        () ->
            plan.workProperty()
                .subscribe(
                    (before, now) -> seen.add(plan.name() + " " + plan.dirtyProperty().get())));
    act(() -> plan.saveAs(file));
    tasks.runAll();
    assertThat(seen).containsExactly(file + " false");
  }

  private static void act(Runnable action) {
    onWindow(
        () -> {
          action.run();
          return null;
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Runs nothing before it is told to, so that a test says what ends first. */
  private static final class Tasks extends AbstractExecutorService {

    private final List<Runnable> waiting = new ArrayList<>();

    @Override
    public void execute(Runnable task) {
      waiting.add(task);
    }

    void run(int index) {
      waiting.remove(index).run();
      WaitForAsyncUtils.waitForFxEvents();
    }

    void runAll() {
      while (!waiting.isEmpty()) {
        run(0);
      }
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return false;
    }

    @Override
    public boolean isTerminated() {
      return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      return true;
    }
  }
}
