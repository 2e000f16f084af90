/**
 * {@code FORMAT text}: every value as the type's input function reads it, escaped, with a tab or a
 * newline behind it; {@link dev.tanemaki.copy.text.TextLayout} is the way in. Uses {@code
 * copy.field}; used by {@code copy}.
 */
package dev.tanemaki.copy.text;
