package dev.tanemaki.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.Await;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import org.junit.jupiter.api.Test;

/** A heap that is nearly full needs a process of its own. */
class TightHeapTest {

  private static final int BLOCK = 1 << 18;

  @Test
  void aHeapThatStaysFullAfterACollectionIsTightAndAnEmptierOneIsNot() throws Exception {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                TightHeapTest.class.getName())
            .redirectErrorStream(true)
            .start();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    assertThat(out.strip()).isEqualTo("half full: 0, nearly full: tight");
  }

  /** Fills half of the heap, then nearly all of it. */
  public static void main(String[] args) {
    try (var probe = new HeapProbe()) {
      // Told after the probe, in the order of registration.
      var collections = new AtomicLong();
      for (var collector : ManagementFactory.getGarbageCollectorMXBeans()) {
        ((NotificationEmitter) collector)
            .addNotificationListener((_, _) -> collections.incrementAndGet(), null, null);
      }
      List<byte[]> held = new ArrayList<>();
      fill(held, probe, 0.5);
      long before = collections.get();
      System.gc();
      Await.until("told of the collection", () -> collections.get() > before);
      long half = probe.tight();
      fill(held, probe, 0.94);
      System.gc();
      Await.until("found tight", () -> probe.tight() > 0);
      System.out.println("half full: " + half + ", nearly full: tight");
      java.lang.ref.Reference.reachabilityFence(held);
    }
  }

  private static void fill(List<byte[]> held, HeapProbe probe, double share) {
    long max = probe.read().limit();
    while (held.size() * (double) BLOCK < share * max) {
      held.add(new byte[BLOCK]);
    }
  }
}
