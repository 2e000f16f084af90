package dev.tanemaki.settings;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/**
 * The file that everything goes to which an operator must not be bothered with, stack traces first
 * of all. Several processes may write to it; it is rotated when it has grown over a megabyte, and
 * three old ones are kept. Opened with the first record, so that most starts never touch it.
 */
public final class LogFile extends Handler implements AutoCloseable {

  private static final long LIMIT = 1 << 20;
  private static final int KEPT = 3;

  private final Path file;
  private FileChannel channel;

  /** For java.util.logging, which makes its handlers itself. */
  public LogFile() {
    this(Directories.ofUser().state());
  }

  /**
   * @param directory the state directory; made when something is logged
   */
  LogFile(Path directory) {
    file = in(directory);
    setFormatter(new SimpleFormatter());
  }

  /**
   * Makes the user's log file the only place java.util.logging writes to. Nothing is loaded before
   * somebody asks for a logger: most commands never do.
   */
  public static void install() {
    System.setProperty("java.util.logging.config.class", Configuration.class.getName());
  }

  /** What java.util.logging reads instead of a properties file. */
  public static final class Configuration {
    public Configuration() throws IOException {
      String properties = "handlers=" + LogFile.class.getName() + "\n.level=INFO\n";
      LogManager.getLogManager()
          .readConfiguration(new ByteArrayInputStream(properties.getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** The log file of a state directory. */
  public static Path in(Path directory) {
    return directory.resolve("tanemaki.log");
  }

  @Override
  public synchronized void publish(LogRecord record) {
    if (!isLoggable(record)) {
      return;
    }
    try {
      if (channel == null || channel.size() > LIMIT) {
        open();
      }
      channel.write(
          ByteBuffer.wrap(getFormatter().format(record).getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      // There is nowhere left to say so, and a log is not worth failing for.
      close();
    }
  }

  private void open() throws IOException {
    close();
    if (Files.exists(file) && Files.size(file) > LIMIT) {
      for (int i = KEPT; i > 1; i--) {
        if (Files.exists(old(i - 1))) {
          Files.move(old(i - 1), old(i), StandardCopyOption.REPLACE_EXISTING);
        }
      }
      Files.move(file, old(1), StandardCopyOption.REPLACE_EXISTING);
    }
    channel =
        PrivateFile.open(file, EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND));
  }

  private Path old(int number) {
    return file.resolveSibling("tanemaki." + number + ".log");
  }

  @Override
  public void flush() {}

  @Override
  public synchronized void close() {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        // Nothing was buffered.
      }
      channel = null;
    }
  }
}
