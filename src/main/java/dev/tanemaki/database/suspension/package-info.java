/**
 * Indexes and foreign keys that step aside for a load: what there is of them, with the statements
 * that drop each and bring it back exactly as it was; which have to stay, and why; who is in the
 * way; how far the server is with building one; and whether a table is in the end what it was.
 * Decides nothing and remembers nothing: {@code run} does, in the ledger. Uses {@code database} and
 * {@code schema}; used by {@code run}.
 */
package dev.tanemaki.database.suspension;
