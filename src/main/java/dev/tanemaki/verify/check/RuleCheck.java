package dev.tanemaki.verify.check;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;

/**
 * What looking at the rows said about something that a rule of the plan leaves no room for: a value
 * outside its range, a text that does not follow its template, a number that is missing.
 *
 * @param table the table's name
 * @param name the column's name; of a list and of rows as such the table's
 * @param rows rows looked at
 * @param violations rows that break the rule; of a sequence, numbers that are missing or there too
 *     often; of rows as such, those the plan has for a table that is empty
 * @param sample empty where all rows were looked at
 */
@RecordBuilder
public record RuleCheck(
    String table,
    String name,
    CheckKind kind,
    long rows,
    long violations,
    List<Example> examples,
    Optional<Sample> sample)
    implements Check, RuleCheckBuilder.With {

  /** Of all rows. */
  public RuleCheck(
      String table,
      String name,
      CheckKind kind,
      long rows,
      long violations,
      List<Example> examples) {
    this(table, name, kind, rows, violations, examples, Optional.empty());
  }

  public RuleCheck {
    examples = List.copyOf(examples);
  }

  @Override
  public Verdict verdict() {
    return violations == 0 ? Verdict.PASSED : Verdict.FAILED;
  }
}
