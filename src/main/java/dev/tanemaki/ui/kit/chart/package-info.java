/**
 * Charts on a canvas, made for a console that looks at running work: they redraw on a pulse and
 * only when something changed, keep the peaks when there are more samples than pixels, and leave a
 * gap where nothing was measured. Time is nanoseconds since the start of the run, so a previous run
 * can be laid under the present one. Everything here belongs to the JavaFX thread. Uses {@code
 * kit.theme} and {@code kit.text}; used by screens.
 */
package dev.tanemaki.ui.kit.chart;
