package dev.tanemaki.run;

/** Unwinds a thread of a run that is to end; tells the operator nothing. */
final class StoppedException extends RuntimeException {

  StoppedException() {
    super("stopped", null, false, false);
  }
}
