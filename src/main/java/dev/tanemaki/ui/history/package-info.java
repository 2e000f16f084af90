/**
 * The History screen: the runs in the ledger of the target, newest first, and the way to go on with
 * one that was interrupted. Uses {@code ui.session}, {@code ui.kit} and {@code run}; used by {@code
 * ui}.
 */
package dev.tanemaki.ui.history;
