package dev.tanemaki.verify.check;

import java.util.List;

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

  default Id id() {
    return new Id(table(), name(), kind());
  }
}
