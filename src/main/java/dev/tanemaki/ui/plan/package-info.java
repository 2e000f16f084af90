/**
 * The Plan screen: the tables of the plan, the rule of every column in a few words, and rows as the
 * plan makes them. Reads only. Uses {@code ui.session}, {@code ui.kit}, {@code plan}, {@code
 * schema} and {@code generate}; used by {@code ui}.
 */
package dev.tanemaki.ui.plan;
