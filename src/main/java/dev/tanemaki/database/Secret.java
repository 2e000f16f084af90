package dev.tanemaki.database;

/**
 * A password. Wrapped so that no log, message or record around it prints it by accident.
 *
 * @param text the password itself, empty for none
 */
public record Secret(String text) {

  /** No password: the driver may still find one in the operator's password file. */
  public static final Secret NONE = new Secret("");

  public boolean isEmpty() {
    return text.isEmpty();
  }

  @Override
  public String toString() {
    return text.isEmpty() ? "none" : "***";
  }
}
