/**
 * The Settings screen: theme, language, size of text, how long reports are kept, where metrics are
 * served. What is set here takes effect at once and is kept. Uses {@code ui.session}, {@code
 * ui.kit}, {@code benchmark} and {@code metrics}; used by {@code ui}.
 */
package dev.tanemaki.ui.settings;
