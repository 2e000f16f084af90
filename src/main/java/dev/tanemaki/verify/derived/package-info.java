/**
 * What the plan makes of a row's own columns, as SQL over them: attributes of what a column chose,
 * pieces of templates, which values a choice has and how likely each is, which rows may go without.
 * Reads the plan's text; asks the database nothing. Uses {@code plan}, {@code schema} and {@code
 * verify.query}.
 */
package dev.tanemaki.verify.derived;
