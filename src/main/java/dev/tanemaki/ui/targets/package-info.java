/**
 * The Targets screen: connection profiles, added, tried, changed and removed here; the sandbox is
 * always there. A password goes in and is never shown again. Uses {@code ui.session} and {@code
 * ui.kit}; used by {@code ui}.
 */
package dev.tanemaki.ui.targets;
