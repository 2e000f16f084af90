/**
 * The terminal: one picocli class per command, what they share as mixins, progress, summaries and
 * JSON. A command reads its options, asks the engine and prints; it decides nothing the console
 * would have to decide as well. Problems end here as one or two lines and an exit code, and nothing
 * but this package and {@code Main} prints. Uses the engine packages and {@code settings}; used by
 * {@code Main}.
 */
package dev.tanemaki.cli;
