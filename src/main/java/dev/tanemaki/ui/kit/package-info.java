/**
 * What every screen is made of: controls (field with slider, tile, banner, badge, command line),
 * the snapshot pump and background work. The only place that hands work to the JavaFX thread. Knows
 * no engine class and no screen. {@code kit.theme} has the colours and fonts, {@code kit.text} the
 * words and numbers, {@code kit.chart} the charts; they do not use this package.
 */
package dev.tanemaki.ui.kit;
