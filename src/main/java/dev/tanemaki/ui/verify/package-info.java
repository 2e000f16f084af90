/**
 * The Verify screen: the checks of a plan or of a past run over the rows of the target, table by
 * table, and of the chosen one what was expected against what is there. Uses {@code ui.session},
 * {@code ui.kit}, {@code verify} and {@code run}; used by {@code ui}.
 */
package dev.tanemaki.ui.verify;
