/**
 * Puts the other rooms of {@code run} together: {@link dev.tanemaki.run.execution.RunService}
 * starts runs, resumes, undoes and restores them, each as an execution that goes through its
 * phases. Uses all inner rooms and is used by none of them; {@code cli}, {@code ui} and {@code
 * benchmark} come in here and are given a {@link dev.tanemaki.run.Run}.
 */
package dev.tanemaki.run.execution;
