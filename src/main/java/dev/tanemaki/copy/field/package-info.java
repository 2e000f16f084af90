/**
 * The fields that a row of COPY consists of, and what they share in every format: the choice of a
 * field for a vector, entries of dictionaries encoded beforehand, texts and arrays put together
 * where they land, digits, the limits of columns. Used by {@code copy} and its other rooms.
 *
 * <p>A new kind of {@link dev.tanemaki.generate.Vector} is a case in {@link
 * dev.tanemaki.copy.field.Fields}; a new format is a room of its own with a {@link
 * dev.tanemaki.copy.field.Fields}, an {@link dev.tanemaki.copy.field.EntryEncoder} and a {@link
 * dev.tanemaki.copy.field.Layout}.
 */
package dev.tanemaki.copy.field;
