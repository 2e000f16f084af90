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
      case ColumnType.Int i -> whole(value.get(), format);
      default -> new Unknown();
    };
  }

  private static Piece whole(String value, Optional<String> format) {
    String text = Sql.cast(value, "text");
    if (format.isEmpty()) {
      return new Known(text, true);
    }
    if (format.get().matches("0+")) {
      int digits = format.get().length();
      return new Known(
          "lpad(%s, greatest(%d, length(%s)), '0')".formatted(text, digits, text), true);
    }
    return format.get().equals("#,###")
        ? new Known("to_char(" + value + ", 'FM9,999,999,999,999,999,999')", true)
        : new Unknown();
  }
}
