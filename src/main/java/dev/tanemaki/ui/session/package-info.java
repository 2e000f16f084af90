/**
 * What the screens share: the target the window is connected to, the run under way, the services of
 * the engine, what a screen is, the engine's words in the operator's language. Models rather than
 * nodes; everything here belongs to the JavaFX thread and does its waiting on background threads.
 * Uses the engine packages and {@code ui.kit}; used by {@code ui} and every screen.
 */
package dev.tanemaki.ui.session;
