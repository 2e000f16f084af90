/**
 * The built-in datasets: each a plan with its schema and its lists under a directory of its own
 * among the resources. To add one, add the directory and a line to {@code index.csv}; no class
 * knows any of them. Uses {@code plan} and {@code problem}; used by the terminal and the console.
 */
package dev.tanemaki.dataset;
