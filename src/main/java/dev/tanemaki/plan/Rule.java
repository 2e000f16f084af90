package dev.tanemaki.plan;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one column gets its values. Column names in rules are names of the same table, auxiliary ones
 * included. Values are kept as the text of the file; the column's type says how they are read.
 *
 * <p>Rules that choose one of a list ({@link Weights}, {@link Bands}, {@link Reference}, {@link
 * Flags}, {@link Dictionary}) can be looked up by others: the choice has attributes. A {@code
 * Reference} offers every column of the chosen parent row, auxiliary ones included; {@code Bands}
 * offer {@code low} and {@code high} of the chosen band; {@code Weights}, {@code Bands} and {@code
 * Flags} offer {@code text}, the words that go with the choice.
 */
public sealed interface Rule {

  /** The same value in every row. */
  record Constant(String value) implements Rule {}

  /**
   * {@code start + step × row}, unique by construction.
   *
   * @param shuffled the same values in an order that looks random (a permutation of the rows)
   */
  record Sequence(long start, long step, boolean shuffled) implements Rule {}

  /**
   * A number drawn from a distribution.
   *
   * @param step values are rounded to multiples of it; 0 for the column type's own precision
   */
  record Draw(Distribution distribution, double step) implements Rule {}

  /** One of the listed values with probability proportional to its weight. */
  record Weights(List<Weighted> choices) implements Rule {
    public Weights {
      choices = List.copyOf(choices);
    }
  }

  /**
   * One choice.
   *
   * @param text the words for it, its attribute {@code text}; empty: the value itself
   */
  record Weighted(String value, double weight, String text) {
    public Weighted(String value, double weight) {
      this(value, weight, "");
    }
  }

  /**
   * First a band by weight, then a value of the band, every multiple of {@code step} alike. For
   * integer columns both ends belong to the band, else {@code high} does not.
   */
  record Bands(List<Band> bands, double step) implements Rule {
    public Bands {
      bands = List.copyOf(bands);
    }
  }

  /**
   * One band.
   *
   * @param text the words for it, its attribute {@code text}; empty: {@code low–high}
   */
  record Band(double low, double high, double weight, String text) {
    public Band(double low, double high, double weight) {
      this(low, high, weight, "");
    }
  }

  /**
   * The key of a row of another table or auxiliary table.
   *
   * @param table the parent
   * @param column the parent's column to take; empty: the column that the foreign key references,
   *     or the parent's first column
   * @param pick how the parent row is chosen
   * @param within only parents whose column {@code parent} equals this row's column {@code own}
   */
  record Reference(String table, Optional<String> column, Pick pick, Optional<Within> within)
      implements Rule {}

  record Within(String parent, String own) {}

  /** How a reference chooses the parent row. */
  sealed interface Pick {
    /** Every parent alike. */
    record Evenly() implements Pick {}

    /** In proportion to a numeric column of the parent. */
    record ByColumn(String column) implements Pick {}

    /**
     * Listed keys of the parent by weight; {@code othersWeight} is shared by all parents not
     * listed, in proportion to {@code othersBy} or evenly. 0: the others are never chosen.
     */
    record ByKey(List<Weighted> weights, double othersWeight, Optional<String> othersBy)
        implements Pick {}

    /** The parent's row index + 1 is drawn as a Zipf rank. */
    record Ranked(double exponent) implements Pick {}

    /**
     * Parents in order, each with as many children as this draws; child rows of a parent stand
     * together. Without {@link Rows.PerParent} rows beyond the last child start over.
     */
    record FanOut(Distribution children) implements Pick {}
  }

  /**
   * An attribute of what another column chose: a column of its parent row, {@code low}, {@code
   * high} or {@code text} of its band, {@code text} of its weighted choice or of its flags.
   */
  record Lookup(String via, String attribute) implements Rule {}

  /** Another column's value translated; {@code otherwise} where it is not listed. */
  record Translate(String of, Map<String, String> values, Optional<String> otherwise)
      implements Rule {
    public Translate {
      values = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(values));
    }
  }

  /**
   * Text with {@code {column}} or {@code {column:format}} in it; a {@link java.text.DecimalFormat}
   * pattern formats numbers ({@code 000000}, {@code #,###}), a {@link
   * java.time.format.DateTimeFormatter} pattern formats times. {@code {via.attribute}} is a lookup
   * in place. Null parts make the whole null. {@link TemplatePart#parse} takes it apart.
   */
  record Template(String text) implements Rule {}

  /** An array of templates. */
  record ArrayOf(List<String> templates) implements Rule {
    public ArrayOf {
      templates = List.copyOf(templates);
    }
  }

  /**
   * Another column plus a drawn amount: a number, or for times a multiple of {@code unit}. Null
   * where the other column is.
   */
  record Offset(String from, Distribution by, Optional<Duration> unit) implements Rule {}

  /**
   * Every multiple of {@code step} between two bounds alike, both included; a bound is a number, a
   * date or time, or the name of a column.
   */
  record Between(String low, String high, double step) implements Rule {}

  /**
   * An instant between two offsets from the plan's reference, shaped by the calendar.
   *
   * @param from first instant, as an offset (usually negative)
   * @param to first instant after the range
   * @param weekdays relative weight of each day; a day not named weighs 1
   * @param hours relative weight of each hour 0–23 of the reference's zone; an hour not named
   *     weighs 1 when the map is empty, else 0
   * @param precision instants are multiples of it
   * @param months the season: relative weight of each month; a month not named weighs 1
   * @param growth how many times as much the end of the range weighs as its beginning, growing
   *     evenly in between (compound); 1: no growth
   */
  record Calendar(
      Duration from,
      Duration to,
      Map<DayOfWeek, Double> weekdays,
      Map<Integer, Double> hours,
      Duration precision,
      Map<Month, Double> months,
      double growth)
      implements Rule {

    public Calendar(
        Duration from,
        Duration to,
        Map<DayOfWeek, Double> weekdays,
        Map<Integer, Double> hours,
        Duration precision) {
      this(from, to, weekdays, hours, precision, Map.of(), 1);
    }

    /** How much a day weighs for its day of the week and its month. */
    public double weight(LocalDate day) {
      return weekdays.getOrDefault(day.getDayOfWeek(), 1.0)
          * months.getOrDefault(day.getMonth(), 1.0);
    }

    /**
     * How much a place in the range weighs for the growth, the same on every machine.
     *
     * @param share 0 at the beginning of the range, 1 at its end
     */
    public double weight(double share) {
      return growth == 1 ? 1 : StrictMath.pow(growth, Math.clamp(share, 0, 1));
    }
  }

  /**
   * Each label independently with its probability, 0 to 1; gives an array of those present, in the
   * order of the list. Its attribute {@code text} is one text: the words of the flags present, with
   * {@code separator} between them.
   *
   * @param none the attribute {@code text} where no flag is present
   */
  record Flags(List<Flag> flags, String separator, String none) implements Rule {
    public Flags {
      flags = List.copyOf(flags);
    }

    public Flags(List<Flag> flags) {
      this(flags, ", ", "");
    }
  }

  /**
   * One flag.
   *
   * @param text the words for it; empty: the label itself
   */
  record Flag(String label, double probability, String text) {
    public Flag(String label, double probability) {
      this(label, probability, "");
    }
  }

  /**
   * Words from Datafaker in the plan's locale, made before the run starts.
   *
   * @param expression Datafaker's expression without its braces, such as {@code Name.fullName}
   * @param size how many different words to prepare
   */
  record Dictionary(String expression, int size) implements Rule {}
}
