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

  /** Infinity and -infinity of dates and timestamps: listed values only, no rule computes them. */
  static final long AFTER_ALL = Long.MAX_VALUE;

  static final long BEFORE_ALL = Long.MIN_VALUE;

  /** First and last day that PostgreSQL holds: 4713-11-24 BC to 5874897-12-31. */
  static final long FIRST_DAY = -2_440_588;

  static final long LAST_DAY = 2_145_042_905;

  /**
   * First and last microsecond of timestamps: 4713-11-24 BC, and 294247-01-09, where 64 bits from
   * 1970 on end but for a day, which is left for offsets of zones; PostgreSQL goes on to 294276.
   */
  static final long FIRST_MICRO = FIRST_DAY * Times.MICROS_PER_DAY;

  static final long LAST_MICRO = Long.MAX_VALUE - Times.MICROS_PER_DAY;

  /** Whether the value is infinity or -infinity rather than a date or timestamp. */
  public boolean isInfinite(long value) {
    return switch (this) {
      case DATE, INSTANT, WALL_CLOCK -> value == AFTER_ALL || value == BEFORE_ALL;
      case INTEGER, BOOLEAN, DECIMAL, TIME_OF_DAY, DURATION -> false;
    };
  }

  /** Whether PostgreSQL holds all values from {@code min} to {@code max} of this unit. */
  boolean holds(long min, long max) {
    return switch (this) {
      case DATE -> (min >= FIRST_DAY || isInfinite(min)) && (max <= LAST_DAY || isInfinite(max));
      case INSTANT, WALL_CLOCK ->
          (min >= FIRST_MICRO || isInfinite(min)) && (max <= LAST_MICRO || isInfinite(max));
      case TIME_OF_DAY -> min >= 0 && max <= Times.MICROS_PER_DAY;
      case INTEGER, BOOLEAN, DECIMAL, DURATION -> true;
    };
  }

  /** Whether values are points in time that an offset in microseconds (days for dates) can move. */
  boolean isTime() {
    return switch (this) {
      case DATE, INSTANT, WALL_CLOCK, TIME_OF_DAY, DURATION -> true;
      case INTEGER, BOOLEAN, DECIMAL -> false;
    };
  }
}
