package dev.tanemaki.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LatestTest {

  @Test
  void anErrorEndsNothingButTheWorkItCameFrom() {
    List<String> shown = new ArrayList<>();
    var latest =
        new Latest<String, String>(
            Runnable::run,
            Runnable::run,
            (asked, show) -> {
              if (asked.equals("bad")) {
                throw new StackOverflowError("of a test");
              }
              show.accept(asked);
            },
            shown::add);
    latest.ask("bad");
    latest.ask("good");
    assertThat(shown).containsExactly("good");
  }

  @Test
  void workUnderWayWaitsForMoreToBeAskedForAndNoLonger() throws InterruptedException {
    BlockingQueue<String> shown = new LinkedBlockingQueue<>();
    var self = new AtomicReference<Latest<String, String>>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      self.set(
          new Latest<>(
              executor,
              Runnable::run,
              (asked, show) -> {
                show.accept("begun " + asked);
                boolean more =
                    self.get().awaitMore(Duration.ofSeconds(asked.equals("first") ? 60 : 0));
                show.accept((more ? "left " : "done ") + asked);
              },
              shown::add));
      self.get().ask("first");
      assertThat(shown.take()).isEqualTo("begun first");
      self.get().ask("second");
      assertThat(shown.take()).isEqualTo("left first");
      assertThat(shown.take()).isEqualTo("begun second");
      assertThat(shown.take()).isEqualTo("done second");
    }
  }
}
