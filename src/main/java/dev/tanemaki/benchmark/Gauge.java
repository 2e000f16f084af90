package dev.tanemaki.benchmark;

import dev.tanemaki.database.Database;

/**
 * Numbers of a server, each read on a session of its own.
 *
 * @param database has a session to spare while lanes work
 */
record Gauge(Database database) {

  /** Bytes of WAL that the whole server has ever written. */
  long wal() {
    return number("select pg_current_wal_insert_lsn() - '0/0'::pg_lsn");
  }

  /** The one number that a query gives. */
  long number(String query, Object... args) {
    return database.with(session -> session.queryLong(query, args));
  }
}
