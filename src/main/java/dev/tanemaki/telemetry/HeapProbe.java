package dev.tanemaki.telemetry;

import com.sun.management.GarbageCollectionNotificationInfo;
import dev.tanemaki.telemetry.Snapshot.Heap;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/**
 * Heap of this process. Between two collections the heap only grows, so its true peak is the
 * highest use just before a collection, or the use now: the probe listens to every collection
 * rather than hope that a sample falls on the peak.
 */
public final class HeapProbe implements AutoCloseable {

  /** A heap that is fuller than this after all garbage is gone is about to run out. */
  private static final double TIGHT = 0.9;

  private static final String MAJOR = "end of major GC";

  private final AtomicLong peak = new AtomicLong();
  private final AtomicLong tight = new AtomicLong();
  private final Set<String> heapPools =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .map(MemoryPoolMXBean::getName)
          .collect(Collectors.toUnmodifiableSet());
  private final NotificationListener listener = (notification, ignored) -> collected(notification);

  /** Starts to listen; the peak is counted from here. */
  public HeapProbe() {
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (collector instanceof NotificationEmitter emitter) {
        emitter.addNotificationListener(listener, null, null);
      }
    }
  }

  /** A reading now; cheap enough for ten a second. */
  public Heap read() {
    MemoryUsage usage = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    long highest = peak.accumulateAndGet(usage.getUsed(), Math::max);
    return new Heap(usage.getUsed(), usage.getCommitted(), usage.getMax(), highest);
  }

  /**
   * How many full collections have left more than nine tenths of the heap in use. One more than
   * before says that the heap is still tight.
   */
  public long tight() {
    return tight.get();
  }

  @Override
  public void close() {
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (collector instanceof NotificationEmitter emitter) {
        try {
          emitter.removeNotificationListener(listener);
        } catch (ListenerNotFoundException e) {
          // Closed twice: it is gone, as wanted.
        }
      }
    }
  }

  private void collected(Notification notification) {
    if (notification
        .getType()
        .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
      var info = GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
      long before = used(info.getGcInfo().getMemoryUsageBeforeGc());
      peak.accumulateAndGet(before, Math::max);
      long max = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getMax();
      if (info.getGcAction().equals(MAJOR)
          && used(info.getGcInfo().getMemoryUsageAfterGc()) > TIGHT * max) {
        tight.incrementAndGet();
      }
    }
  }

  private long used(Map<String, MemoryUsage> pools) {
    long used = 0;
    for (var pool : pools.entrySet()) {
      if (heapPools.contains(pool.getKey())) {
        used += pool.getValue().getUsed();
      }
    }
    return used;
  }
}
