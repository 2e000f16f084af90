/**
 * The one shape of bad news: what happened, why, what to do next, and the exit code that says it to
 * a script. Uses nothing; used by every other package.
 */
package dev.tanemaki.problem;
