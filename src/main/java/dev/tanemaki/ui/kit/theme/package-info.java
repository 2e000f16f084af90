/**
 * Colour roles, fonts and the one way to dress a scene. A view names a role ({@code -tm-accent} in
 * css, {@link dev.tanemaki.ui.kit.theme.Role#ACCENT} on a canvas) and never a literal colour; the
 * values stand once per theme in {@code roles-light.css} and {@code roles-dark.css}, the rules that
 * use them once in {@code theme.css}. Two role files rather than a media query, because popups
 * inherit the stylesheets of their owner but not its colour scheme. Uses AtlantaFX as the base;
 * used by everything in {@code ui}.
 */
package dev.tanemaki.ui.kit.theme;
