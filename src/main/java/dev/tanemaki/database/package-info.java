/**
 * PostgreSQL as the rest of Tanemaki sees it: a {@link dev.tanemaki.database.Target} is opened as a
 * {@link dev.tanemaki.database.Database}, which lends {@link dev.tanemaki.database.Session}s; the
 * catalog becomes a {@link dev.tanemaki.schema.Schema}; whatever a server or driver says becomes a
 * {@link dev.tanemaki.database.ServerException}. The only importer of JDBC, the driver, the pool
 * and Flyway, so that no other package has to know how they fail. Uses {@code schema} and {@code
 * problem}; used by {@code run}, {@code verify}, {@code cli} and {@code ui}.
 */
package dev.tanemaki.database;
