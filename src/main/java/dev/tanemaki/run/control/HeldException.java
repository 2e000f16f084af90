package dev.tanemaki.run.control;

/** Unwinds a batch that would keep its transaction open through a pause; it is made again later. */
public final class HeldException extends RuntimeException {

  HeldException() {
    super("held", null, false, false);
  }
}
