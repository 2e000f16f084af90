package dev.tanemaki.run;

import java.time.Instant;
import java.util.List;

/**
 * One line of a run's log.
 *
 * @param text in English
 * @param event what it tells, for whoever says it in another language
 * @param arguments what the event's words need, as {@link Event} lists them
 */
public record LogLine(Instant at, Level level, String text, Event event, List<Object> arguments) {

  public LogLine {
    arguments = List.copyOf(arguments);
  }

  /** How much a line asks for attention. */
  public enum Level {
    INFO,
    ATTENTION,
    DANGER
  }

  /** What a run tells of itself; each with its English words. */
  public enum Event {
    /** Has only its text. */
    OTHER("%s"),
    /** Server. */
    CONNECTING("Connecting to %s"),
    /** Tables. */
    CREATING_TABLES("Creating %d tables"),
    /** Table, row. */
    APPENDING("%s goes on at row %,d"),
    /** Run, plan, seed, rows, workers, batch size. */
    STARTED("Run %d: %s, seed %d, %,d rows, %d workers, batches of %,d"),
    /** Run, rows that are in, all rows. */
    GOING_ON("Run %d goes on: %,d of %,d rows are in"),
    /** Rows, rows a second. */
    LOADED("Loaded %,d rows at %,d rows a second"),
    /** Sequence, its next number. */
    SEQUENCE_MOVED("The sequence %s goes on at %s"),
    /** Sequence, table, role, the GRANT to run. */
    SEQUENCE_BEHIND(
        "The sequence %s may be behind the keys of %s: role %s may not move it\n"
            + "Let its owner run: %s; then resume this run."),
    VERIFYING("Verifying every constraint over the rows themselves"),
    /** Rows. */
    VIOLATED("%,d rows break a constraint"),
    SOUND("No row breaks a constraint"),
    /** Workers that are left. */
    FEWER_WORKERS("The server has too few connections; going on with %d workers"),
    PAUSED("Paused"),
    RESUMED("Going on"),
    CANCELLING("Cancelling"),
    /** Rows that are in. */
    CANCELLED("Cancelled; %,d rows are in"),
    /** Run, rows. */
    UNDOING("Undoing run %d: removing %,d rows"),
    /** Run. */
    UNDONE_BEFORE("Run %d is undone already"),
    /** Table. */
    LEFT_ALONE("Rows of %s stay: some were there before the run, and the ledger cannot tell which"),
    /** Rows, table. */
    GONE_BEFORE("%,d rows of %s were gone already"),
    /** Rows, run. */
    UNDONE("Removed %,d rows of run %d"),
    /** Rows. */
    UNDO_CANCELLED("Cancelled; %,d rows are removed"),
    /** The problem; its message is the text. */
    FAILED("%s");

    private final String words;

    Event(String words) {
      this.words = words;
    }

    String text(Object... arguments) {
      return words.formatted(arguments);
    }
  }
}
