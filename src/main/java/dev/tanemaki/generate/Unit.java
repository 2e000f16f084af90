package dev.tanemaki.generate;

/** What whole numbers count. */
public enum Unit {
  /** Themselves. */
  INTEGER,
  /** 0 false, 1 true. */
  BOOLEAN,
  /** {@code value × 10^scale}. */
  DECIMAL,
  /** Days since 1970-01-01. */
  DATE,
  /** Microseconds since 1970-01-01T00:00Z: an instant. */
  INSTANT,
  /** Microseconds since 1970-01-01T00:00 on the wall clock, of no zone. */
  WALL_CLOCK,
  /** Microseconds since midnight. */
  TIME_OF_DAY,
  /** Microseconds. */
  DURATION;

  /** Whether values are points in time that an offset in microseconds (days for dates) can move. */
  boolean isTime() {
    return switch (this) {
      case DATE, INSTANT, WALL_CLOCK, TIME_OF_DAY, DURATION -> true;
      case INTEGER, BOOLEAN, DECIMAL -> false;
    };
  }
}
