/**
 * The live lane: finished batches are read back while others are loaded, within a share of the time
 * that passes. Uses {@code run.layout} and {@code run.control}, and the checks of {@code verify};
 * used by {@code run.execution}.
 */
package dev.tanemaki.run.live;
