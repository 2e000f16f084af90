/**
 * What to seed: a plan, its tables, a rule for every column, the distributions rules draw from; YAML
 * in and out; validation with file, line and what is allowed. Plain immutable data: nothing here
 * makes a value. Uses {@code schema} and {@code problem}; used by the engine, the terminal and the
 * console.
 */
package dev.tanemaki.plan;
