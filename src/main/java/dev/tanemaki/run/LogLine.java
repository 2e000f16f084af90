package dev.tanemaki.run;

import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    CREATING_TABLES("Creating %d {table|tables}"),
    /** Table, row. */
    APPENDING("%s goes on at row %,d"),
    /** Run, plan, seed, rows, workers, batch size. */
    STARTED("Run %d: %s, seed %d, %,d rows, %d workers, batches of %,d"),
    /** Run, rows that are in, all rows. */
    GOING_ON("Run %d goes on: %,d of %,d rows are in"),
    /** Rows, rows a second. */
    LOADED("Loaded %,d rows, load rate %,d rows/s"),
    /** Sequence, its next number. */
    SEQUENCE_MOVED("The sequence %s goes on at %s"),
    /** Sequence, table, role, the GRANT to run. */
    SEQUENCE_BEHIND(
        "The sequence %s may be behind the keys of %s: role %s may not move it\n"
            + "Let its owner run: %s; then resume this run."),
    /** Table, indexes, foreign keys, seconds to bring them back, seconds they would cost. */
    SUSPENDED(
        "%s: %d {index|indexes} and %d {foreign key|foreign keys} step aside; bringing them back"
            + " takes about %.1f s of processor time, keeping them %.1f s"),
    /** Table, seconds to bring them back, seconds they cost. */
    KEPT(
        "%s keeps its indexes and foreign keys: bringing them back would take about %.1f s of"
            + " processor time, keeping them %.1f s"),
    /** Table, who. */
    KEPT_USED("%s keeps its indexes and foreign keys, as others use it: %s"),
    /** Table, what the role lacks. */
    KEPT_PRIVILEGE("%s keeps its indexes and foreign keys: %s"),
    /** Run, the other run. */
    TAKES_OVER("Run %d will bring back what run %d has left aside"),
    /** Index or constraint, table, why. */
    STAYS("%s of %s stays in place: %s"),
    /** How many. */
    RESTORING("Bringing back %d {index or foreign key|indexes and foreign keys}"),
    /** Index or constraint, who. */
    IN_THE_WAY("%s waits for a lock; in the way: %s"),
    /** Index or constraint, what the server said. */
    NOT_RESTORED("%s cannot come back: %s"),
    /** How many, seconds. */
    RESTORED("%d {index or foreign key is|indexes and foreign keys are} back after %.1f s"),
    SCHEMA_SAME("The schema is what it was before the load"),
    /** Lines. */
    SCHEMA_DIFFERS("The schema is no longer what it was before the load: %s"),
    /** Run. */
    NOTHING_ASIDE("Run %d has left nothing aside"),
    /** Run. */
    RESTORE_CANCELLED("Cancelled; go on with: tanemaki runs restore %d"),
    /** Rows looked at, rows loaded, checks that failed. */
    LIVE("The live checks looked at %,d of %,d rows; %d checks failed"),
    /** Table and name, kind of check, violations, rows looked at, an example or nothing. */
    LIVE_FAILED("A live check fails: %s, %s: %,d of %,d rows so far; %s"),
    /** Why. */
    LIVE_ENDED("The live checks ended early: %s"),
    /** Rule, value, rows it was measured of. */
    ALERT("Alert %s: it is %s of %,d rows"),
    /** Rule, value so far, rows looked at. */
    ALERT_LIVE("Alert %s: so far it is %s of %,d rows"),
    /** Rule. */
    ALERT_UNTOLD("The alert %s cannot be told: nothing of the kind is measured there"),
    VERIFYING("Verifying every constraint over the rows themselves"),
    /** Rows. */
    VIOLATED("%,d rows break a constraint"),
    SOUND("No row breaks a constraint"),
    /** Workers that are left. */
    FEWER_WORKERS("The server has too few connections; going on with %d workers"),
    /** Workers that are left. */
    LESS_MEMORY("Memory is short; going on with %d workers"),
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

    /** A number and the words for one and for more of it. */
    private static final Pattern COUNTED = Pattern.compile("([0-9]+) \\{([^|}]+)\\|([^}]+)}");

    private final String words;

    Event(String words) {
      this.words = words;
    }

    public String text(Object... arguments) {
      String text = words.formatted(arguments);
      return words.indexOf('{') < 0 ? text : COUNTED.matcher(text).replaceAll(Event::counted);
    }

    private static String counted(MatchResult found) {
      String count = found.group(1);
      return Matcher.quoteReplacement(count + " " + found.group(count.equals("1") ? 2 : 3));
    }
  }
}
