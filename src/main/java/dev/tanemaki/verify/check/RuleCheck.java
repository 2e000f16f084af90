package dev.tanemaki.verify.check;

import java.util.List;

/**
 * What looking at the rows said about something that a rule of the plan leaves no room for: a value
 * outside its range, a text that does not follow its template, a number that is missing.
 *
 * @param table the table's name
 * @param name the column's name; of a list the table's
 * @param rows rows looked at
 * @param violations rows that break the rule; of a sequence, numbers that are missing or there too
 *     often
 */
public record RuleCheck(
    String table, String name, CheckKind kind, long rows, long violations, List<Example> examples)
    implements Check {

  public RuleCheck {
    examples = List.copyOf(examples);
  }

  @Override
  public Verdict verdict() {
    return violations == 0 ? Verdict.PASSED : Verdict.FAILED;
  }
}
