package dev.tanemaki.plan;

import dev.tanemaki.problem.Code;
import dev.tanemaki.problem.Message;
import dev.tanemaki.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * Something wrong with a plan.
 *
 * @param path where in the plan, as in {@link Places}
 * @param at where in the file
 * @param where the same for a reader, such as {@code jobs.fee}
 * @param message what is wrong
 * @param hint what is allowed, may be empty
 */
public record Finding(String path, Position at, String where, Message message, Message hint) {

  private static final int LISTED = 10;

  /** One line: file, place, what is wrong. */
  @Override
  public String toString() {
    return line().toString();
  }

  /** The same, in the language that is asked for. */
  public Message line() {
    var place = Message.plain(where.isEmpty() ? at.toString() : at + ": " + where);
    return Message.joined(": ", List.of(place, message));
  }

  /** What is wrong with what is allowed, without the place. */
  public Message words() {
    return hint.isEmpty() ? message : PlanMessage.WITH_HINT.of(message, hint);
  }

  /** All findings as one problem: the first in full, up to ten in a list. */
  public static Problem asProblem(List<Finding> findings) {
    return asProblem(findings, LISTED);
  }

  /** The same with up to so many in the list. */
  public static Problem asProblem(List<Finding> findings, int listed) {
    var first = findings.getFirst();
    var others = findings.subList(1, findings.size());
    var list = new ArrayList<>(others.stream().limit(listed - 1).map(f -> f.withHint()).toList());
    if (findings.size() > listed) {
      list.add(PlanMessage.AND_MORE.of(findings.size() - listed));
    }
    var next = new ArrayList<Message>();
    next.add(first.hint());
    next.addAll(list);
    var english = new ArrayList<>(next);
    if (!others.isEmpty()) {
      english.add(1, PlanMessage.MORE_WRONG.of(others.size()));
    }
    return Problem.usage(first.toString(), "", Message.lines(english).toString())
        .as(Code.PLAN_WRONG, findings.size(), first.line(), Message.lines(next));
  }

  private Message withHint() {
    var indented = Message.joined("", List.of(Message.plain("  "), line()));
    return hint.isEmpty() ? indented : PlanMessage.WITH_HINT.of(indented, hint);
  }
}
