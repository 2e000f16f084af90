package dev.tanemaki.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackgroundTest {

  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
  private final Background background = new Background(executor, window::add);
  private final List<Object> delivered = new ArrayList<>();

  @AfterEach
  void close() {
    executor.close();
  }

  @Test
  void theResultIsDeliveredByTheWindow() throws InterruptedException {
    var job = background.run(() -> 42, delivered::add, delivered::add);
    Runnable delivery = window.take();
    assertThat(delivered).isEmpty();
    delivery.run();
    assertThat(delivered).containsExactly(42);
    assertThat(job.ended()).isTrue();
  }

  @Test
  void aFailureIsDeliveredToo() throws InterruptedException {
    var failure = new IOException("gone");
    background.run(
        () -> {
          throw failure;
        },
        delivered::add,
        delivered::add);
    window.take().run();
    assertThat(delivered).containsExactly(failure);
  }

  @Test
  void whatWasCancelledIsInterruptedAndDeliversNothing() throws InterruptedException {
    var started = new CountDownLatch(1);
    var job =
        background.run(
            () -> {
              started.countDown();
              new CountDownLatch(1).await();
              return 1;
            },
            delivered::add,
            delivered::add);
    started.await();
    job.cancel();
    window.take().run();
    assertThat(delivered).isEmpty();
  }

  @Test
  void aFileIsWrittenAndAFailureNamesTheFile(@TempDir Path folder) throws Exception {
    var save = new SaveFile(background, (file, failure) -> delivered.add(file));
    Path good = folder.resolve("chart.csv");
    save.write(good, () -> new byte[] {1, 2, 3});
    window.take().run();
    assertThat(Files.readAllBytes(good)).containsExactly(1, 2, 3);
    Path bad = folder.resolve("missing/chart.csv");
    save.write(bad, () -> new byte[0]);
    window.take().run();
    assertThat(delivered).containsExactly(bad);
  }
}
