/**
 * What is remembered between starts: preferences and connection profiles as one immutable record,
 * passwords in a file of their own, the directories all of it lives in, and the log file. Saved
 * atomically, readable by nobody else. Uses only {@code problem}; used by {@code Main}, {@code cli}
 * and {@code ui}.
 */
package dev.tanemaki.settings;
