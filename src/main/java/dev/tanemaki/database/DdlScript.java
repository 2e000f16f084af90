package dev.tanemaki.database;

/** Runs a script of several statements, all of it or nothing. */
public final class DdlScript {

  private DdlScript() {}

  /**
   * Runs the script in one transaction with the schema first on the search path. The schema must
   * exist.
   *
   * @param script statements with semicolons between them
   * @throws dev.tanemaki.problem.ProblemException when the role may not create tables there; when a
   *     statement fails, with its number and line
   */
  public static void run(Session session, String schema, String script) {
    throw new UnsupportedOperationException("not yet");
  }
}
