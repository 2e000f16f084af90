package dev.tanemaki;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Ends a command whose threads cannot go on. Where memory is out nothing may be made any more, so
 * the words are made beforehand; what is committed is safe in the ledger.
 */
final class LastWords implements Thread.UncaughtExceptionHandler {

  private static final int FAILED = 1;

  private static final byte[] OUT_OF_MEMORY =
      """

      Tanemaki ran out of memory
      Give it more (-Xmx), or use fewer workers; a run that had begun goes on with: tanemaki runs resume
      """
          .getBytes(StandardCharsets.US_ASCII);

  private static final byte[] UNEXPECTED =
      """

      Something unexpected went wrong. The details are in Tanemaki's log file.
      """
          .getBytes(StandardCharsets.US_ASCII);

  private final FileOutputStream err = new FileOutputStream(FileDescriptor.err);
  private final Thread main = Thread.currentThread();

  @Override
  public void uncaughtException(Thread thread, Throwable e) {
    try {
      if (hasRunOut(e)) {
        say(OUT_OF_MEMORY);
      }
      Logger.getLogger(LastWords.class.getName())
          .log(Level.SEVERE, "unexpected in " + thread.getName(), e);
      if (thread == main) {
        say(UNEXPECTED);
      }
    } catch (OutOfMemoryError again) {
      say(OUT_OF_MEMORY);
    }
  }

  /** A class that could not be made for want of memory is told as another error. */
  private static boolean hasRunOut(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        return true;
      }
    }
    return false;
  }

  private void say(byte[] words) {
    try {
      err.write(words);
    } catch (IOException e) {
      // Nobody listens; the exit code still tells.
    }
    Runtime.getRuntime().halt(FAILED);
  }
}
