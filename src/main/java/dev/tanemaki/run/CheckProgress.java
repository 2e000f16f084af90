package dev.tanemaki.run;

/**
 * One constraint of one table while its rows come in.
 *
 * @param table the table
 * @param name the constraint's name, or the column's for NOT NULL
 * @param kind what sort of constraint
 * @param rows rows looked at in this stage
 * @param violations rows that break it; only {@link Stage#VERIFIED} can have any
 */
public record CheckProgress(
    String table, String name, Kind kind, Stage stage, long rows, long violations) {

  /** PostgreSQL's kinds of constraint; a unique index counts as unique. */
  public enum Kind {
    PRIMARY_KEY,
    UNIQUE,
    EXCLUSION,
    FOREIGN_KEY,
    CHECK,
    NOT_NULL
  }

  /** Who vouches for the rows. */
  public enum Stage {
    /** Nobody yet. */
    PENDING,
    /** The constraint has stepped aside; it comes back, validated over all rows, after the load. */
    SUSPENDED,
    /** The server accepted these rows with the constraint in place. */
    ENFORCED,
    /** The rows were read back after the load. */
    VERIFIED
  }
}
