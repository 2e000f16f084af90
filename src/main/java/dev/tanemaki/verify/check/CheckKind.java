package dev.tanemaki.verify.check;

/** What sort of thing is checked. The first six are the catalog's, the others the plan's. */
public enum CheckKind {
  PRIMARY_KEY("primary key"),
  UNIQUE("unique"),
  EXCLUSION("exclusion"),
  FOREIGN_KEY("foreign key"),
  CHECK("check"),
  NOT_NULL("not null"),
  /** A table that is to have rows is not empty. */
  ROWS("not empty"),
  /** Rows that are facts are all there, as the plan lists them. */
  LIST("list"),
  /** Every value is one of those that the rule can make. */
  VALUES("values"),
  /** What the plan computes from other columns of the row is that. */
  DERIVED("derived"),
  /** The same key has the same value everywhere. */
  DEPENDENCY("dependency"),
  /** No number is missing or there twice. */
  SEQUENCE("sequence"),
  /** The share of nulls. */
  NULLS("nulls"),
  /** Shares of single values, bands, parents. */
  SHARES("shares"),
  /** Shares of labels that are independent of each other. */
  FLAGS("flags"),
  /** The shape of numbers or instants. */
  CURVE("curve"),
  /** Shares of the days of the week. */
  WEEKDAYS("weekdays"),
  /** Shares of the hours of the day. */
  HOURS("hours"),
  /** How many children parents have. */
  FAN_OUT("fan-out");

  private final String label;

  CheckKind(String label) {
    this.label = label;
  }

  /** Whether it is of the table as such, whose name it has. */
  public boolean ofTable() {
    return this == ROWS || this == LIST;
  }

  /** As the terminal and JSON say it. */
  public String label() {
    return label;
  }
}
