package dev.tanemaki.ui.kit;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * How long to wait between two pictures: ten a second where drawing is cheap, fewer where it is
 * not, as on machines that draw without graphics hardware. What the window takes, the run beside it
 * does not get.
 */
final class Pace implements Supplier<Duration> {

  /** Smooth for the eye. */
  private static final Duration SHORTEST = Duration.ofMillis(100);

  /** Slower than this no longer looks alive. */
  private static final Duration LONGEST = Duration.ofMillis(1_000);

  /** What drawing may take of all processors together; whoever shows the picture takes as much. */
  private static final double SHARE = 0.0125;

  /** Weight of the newest picture's cost; costs vary with what changed. */
  private static final double NEWEST = 0.25;

  private final Supplier<Long> cpuNanos;
  private final double budget;
  private long before;
  private double cost;

  Pace() {
    this(new DrawingThreads(), Runtime.getRuntime().availableProcessors());
  }

  /**
   * @param cpuNanos processor time that drawing has taken so far
   */
  Pace(Supplier<Long> cpuNanos, int processors) {
    this.cpuNanos = cpuNanos;
    this.budget = SHARE * processors;
    this.before = cpuNanos.get();
  }

  /** Asked once after each picture. */
  @Override
  public Duration get() {
    long now = cpuNanos.get();
    cost += NEWEST * (Math.max(0, now - before) - cost);
    before = now;
    return Duration.ofNanos(
        Math.clamp((long) (cost / budget), SHORTEST.toNanos(), LONGEST.toNanos()));
  }

  /** The toolkit's two threads, by their names: it tells of one of them only. */
  private static final class DrawingThreads implements Supplier<Long> {

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final long[] ids =
        Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
            .filter(t -> t != null && draws(t.getThreadName()))
            .mapToLong(ThreadInfo::getThreadId)
            .toArray();

    private static boolean draws(String name) {
      return name.equals("JavaFX Application Thread") || name.startsWith("QuantumRenderer");
    }

    @Override
    public Long get() {
      long sum = 0;
      for (long id : ids) {
        sum += Math.max(0, threads.getThreadCpuTime(id));
      }
      return sum;
    }
  }
}
