/**
 * The History screen: the runs in the ledger of the target, newest first, the way to go on with one
 * that was interrupted, words on them, and several side by side. Uses {@code ui.session}, {@code
 * ui.compare}, {@code ui.kit}, {@code benchmark.result} and {@code run}; used by {@code ui}.
 */
package dev.tanemaki.ui.history;
