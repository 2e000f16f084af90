package dev.tanemaki.ui.session;

import dev.tanemaki.problem.Code;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever was thrown in the background into something an operator can act upon. */
public final class Problems {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private Problems() {}

  /** The problem an exception carries; a bug's details go to the log file, not to the operator. */
  public static Problem of(Exception failure) {
    if (failure instanceof ProblemException carrier) {
      return carrier.problem();
    }
    LOG.error("Unexpected", failure);
    String why = failure.getMessage() == null ? "" : failure.getMessage();
    return Problem.failed(
            "Something unexpected went wrong", why, "The details are in Tanemaki's log file.")
        .as(Code.UNEXPECTED, why);
  }
}
