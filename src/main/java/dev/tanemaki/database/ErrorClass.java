package dev.tanemaki.database;

/** What a failed statement means for whoever sent it. */
public enum ErrorClass {
  /**
   * The same transaction may succeed when tried again: deadlock, lock timeout, too many clients.
   */
  TRANSIENT,
  /** The server cannot go on until somebody makes room: disk full, out of memory. */
  WAIT_FOR_OPERATOR,
  /** Trying again cannot help: wrong data, wrong SQL, missing privilege. */
  PERMANENT,
  /**
   * The connection is gone, or could not be made. Work that was not committed is lost and may be
   * tried again; whether a commit under way succeeded is unknown.
   */
  CONNECTION_LOST,
  /** Somebody cancelled the statement. */
  CANCELLED;

  /** Whether the same work may be tried again without anybody doing anything. */
  public boolean retriable() {
    return this == TRANSIENT || this == CONNECTION_LOST;
  }

  /** The class of a SQLSTATE, {@link #PERMANENT} where nothing better is known. */
  static ErrorClass of(String sqlState) {
    return switch (sqlState) {
      case "40001", "40P01", "55P03", "55006", "53300" -> TRANSIENT;
      case "53000", "53100", "53200", "53400", "58030" -> WAIT_FOR_OPERATOR;
      case "08000", "08001", "08003", "08006", "08007" -> CONNECTION_LOST;
      // The server ends the session with these.
      case "57P01", "57P02", "57P03", "57P05", "25P03", "25P04" -> CONNECTION_LOST;
      case "57014" -> CANCELLED;
      default -> PERMANENT;
    };
  }
}
