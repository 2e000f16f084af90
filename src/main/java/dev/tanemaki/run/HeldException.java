package dev.tanemaki.run;

/** Unwinds a batch that would keep its transaction open through a pause; it is made again later. */
final class HeldException extends RuntimeException {

  HeldException() {
    super("held", null, false, false);
  }
}
