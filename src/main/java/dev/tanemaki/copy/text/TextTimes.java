package dev.tanemaki.copy.text;

import dev.tanemaki.copy.field.Decimals;
import dev.tanemaki.copy.field.Wire;
import dev.tanemaki.generate.CellText;
import dev.tanemaki.generate.Unit;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Dates, times of day and timestamps in COPY's text, year first, the zone always given. */
final class TextTimes extends TextField {

  private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay();
  private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();
  private static final long SECOND = 1_000_000L;
  private static final long DAY = 86_400 * SECOND;
  private static final int DATE_LENGTH = 10;
  private static final int TIME_LENGTH = 8;
  private static final int FRACTION_LENGTH = 7;
  private static final byte[] NO_ZONE = {};
  private static final byte[] UTC = "+00".getBytes(StandardCharsets.US_ASCII);

  /** What values of it consist of. */
  private enum Kind {
    DATE,
    TIME,
    BOTH
  }

  private final long[] values;
  private final Unit unit;
  private final Kind kind;
  private final long first;
  private final long last;
  private final byte[] zone;
  private final byte[][] odd;

  private TextTimes(
      long[] values,
      Unit unit,
      Kind kind,
      boolean zoned,
      boolean[] nulls,
      Cell cell,
      int capacity) {
    // The shortest text of years beyond four digits is not shorter than "infinity".
    super(cell, nulls, TIME_LENGTH);
    this.values = values;
    this.unit = unit;
    this.kind = kind;
    this.zone = zoned ? UTC : NO_ZONE;
    this.first =
        switch (kind) {
          case DATE -> FIRST_DAY;
          case TIME -> 0;
          case BOTH -> FIRST_DAY * DAY;
        };
    this.last =
        switch (kind) {
          case DATE -> LAST_DAY;
          case TIME -> DAY;
          case BOTH -> (LAST_DAY + 1) * DAY - 1;
        };
    this.odd = new byte[capacity][];
  }

  /** Days. */
  static TextTimes dates(long[] values, boolean[] nulls, Cell cell, int capacity) {
    return new TextTimes(values, Unit.DATE, Kind.DATE, false, nulls, cell, capacity);
  }

  /** Microseconds of the day. */
  static TextTimes times(long[] values, boolean[] nulls, Cell cell, int capacity) {
    return new TextTimes(values, Unit.TIME_OF_DAY, Kind.TIME, false, nulls, cell, capacity);
  }

  /** Microseconds, of UTC where {@code zoned}. */
  static TextTimes timestamps(
      long[] values, boolean zoned, boolean[] nulls, Cell cell, int capacity) {
    return new TextTimes(
        values, zoned ? Unit.INSTANT : Unit.WALL_CLOCK, Kind.BOTH, zoned, nulls, cell, capacity);
  }

  @Override
  public void addSizes(int n, int[] sizes) {
    int size =
        endSize()
            + zone.length
            + switch (kind) {
              case DATE -> DATE_LENGTH;
              case TIME -> TIME_LENGTH;
              case BOTH -> DATE_LENGTH + 1 + TIME_LENGTH;
            };
    for (int i = 0; i < n; i++) {
      long value = values[i];
      if (isNull(i)) {
        sizes[i] += nullSize();
      } else if (isOdd(value)) {
        odd[i] =
            CellText.number(value, unit, 0, ZoneOffset.UTC).getBytes(StandardCharsets.US_ASCII);
        sizes[i] += odd[i].length + endSize();
      } else {
        sizes[i] += size + (kind != Kind.DATE && value % SECOND != 0 ? FRACTION_LENGTH : 0);
      }
    }
  }

  /** Before the year 1 or after 9999, with an era or more digits; infinities are among them. */
  private boolean isOdd(long value) {
    return value < first || value > last;
  }

  @Override
  public void write(int n, byte[] out, int[] at, int wasteAt) {
    switch (kind) {
      case DATE -> writeDates(n, out, at);
      case TIME -> writeTimes(n, out, at);
      case BOTH -> writeBoth(n, out, at);
    }
  }

  private void writeDates(int n, byte[] out, int[] at) {
    for (int i = 0; i < n; i++) {
      if (!wroteNull(i, out, at) && !wroteOdd(i, out, at)) {
        at[i] = close(out, date((int) values[i], out, at[i]));
      }
    }
  }

  private void writeTimes(int n, byte[] out, int[] at) {
    for (int i = 0; i < n; i++) {
      if (!wroteNull(i, out, at) && !wroteOdd(i, out, at)) {
        at[i] = close(out, time(values[i], out, at[i]));
      }
    }
  }

  private void writeBoth(int n, byte[] out, int[] at) {
    for (int i = 0; i < n; i++) {
      if (!wroteNull(i, out, at) && !wroteOdd(i, out, at)) {
        // Counted from the year 1 on nothing is negative, and division need not mind it.
        long micros = values[i] - first;
        long days = micros / DAY;
        int p = date((int) (days + FIRST_DAY), out, at[i]);
        out[p] = ' ';
        p = time(micros - days * DAY, out, p + 1);
        for (byte b : zone) {
          out[p++] = b;
        }
        at[i] = close(out, p);
      }
    }
  }

  private boolean wroteOdd(int i, byte[] out, int[] at) {
    if (isOdd(values[i])) {
      System.arraycopy(odd[i], 0, out, at[i], odd[i].length);
      at[i] = close(out, at[i] + odd[i].length);
      return true;
    }
    return false;
  }

  /**
   * Writes a day of the years 1 to 9999: years begin in March here, so that the day which is not in
   * all of them is their last (Howard Hinnant, <i>chrono-Compatible Low-Level Date Algorithms</i>).
   */
  private static int date(int day, byte[] out, int p) {
    int days = day + 719_468;
    int era = days / 146_097;
    int ofEra = days - era * 146_097;
    int yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365;
    int ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int shifted = (5 * ofYear + 2) / 153;
    int month = shifted < 10 ? shifted + 3 : shifted - 9;
    int year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    int century = year / 100;
    Wire.LONG.set(
        out,
        p,
        Decimals.pair(century) << 48
            | Decimals.pair(year - century * 100) << 32
            | '-' << 24
            | Decimals.pair(month) << 8
            | '-');
    Wire.SHORT.set(out, p + 8, (short) Decimals.pair(ofYear - (153 * shifted + 2) / 5 + 1));
    return p + DATE_LENGTH;
  }

  private static int time(long micros, byte[] out, int p) {
    int seconds = (int) (micros / SECOND);
    int fraction = (int) (micros - seconds * SECOND);
    int minutes = seconds / 60;
    int hours = minutes / 60;
    Wire.LONG.set(
        out,
        p,
        Decimals.pair(hours) << 48
            | (long) ':' << 40
            | Decimals.pair(minutes - hours * 60) << 24
            | ':' << 16
            | Decimals.pair(seconds - minutes * 60));
    if (fraction == 0) {
      return p + TIME_LENGTH;
    }
    out[p + TIME_LENGTH] = '.';
    return Decimals.write(fraction, FRACTION_LENGTH - 1, out, p + TIME_LENGTH + 1);
  }
}
