/**
 * The window: navigation rail, top bar with the target, status bar with the run, and the screens
 * between them. Each screen has a package of its own below. Only {@code ui} knows JavaFX. Uses the
 * screens, {@code ui.session} and {@code ui.kit}; used by the root.
 */
package dev.tanemaki.ui;
