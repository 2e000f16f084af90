/**
 * The embedded PostgreSQL that comes with Tanemaki: unpacked once, its data kept between launches,
 * durable, on the loopback address only. It outlives the process that started it. Uses {@code
 * database} to talk to the server it starts; used by {@code cli} and {@code ui}.
 */
package dev.tanemaki.database.sandbox;
