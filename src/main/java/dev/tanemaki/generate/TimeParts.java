package dev.tanemaki.generate;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Times in a template. A pattern is cut where letters of the date meet letters of the time of day:
 * the first kind becomes a dictionary by day, the second one by minute or second of the day, so
 * that nothing is formatted per row.
 */
final class TimeParts {

  /** Up to so many days (180 years) a dictionary by day is made. */
  private static final long MAX_DAYS = 1 << 16;

  private static final String DATE_LETTERS = "GuyDMLdQqYwWEecF";
  private static final String MINUTE_LETTERS = "aBhKkHm";
  private static final String SECOND_LETTERS = "s";

  private TimeParts() {}

  static DateTimeFormatter formatter(String pattern, ColumnScope scope) {
    try {
      return DateTimeFormatter.ofPattern(pattern, scope.table().plan().locale());
    } catch (IllegalArgumentException e) {
      throw scope
          .where()
          .problem(
              GenerateMessage.NO_TIME_FORMAT.of(pattern), GenerateMessage.WRITE_TIME_FORMAT.of());
    }
  }

  /** One value; instants are shown in the plan's zone. */
  static String text(long value, Unit unit, DateTimeFormatter format, ColumnScope scope) {
    LocalDateTime time =
        switch (unit) {
          case DATE -> LocalDateTime.of(java.time.LocalDate.ofEpochDay(value), LocalTime.MIDNIGHT);
          case INSTANT -> Times.wallClock(Times.toWallClock(value, scope.zone()));
          case WALL_CLOCK, TIME_OF_DAY, DURATION, INTEGER, BOOLEAN, DECIMAL ->
              Times.wallClock(value);
        };
    try {
      return format.format(time.atOffset(scope.zone()));
    } catch (DateTimeException e) {
      throw scope
          .where()
          .problem(
              GenerateMessage.CANNOT_SHOW_TIME.of("" + e.getMessage()),
              GenerateMessage.CORRECT_FORMAT.of());
    }
  }

  static void add(
      List<Formula> parts,
      Formula formula,
      Shape.Whole shape,
      Optional<String> format,
      ColumnScope scope) {
    String pattern =
        format.orElse(
            switch (shape.unit()) {
              case DATE -> "yyyy-MM-dd";
              case TIME_OF_DAY, DURATION -> "HH:mm:ss";
              case INSTANT, WALL_CLOCK, INTEGER, BOOLEAN, DECIMAL -> "yyyy-MM-dd HH:mm:ss";
            });
    formatter(pattern, scope);
    // From here on wall clock micros, or days for dates.
    Formula wallClock = shape.unit() == Unit.INSTANT ? wallClock(formula, shape, scope) : formula;
    Shape.Whole wallShape = Wholes.shapeOf(wallClock);
    for (Piece piece : pieces(pattern, scope)) {
      parts.add(part(wallClock, wallShape, piece, scope));
    }
  }

  private static Formula part(Formula formula, Shape.Whole shape, Piece piece, ColumnScope scope) {
    var format = formatter(piece.pattern(), scope);
    long perDay = shape.unit() == Unit.DATE ? 1 : Times.MICROS_PER_DAY;
    var texts = new ArrayList<String>();
    if (piece.kind() == Kind.DATE) {
      long first = Math.floorDiv(shape.min(), perDay);
      long last = Math.floorDiv(shape.max(), perDay);
      if (last - first >= MAX_DAYS) {
        throw scope
            .where()
            .problem(GenerateMessage.TOO_MANY_YEARS.of(), GenerateMessage.NARROW_DATES.of());
      }
      for (long day = first; day <= last; day++) {
        texts.add(text(day, Unit.DATE, format, scope));
      }
      return Formula.Coded.of(Pickers.range(formula, shape, perDay), Dictionary.Words.of(texts));
    }
    long unit =
        piece.kind() == Kind.SECOND ? Times.MICROS_PER_SECOND : 60 * Times.MICROS_PER_SECOND;
    for (long at = 0; at < Times.MICROS_PER_DAY; at += unit) {
      texts.add(text(at, Unit.WALL_CLOCK, format, scope));
    }
    Formula ofDay = shape.unit() == Unit.DATE ? midnight(formula) : formula;
    return Formula.Coded.of(
        Pickers.cycle(ofDay, shape, Times.MICROS_PER_DAY, unit), Dictionary.Words.of(texts));
  }

  /** A date has no time of day: all are midnight. */
  private static Formula midnight(Formula date) {
    Shape.Whole shape = Wholes.shapeOf(date);
    return new Formula.Computed(
        new Shape.Whole(Unit.WALL_CLOCK, 0, 0, 0, shape.nullable()),
        binder ->
            new Vector.Longs(
                binder.longs(), Unit.WALL_CLOCK, 0, Wholes.longs(date, binder).nulls()));
  }

  private static Formula wallClock(Formula instant, Shape.Whole shape, ColumnScope scope) {
    long offset = scope.zone().getTotalSeconds() * Times.MICROS_PER_SECOND;
    return TimeCoercion.moved(instant, shape, offset, Unit.WALL_CLOCK);
  }

  private enum Kind {
    DATE,
    MINUTE,
    SECOND
  }

  private record Piece(String pattern, Kind kind) {}

  /** Cuts a pattern so that every piece has letters of one kind; literals stay with their piece. */
  private static List<Piece> pieces(String pattern, ColumnScope scope) {
    var pieces = new ArrayList<Piece>();
    var piece = new StringBuilder();
    Kind kind = null;
    boolean quoted = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      boolean letter = !quoted && (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z');
      quoted ^= c == '\'';
      Kind next = letter ? kindOf(c, pattern, scope) : null;
      boolean cut = next != null && kind != null && (next == Kind.DATE) != (kind == Kind.DATE);
      if (cut) {
        pieces.add(new Piece(piece.toString(), kind));
        piece.setLength(0);
        kind = null;
      }
      kind = next == null ? kind : kind == Kind.SECOND ? Kind.SECOND : next;
      piece.append(c);
    }
    pieces.add(new Piece(piece.toString(), kind == null ? Kind.MINUTE : kind));
    return pieces;
  }

  private static Kind kindOf(char letter, String pattern, ColumnScope scope) {
    if (DATE_LETTERS.indexOf(letter) >= 0) {
      return Kind.DATE;
    }
    if (SECOND_LETTERS.indexOf(letter) >= 0) {
      return Kind.SECOND;
    }
    // The zone is the same in every row.
    if (MINUTE_LETTERS.indexOf(letter) >= 0 || "zZxXOV".indexOf(letter) >= 0) {
      return Kind.MINUTE;
    }
    throw scope
        .where()
        .problem(GenerateMessage.LETTER.of(letter, pattern), GenerateMessage.USE_TIME_LETTERS.of());
  }
}
