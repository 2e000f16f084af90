package dev.tanemaki.telemetry;

import com.sun.management.GarbageCollectionNotificationInfo;
import dev.tanemaki.telemetry.Snapshot.Heap;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
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

  private final AtomicLong peak = new AtomicLong();
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
      long before = 0;
      for (var pool : info.getGcInfo().getMemoryUsageBeforeGc().entrySet()) {
        if (heapPools.contains(pool.getKey())) {
          before += pool.getValue().getUsed();
        }
      }
      peak.accumulateAndGet(before, Math::max);
    }
  }
}
