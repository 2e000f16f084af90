package dev.tanemaki.database.sandbox;

import dev.tanemaki.problem.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** A lock on a file, between threads and processes alike; gone with the process that holds it. */
final class Mutex implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(20);

  private final FileChannel channel;

  private Mutex(FileChannel channel) {
    this.channel = channel;
  }

  /** Waits for the lock. */
  static Mutex acquire(Path file, Duration atMost) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    long deadline = System.nanoTime() + atMost.toNanos();
    try {
      while (!tryLock(channel)) {
        if (System.nanoTime() > deadline) {
          channel.close();
          throw Problem.failed(
                  "The sandbox is busy",
                  "another Tanemaki has been starting or stopping it for "
                      + atMost.toSeconds()
                      + " s",
                  "Wait for it or end it, then try again.")
              .asException();
        }
        Thread.sleep(PAUSE);
      }
      return new Mutex(channel);
    } catch (InterruptedException e) {
      channel.close();
      Thread.currentThread().interrupt();
      throw new Problem(Problem.Kind.CANCELLED, "Cancelled while waiting for the sandbox", "", "")
          .asException(e);
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // another thread of this process
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
