/**
 * Indexes and foreign keys that step aside for a load and come back, validated, after it; their
 * definitions are in the ledger meanwhile. Uses {@code run.layout}, {@code run.target}, {@code
 * run.control} and {@code run.ledger}; used by {@code run.execution}.
 */
package dev.tanemaki.run.suspension;
