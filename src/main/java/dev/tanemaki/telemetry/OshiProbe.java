package dev.tanemaki.telemetry;

import dev.tanemaki.telemetry.Snapshot.Cpu;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.software.os.OSProcess;

/**
 * CPU and resident memory of this process and CPU of the machine. OSHI needs most of a second to
 * wake up and some milliseconds per reading, so readings are made by a thread of the probe's own,
 * begun by the first question, at most three times a second, and not at all while nobody asks.
 */
public final class OshiProbe implements AutoCloseable {

  /** OSHI itself remembers a reading for 300 ms. */
  private static final long INTERVAL_NANOS = 350_000_000L;

  private static final Cpu UNKNOWN = new Cpu(Double.NaN, Double.NaN, 0);
  private static final Logger LOG = LoggerFactory.getLogger(OshiProbe.class);

  private final AtomicBoolean begun = new AtomicBoolean();
  private volatile Cpu latest = UNKNOWN;
  private volatile long lastAsked;
  private volatile boolean closed;
  private volatile Thread reader;

  /** The newest reading. Returns at once; NaN and 0 where nothing is known yet. */
  public Cpu latest() {
    lastAsked = System.nanoTime();
    Cpu known = latest;
    if (begun.compareAndSet(false, true) && !closed) {
      reader = Thread.ofPlatform().daemon().name("tanemaki-probe").start(this::read);
    }
    return known;
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(reader);
  }

  private void read() {
    try {
      var system = new SystemInfo();
      CentralProcessor processor = system.getHardware().getProcessor();
      int cores = processor.getLogicalProcessorCount();
      OSProcess process = system.getOperatingSystem().getCurrentProcess();
      OSProcess before = process;
      long[] ticks = processor.getSystemCpuLoadTicks();
      latest = new Cpu(Double.NaN, Double.NaN, process.getResidentMemory());
      while (!closed) {
        LockSupport.parkNanos(INTERVAL_NANOS);
        if (System.nanoTime() - lastAsked > 4 * INTERVAL_NANOS) {
          continue;
        }
        long[] ticksNow = processor.getSystemCpuLoadTicks();
        OSProcess now = system.getOperatingSystem().getCurrentProcess();
        latest =
            new Cpu(
                share(now.getProcessCpuLoadBetweenTicks(before) / cores),
                share(processor.getSystemCpuLoadBetweenTicks(ticks, ticksNow)),
                now.getResidentMemory());
        before = now;
        ticks = ticksNow;
      }
    } catch (RuntimeException | LinkageError e) {
      // Unknown platform or no native access: the figures stay unknown, the run goes on.
      LOG.warn("CPU and resident memory cannot be read", e);
      latest = UNKNOWN;
    }
  }

  private static double share(double value) {
    return Math.clamp(value, 0, 1);
  }
}
