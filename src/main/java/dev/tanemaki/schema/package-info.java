/**
 * What a database looks like: tables, columns and their types, keys, foreign keys, checks, indexes,
 * and the order in which tables can be filled. Immutable records in PostgreSQL's words. Uses only
 * {@code problem}; used by everything that has to know a table.
 */
package dev.tanemaki.schema;
