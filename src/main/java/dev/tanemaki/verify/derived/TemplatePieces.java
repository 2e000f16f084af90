package dev.tanemaki.verify.derived;

import dev.tanemaki.plan.TemplatePart;
import dev.tanemaki.schema.Column;
import dev.tanemaki.schema.ColumnType;
import dev.tanemaki.schema.Table;
import dev.tanemaki.verify.query.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The pieces of a template's text, as far as the rows tell them. */
public final class TemplatePieces {

  /** A piece of a text. */
  sealed interface Piece {

    /** As SQL; empty where the rows do not tell. */
    Optional<String> sql();
  }

  /** The template's own words. */
  public record Words(String text) implements Piece {
    @Override
    public Optional<String> sql() {
      return Optional.of(Sql.text(text));
    }
  }

  /**
   * What the rows tell.
   *
   * @param plain whether it holds no backslash for certain
   */
  public record Known(String expression, boolean plain) implements Piece {
    @Override
    public Optional<String> sql() {
      return Optional.of(expression);
    }
  }

  /** What they do not tell: anything may stand there. */
  public record Unknown() implements Piece {
    @Override
    public Optional<String> sql() {
      return Optional.empty();
    }
  }

  /** Of so many digits every sum of two numbers is a bigint, of fewer than ten an integer. */
  private static final int MOST_DIGITS = 17;

  private final Derived derived;
  private final Table table;

  TemplatePieces(Derived derived, Table table) {
    this.derived = derived;
    this.table = table;
  }

  /**
   * @param self the column that the text is of, which must not be its own proof
   */
  List<Piece> of(String text, String self) {
    var pieces = new ArrayList<Piece>();
    for (TemplatePart part : TemplatePart.parse(text)) {
      pieces.add(
          switch (part) {
            case TemplatePart.Words(String words) -> new Words(words);
            case TemplatePart.Field(var column, var attribute, var format) ->
                attribute.isPresent()
                    ? format.isPresent()
                        ? new Unknown()
                        : known(derived.attribute(column, attribute.get(), self, "text"))
                    : formatted(column, format);
          });
    }
    return pieces;
  }

  /** All pieces in a row, where every one of them is known. */
  public static Optional<String> exactly(List<Piece> pieces) {
    return pieces.isEmpty() || pieces.stream().anyMatch(p -> p.sql().isEmpty())
        ? Optional.empty()
        : Optional.of(
            pieces.stream()
                .map(p -> p.sql().orElseThrow())
                .collect(Collectors.joining(" || ", "(", ")")));
  }

  private Piece known(Optional<String> sql) {
    return sql.<Piece>map(s -> new Known(s, derived.plain(s))).orElseGet(Unknown::new);
  }

  private Piece formatted(String column, Optional<String> format) {
    Optional<String> value = derived.column(column);
    if (value.isEmpty() || !derived.loaded(column)) {
      return format.isPresent() ? new Unknown() : known(value);
    }
    ColumnType type = table.column(column).map(Column::type).orElseThrow();
    return switch (type) {
      case ColumnType.Text t when format.isEmpty() ->
          new Known(Sql.cast(value.get(), "text"), false);
      case ColumnType.Enumeration e when format.isEmpty() ->
          new Known(Sql.cast(value.get(), "text"), false);
      case ColumnType.Int i -> whole(value.get(), i, format);
      default -> new Unknown();
    };
  }

  private static Piece whole(String value, ColumnType.Int type, Optional<String> format) {
    String text = Sql.cast(value, "text");
    if (format.isEmpty()) {
      return new Known(text, true);
    }
    if (format.get().matches("0+")) {
      return new Known(padded(value, text, format.get().length()), true);
    }
    return format.get().equals("#,###")
        ? new Known("to_char(" + value + ", '" + grouped(type) + "')", true)
        : new Unknown();
  }

  /** All digits of the type, of which to_char takes its time for each. */
  private static String grouped(ColumnType.Int type) {
    return switch (type.bytes()) {
      case 2 -> "FM99,999";
      case 4 -> "FM9,999,999,999";
      default -> "FM9,999,999,999,999,999,999";
    };
  }

  /** Written once where that is right, which takes half as long as finding its length first. */
  private static String padded(String value, String text, int digits) {
    String padded = "lpad(%s, greatest(%d, length(%s)), '0')".formatted(text, digits, text);
    if (digits > MOST_DIGITS) {
      return padded;
    }
    String more = "1" + "0".repeat(digits);
    return "case when %1$s between 0 and %2$s then right(cast(%3$s + %1$s as text), %4$d) else %5$s end"
        .formatted(value, "9".repeat(digits), more, digits, padded);
  }
}
