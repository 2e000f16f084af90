package dev.tanemaki.database.suspension;

import dev.tanemaki.schema.TableName;

/** An index or constraint that stays where it is during a load, whatever the operator wants. */
public record Staying(TableName table, String name, Reason reason) {

  /** Why it cannot step aside without something else being lost. */
  public enum Reason {
    /** Its table is partitioned or a partition: its parts hang together. */
    PARTITIONED("its table is partitioned"),
    /**
     * An index that is not valid, or a constraint that is not validated: it would come back other.
     */
    NOT_VALID("it is not valid as it is"),
    /** A view, an extension or something else exists only as long as it does. */
    DEPENDED_ON("a view or another object depends on it"),
    /** A foreign key that stays needs it. */
    REFERENCED("a foreign key that stays references it"),
    /** Its triggers are not all enabled. */
    TRIGGERS("its triggers are not in their usual state"),
    /** No index can be adopted as such a constraint. */
    NOT_ADOPTABLE("PostgreSQL cannot adopt an index as such a constraint");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }
}
