package dev.tanemaki.plan;

import dev.tanemaki.problem.Code;
import dev.tanemaki.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    return asProblem(findings, LISTED);
  }

  /** The same with up to so many in the list. */
  public static Problem asProblem(List<Finding> findings, int listed) {
    var first = findings.getFirst();
    var others = findings.subList(1, findings.size());
    String list =
        others.stream()
            .limit(listed - 1)
            .map(f -> "  " + f + (f.hint().isEmpty() ? "" : " (" + f.hint() + ")"))
            .collect(Collectors.joining("\n"));
    int more = findings.size() - listed;
    if (more > 0) {
      list += "\n  … and " + more + " more";
    }
    String next =
        others.isEmpty()
            ? first.hint()
            : lines(first.hint(), others.size() + " more to put right:", list);
    return Problem.usage(first.toString(), "", next)
        .as(Code.PLAN_WRONG, findings.size(), first.toString(), lines(first.hint(), list));
  }

  private static String lines(String... lines) {
    return Stream.of(lines).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
  }
}
