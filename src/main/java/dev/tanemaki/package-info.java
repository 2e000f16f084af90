/**
 * Fills PostgreSQL with realistic data. {@link dev.tanemaki.Main} reads the arguments, builds the
 * object graph by constructors and opens the console or runs a command; everything else lives in
 * the rooms below. Data flows one way: {@code schema} and {@code plan} through {@code generate} and
 * {@code copy} into {@code run} and over {@code database} to the server; what {@code telemetry}
 * measures goes up to {@code cli} and {@code ui}. {@code dataset} brings plans, {@code verify}
 * checks what was loaded, {@code settings} remembers, {@code problem} is the shape of bad news.
 */
package dev.tanemaki;
