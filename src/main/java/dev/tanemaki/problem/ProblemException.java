package dev.tanemaki.problem;

/**
 * Carries a {@link Problem} up to whoever talks to the operator. A subclass may add what the engine
 * needs to act on it; to the operator they are all the same.
 */
public class ProblemException extends RuntimeException {

  private final Problem problem;

  public ProblemException(Problem problem, Throwable cause) {
    super(problem.message(), cause);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
