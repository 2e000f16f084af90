/**
 * The Settings screen: theme, language, size of text. What is set here takes effect at once and is
 * kept. Uses {@code ui.session} and {@code ui.kit}; used by {@code ui}.
 */
package dev.tanemaki.ui.settings;
