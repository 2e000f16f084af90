package dev.tanemaki.run;

import dev.tanemaki.run.LogLine.Level;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last thousand lines of a run's log; everything also goes to the log file. */
final class RunLog {

  private static final int MOST_LINES = 1_000;
  private static final Logger LOG = LoggerFactory.getLogger(Run.class);

  private final ArrayDeque<LogLine> lines = new ArrayDeque<>();

  void info(String text, Object... args) {
    add(Level.INFO, text.formatted(args));
  }

  void attention(String text, Object... args) {
    add(Level.ATTENTION, text.formatted(args));
  }

  void danger(String text, Object... args) {
    add(Level.DANGER, text.formatted(args));
  }

  synchronized List<LogLine> lines() {
    return List.copyOf(lines);
  }

  private void add(Level level, String text) {
    LOG.info(text);
    synchronized (this) {
      if (lines.size() == MOST_LINES) {
        lines.removeFirst();
      }
      lines.addLast(new LogLine(Instant.now(), level, text));
    }
  }
}
