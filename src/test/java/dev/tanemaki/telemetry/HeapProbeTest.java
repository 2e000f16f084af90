package dev.tanemaki.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.Await;
import java.lang.ref.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Alone: what other tests hold and drop is heap of the same process. */
@Isolated
class HeapProbeTest {

  private static final int MIB = 1 << 20;

  @Test
  void thePeakIsSeenEvenWhereNobodyLookedAtIt() {
    try (var heap = new HeapProbe()) {
      System.gc();
      long live = heap.read().used();
      hold(64);
      System.gc();
      // The collector's notice comes on a thread of its own.
      Await.until("the peak is seen", () -> heap.read().peak() > live + 48L * MIB);
      assertThat(heap.read().used()).isLessThan(heap.read().peak());
      assertThat(heap.read().limit()).isGreaterThanOrEqualTo(heap.read().peak());
    }
  }

  /** Holds so many MiB at a time, then drops them. */
  private static void hold(int mebibytes) {
    byte[][] held = new byte[mebibytes][];
    for (int i = 0; i < held.length; i++) {
      held[i] = new byte[MIB];
    }
    Reference.reachabilityFence(held);
  }
}
