package dev.tanemaki.verify.check;

import java.util.List;

/**
 * What looking at the rows said about a constraint.
 *
 * @param rows rows looked at
 * @param violations rows that break it; of rows that are equal, all but one
 */
public record ConstraintCheck(
    Constraint constraint, long rows, long violations, List<Example> examples) implements Check {

  public ConstraintCheck {
    examples = List.copyOf(examples);
  }

  ConstraintCheck(Constraint constraint, long rows, long violations) {
    this(constraint, rows, violations, List.of());
  }

  @Override
  public String table() {
    return constraint.table().name();
  }

  @Override
  public String name() {
    return constraint.name();
  }

  @Override
  public CheckKind kind() {
    return constraint.kind();
  }

  @Override
  public Verdict verdict() {
    return violations == 0 ? Verdict.PASSED : Verdict.FAILED;
  }
}
