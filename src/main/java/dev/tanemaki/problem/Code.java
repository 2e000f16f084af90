package dev.tanemaki.problem;

/**
 * What a problem is, where somebody may want to say it in other words than the engine's, with the
 * arguments those words get in this order. "Said" is what the server or the driver said.
 */
public enum Code {
  /** Has only its own words. */
  OTHER,
  /** Speaks for itself. What, why and what next, each a {@link Message}. */
  TOLD,
  /** A bug. What was thrown. */
  UNEXPECTED,
  /** What the machine said. */
  OUT_OF_MEMORY,

  /** Server, said. */
  SERVER_UNREACHABLE,
  /** Nobody listens. Server. */
  SERVER_NOT_LISTENING,
  /** Server, host. */
  HOST_UNKNOWN,
  /** Server, seconds waited. */
  SERVER_SILENT,
  /** Server, role. */
  PASSWORD_WRONG,
  /** Server, role. */
  PASSWORD_MISSING,
  /** Server, role, said. */
  LOGIN_REFUSED,
  /** Database, server. */
  DATABASE_UNKNOWN,
  /** Server, said. */
  SERVER_STARTING,
  /** Server, said. */
  NO_CONNECTION_LEFT,
  /** Server, said. */
  CONNECTION_LOST,
  /** Server, said. */
  SESSION_ENDED,
  /** Said. */
  DISK_FULL,
  /** Memory or another limit of the server. Server, said. */
  SERVER_EXHAUSTED,
  /** Said. */
  LOCKED,
  /** Server, said. */
  READ_ONLY,
  /** Role, said, what the server advises or nothing. */
  PRIVILEGE_MISSING,
  /** Constraint, table, said. */
  CONSTRAINT_BROKEN,

  /** Role, tables, privileges it needs, the GRANT to run. */
  MAY_NOT_LOAD,
  /** Role, the GRANT to run. */
  MAY_NOT_KEEP_LEDGER,
  /** Tables outside the plan. */
  REFERENCED_FROM_OUTSIDE,
  /** Table, differences. */
  OTHER_SHAPE,
  /** Tables. */
  TABLES_MISSING,
  /** Table, key, its type, the last row it can hold, the row the run would end at. */
  KEY_SPACE,
  /** Table, key. */
  NOT_APPENDABLE,
  /** Role, schema, the GRANT to run. */
  MAY_NOT_CREATE_TABLES,
  /** Database, role, the GRANT to run. */
  MAY_NOT_MEASURE,
  /** Nothing. */
  MAKES_MORE_THAN_TABLES,
  /** Run, the later run that emptied its tables. */
  RUN_REPLACED,
  /** Run, tables. */
  RUN_TABLES_GONE,
  /** Run, differences. */
  RUN_TABLES_CHANGED,
  /** Run, rows that are gone, rows it had loaded, table. */
  RUN_ROWS_GONE,
  /** Run, rows of somebody else on its keys, table. */
  RUN_KEYS_TAKEN,
  /** Run, where it was begun and where this is. */
  RUN_ELSEWHERE,
  /** Run, what in its ledger cannot be. */
  RUN_CONTRADICTORY,
  /** Run, its generator version, this Tanemaki's. */
  RUN_GENERATOR,
  /** Run, the first difference of the plans. */
  RUN_PLAN_CHANGED,
  /** Run, what is wrong with its plan in the ledger. */
  RUN_PLAN_EDITED,
  /** Run, which was undone. */
  RUN_UNDONE,
  /** Run, why. */
  UNDO_REFUSED,
  /** What the role lacks. */
  MAY_NOT_SUSPEND,
  /** Tables, seconds waited, who holds the lock. */
  LOCKED_BY,
  /** Run. */
  LEFT_ASIDE,
  /** How many, names, problem of the first, run, statement. */
  NOT_RESTORED,
  /** Run, rows of others that reference its rows. */
  UNDO_DEPENDENTS,
  /** Run, the later run that stands in its place. */
  UNDO_REPLACED,
  /** Why (a problem), rows that are removed, run. */
  UNDO_STOPPED,
  /** Role, tables, the GRANT to run. */
  MAY_NOT_REMOVE,
  /** Role, tables, the GRANT to run. */
  MAY_NOT_READ,
  /** Table, first row, last row, why (a problem), rows that are in, run, the row or nothing. */
  BATCH_NOT_LOADED,
  /** The same of rows that the plan makes and the tables do not take. */
  BATCH_REFUSED,
  /** Why (a problem), rows that are in, run. */
  RUN_STOPPED,

  /** Number of findings, the first with its place, what is allowed and the others. */
  PLAN_WRONG,
  /** File. */
  PLAN_MISSING,
  /** File. */
  PLAN_CHANGED_ON_DISK,
  /** File, reason. */
  PLAN_NOT_SAVED,
  /** File, the file that is in the way. */
  PLAN_FILE_IN_THE_WAY,
  /** The plan brings no SQL, and there is no target to look at. */
  PLAN_WITHOUT_TABLES,
  /** File, reason, where the old file is kept or nothing. */
  SETTINGS_UNREADABLE
}
