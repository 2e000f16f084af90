package dev.tanemaki.plan.edit;

/** The text is written in a way that this change cannot be made in place. */
final class CannotPatch extends RuntimeException {
  private static final long serialVersionUID = 1;

  CannotPatch(String why) {
    super(why, null, false, false);
  }
}
