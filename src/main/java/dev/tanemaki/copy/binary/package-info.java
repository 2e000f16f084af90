/**
 * {@code FORMAT binary}: every value with its length in front, in network byte order, as the type's
 * send function writes it; {@link dev.tanemaki.copy.binary.BinaryLayout} is the way in. Uses {@code
 * copy.field}; used by {@code copy}.
 */
package dev.tanemaki.copy.binary;
