/**
 * Words and numbers as the operator reads them, in English and Japanese: message bundles (one per
 * package, beside the classes that use it) and the formats of counts, rates, sizes and durations.
 * Pure; knows no JavaFX. Used by everything in {@code ui}.
 */
package dev.tanemaki.ui.kit.text;
