package dev.tanemaki.plan;

import dev.tanemaki.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Something wrong with a plan.
 *
 * @param path where in the plan, as in {@link Places}
 * @param at where in the file
 * @param where the same for a reader, such as {@code jobs.fee}
 * @param message what is wrong
 * @param hint what is allowed, may be empty
 */
public record Finding(String path, Position at, String where, String message, String hint) {

  private static final int LISTED = 10;

  /** One line: file, place, what is wrong. */
  @Override
  public String toString() {
    return at + ": " + (where.isEmpty() ? "" : where + ": ") + message;
  }

  /** All findings as one problem: the first in full, up to ten in a list. */
  public static Problem asProblem(List<Finding> findings) {
    var first = findings.getFirst();
    if (findings.size() == 1) {
      return Problem.usage(first.toString(), "", first.hint());
    }
    var others =
        findings.stream()
            .skip(1)
            .limit(LISTED - 1)
            .map(f -> "  " + f + (f.hint().isEmpty() ? "" : " (" + f.hint() + ")"))
            .collect(Collectors.joining("\n"));
    int more = findings.size() - LISTED;
    return Problem.usage(
        first.toString(),
        "",
        (first.hint().isEmpty() ? "" : first.hint() + "\n")
            + (findings.size() - 1)
            + " more to put right:\n"
            + others
            + (more > 0 ? "\n  … and " + more + " more" : ""));
  }
}
