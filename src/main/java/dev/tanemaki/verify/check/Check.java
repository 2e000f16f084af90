package dev.tanemaki.verify.check;

import java.util.List;
import java.util.Optional;

/** One thing that was looked at, and what the rows said. */
public sealed interface Check permits ConstraintCheck, DistributionCheck, RuleCheck {

  /** What the rows said. */
  enum Verdict {
    PASSED,
    FAILED,
    /** Too few rows to tell. */
    UNTESTED
  }

  /** Which check it is: known before any row is looked at. */
  record Id(String table, String name, CheckKind kind) {}

  /** The table's name, without its schema. */
  String table();

  /** The constraint's name, or the column's. */
  String name();

  CheckKind kind();

  /** Rows looked at. */
  long rows();

  /** Rows of which no chance makes the plan or the catalog's constraint true. */
  long violations();

  /** Some of the violations, {@link Example#MOST} at most. */
  List<Example> examples();

  Verdict verdict();

  /** Which rows were looked at; empty where all were. */
  default Optional<Sample> sample() {
    return Optional.empty();
  }

  /** The same check as one of a sample; a constraint is never looked at in a sample. */
  default Check of(Sample sample) {
    return switch (this) {
      case ConstraintCheck c -> c;
      case DistributionCheck d -> d.withSample(Optional.of(sample));
      case RuleCheck r -> r.withSample(Optional.of(sample));
    };
  }

  default Id id() {
    return new Id(table(), name(), kind());
  }
}
