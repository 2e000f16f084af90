package dev.tanemaki.run;

import dev.tanemaki.copy.CopyFormat;
import dev.tanemaki.problem.Problem;
import java.util.Locale;
import java.util.Objects;

/**
 * How to execute a plan.
 *
 * @param batchSize rows per transaction, {@value #MIN_BATCH} to {@value #MAX_BATCH}
 * @param workers threads with a connection each, 1 to {@value #MAX_WORKERS}
 * @param mode what happens to rows that are already there
 * @param constraints what happens to indexes and foreign keys meanwhile
 * @param format how rows go over the wire
 */
public record RunOptions(
    int batchSize, int workers, Mode mode, Constraints constraints, CopyFormat format) {

  public static final int MIN_BATCH = 100;
  public static final int MAX_BATCH = 1_000_000;
  public static final int MAX_WORKERS = 64;
  public static final int DEFAULT_BATCH = 5_000;

  /** What a run gets when its operator says nothing: a worker per core, rows appended. */
  public static RunOptions defaults() {
    int cores = Runtime.getRuntime().availableProcessors();
    return new RunOptions(
        DEFAULT_BATCH, Math.min(cores, MAX_WORKERS), Mode.APPEND, Constraints.AUTO);
  }

  /** In binary, which costs the server least. */
  public RunOptions(int batchSize, int workers, Mode mode, Constraints constraints) {
    this(batchSize, workers, mode, constraints, CopyFormat.BINARY);
  }

  /**
   * @throws dev.tanemaki.problem.ProblemException usage, with the range, where a number is out of
   *     its range
   */
  public RunOptions {
    Objects.requireNonNull(mode);
    Objects.requireNonNull(constraints);
    Objects.requireNonNull(format);
    inRange("Batch size", batchSize, MIN_BATCH, MAX_BATCH);
    inRange("Workers", workers, 1, MAX_WORKERS);
  }

  private static void inRange(String what, int value, int min, int max) {
    if (value < min || value > max) {
      throw Problem.usage(
              "%s %,d is out of range".formatted(what, value),
              "",
              "Use a number from %,d to %,d.".formatted(min, max))
          .asException();
    }
  }

  /** Indexes and foreign keys of the tables that are loaded. NOT NULL and CHECK always stay. */
  public enum Constraints {
    /** Stay, so that every row is checked as it comes in. */
    KEEP,
    /** Step aside for the load and come back, validated, after it. */
    SUSPEND,
    /** Step aside where that is faster and disturbs nobody. */
    AUTO;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Rows that are already in the plan's tables. */
  public enum Mode {
    /** Stay; new rows continue where the table ends. */
    APPEND,
    /** Are removed first. */
    REPLACE
  }
}
