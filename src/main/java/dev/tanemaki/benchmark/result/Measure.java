package dev.tanemaki.benchmark.result;

/** What is read off a sample, in rows a second. */
public enum Measure {
  /** From end to end: until all rows are in, with their constraints, and verified. */
  WHOLE,
  /** The load phase alone. */
  LOAD;

  public double of(Sample sample) {
    return switch (this) {
      case WHOLE -> sample.endToEndRowsPerSecond();
      case LOAD -> sample.loadRowsPerSecond();
    };
  }
}
