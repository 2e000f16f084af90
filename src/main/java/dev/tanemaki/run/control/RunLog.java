package dev.tanemaki.run.control;

import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.LogLine;
import dev.tanemaki.run.LogLine.Event;
import dev.tanemaki.run.LogLine.Level;
import dev.tanemaki.run.Run;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last thousand lines of a run's log; everything also goes to the log file. */
public final class RunLog {

  private static final int MOST_LINES = 1_000;
  private static final Logger LOG = LoggerFactory.getLogger(Run.class);

  private final ArrayDeque<LogLine> lines = new ArrayDeque<>();

  public void info(String text, Object... arguments) {
    add(Level.INFO, Event.OTHER, text.formatted(arguments));
  }

  public void attention(String text, Object... arguments) {
    add(Level.ATTENTION, Event.OTHER, text.formatted(arguments));
  }

  public void info(Event event, Object... arguments) {
    add(Level.INFO, event, event.text(arguments), arguments);
  }

  public void attention(Event event, Object... arguments) {
    add(Level.ATTENTION, event, event.text(arguments), arguments);
  }

  public void danger(Event event, Object... arguments) {
    add(Level.DANGER, event, event.text(arguments), arguments);
  }

  public void failed(Problem problem) {
    add(Level.DANGER, Event.FAILED, problem.message(), problem);
  }

  public synchronized List<LogLine> lines() {
    return List.copyOf(lines);
  }

  private void add(Level level, Event event, String text, Object... arguments) {
    LOG.info(text);
    synchronized (this) {
      if (lines.size() == MOST_LINES) {
        lines.removeFirst();
      }
      lines.addLast(new LogLine(Instant.now(), level, text, event, List.of(arguments)));
    }
  }
}
