/**
 * What is checked and what the rows said: constraints as the catalog has them, checks with their
 * rows, violations, examples and statistics, and each in a sentence for the operator. Values only:
 * nothing here asks the database. Uses {@code schema}; used by all of {@code verify} and by whoever
 * shows checks.
 */
package dev.tanemaki.verify.check;
