package dev.tanemaki.run.control;

/** Unwinds a thread of a run that is to end; tells the operator nothing. */
public final class StoppedException extends RuntimeException {

  public StoppedException() {
    super("stopped", null, false, false);
  }
}
