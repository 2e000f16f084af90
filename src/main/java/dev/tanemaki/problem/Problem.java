package dev.tanemaki.problem;

import java.util.List;
import java.util.Objects;

/**
 * Something an operator has to know and can act upon.
 *
 * @param kind decides the exit code
 * @param what what happened, one sentence without a full stop
 * @param why the cause, may be empty
 * @param next what to do next, may be empty
 * @param code what it is, for whoever says it in words of their own
 * @param arguments what those words need, as {@link Code} lists them
 */
public record Problem(
    Kind kind, String what, String why, String next, Code code, List<Object> arguments) {

  /** What sort of end a problem brings; each has the exit code of the terminal. */
  public enum Kind {
    /** The run or command was started and failed. */
    FAILED(1),
    /** Wrong usage: an option, a plan, a name. Nothing was touched. */
    USAGE(2),
    /** A guard rail said no: nothing was touched. */
    REFUSED(3),
    /** The operator cancelled. */
    CANCELLED(130);

    private final int exitCode;

    Kind(int exitCode) {
      this.exitCode = exitCode;
    }

    public int exitCode() {
      return exitCode;
    }
  }

  public Problem {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(what);
    Objects.requireNonNull(why);
    Objects.requireNonNull(next);
    Objects.requireNonNull(code);
    arguments = List.copyOf(arguments);
  }

  /** A problem that has only these words. */
  public Problem(Kind kind, String what, String why, String next) {
    this(kind, what, why, next, Code.OTHER, List.of());
  }

  /**
   * The same problem, with what it is.
   *
   * @param meant what {@link Code} asks for: text, whole numbers, problems
   */
  public Problem as(Code is, Object... meant) {
    return new Problem(kind, what, why, next, is, List.of(meant));
  }

  public static Problem usage(String what, String why, String next) {
    return new Problem(Kind.USAGE, what, why, next);
  }

  /** A problem that speaks the operator's language. */
  public static Problem usage(Message what, Message why, Message next) {
    return told(Kind.USAGE, what, why, next);
  }

  /** A problem that speaks the operator's language. */
  public static Problem refused(Message what, Message why, Message next) {
    return told(Kind.REFUSED, what, why, next);
  }

  /** A problem that speaks the operator's language. */
  public static Problem failed(Message what, Message why, Message next) {
    return told(Kind.FAILED, what, why, next);
  }

  private static Problem told(Kind kind, Message what, Message why, Message next) {
    return new Problem(kind, what.toString(), why.toString(), next.toString())
        .as(Code.TOLD, what, why, next);
  }

  public static Problem failed(String what, String why, String next) {
    return new Problem(Kind.FAILED, what, why, next);
  }

  public static Problem refused(String what, String why, String next) {
    return new Problem(Kind.REFUSED, what, why, next);
  }

  public ProblemException asException() {
    return new ProblemException(this, null);
  }

  public ProblemException asException(Throwable cause) {
    return new ProblemException(this, cause);
  }

  /** One or two lines: what and why on the first, the next step on the second. */
  public String message() {
    var text = new StringBuilder(what);
    if (!why.isEmpty()) {
      text.append(": ").append(why);
    }
    if (!next.isEmpty()) {
      text.append('\n').append(next);
    }
    return text.toString();
  }
}
