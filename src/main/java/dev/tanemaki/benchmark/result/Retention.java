package dev.tanemaki.benchmark.result;

import java.time.Duration;

/**
 * How much is kept; the oldest go first, what is pinned stays.
 *
 * @param count benchmarks at most
 * @param age at most
 * @param bytes of all folders together at most
 */
public record Retention(int count, Duration age, long bytes) {
  public static final Retention USUAL = new Retention(100, Duration.ofDays(365), 500L << 20);
}
