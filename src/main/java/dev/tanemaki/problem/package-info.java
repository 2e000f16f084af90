/**
 * The one shape of bad news: what happened, why, what to do next, and the exit code that says it to
 * a script. {@link dev.tanemaki.problem.Message} is a sentence of it that speaks the operator's
 * language. Uses nothing; used by every other package.
 */
package dev.tanemaki.problem;
