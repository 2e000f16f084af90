/**
 * Constraints of the catalog that no row breaks by itself: keys, exclusions, foreign keys, counted
 * over the rows and not believed. Uses {@code database}, {@code schema}, {@code verify.check} and
 * {@code verify.query}.
 */
package dev.tanemaki.verify.constraint;
