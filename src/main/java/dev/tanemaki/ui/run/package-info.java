/**
 * The Run screen: controls, estimate and command at the left, the instruments at the right. {@code
 * RunModel} holds what was set and recorded, the other classes are its nodes. Uses {@code
 * ui.session}, {@code ui.kit} and the engine's contracts; used by {@code ui}.
 */
package dev.tanemaki.ui.run;
