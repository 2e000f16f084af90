package dev.tanemaki.verify.derived;

import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.Rows;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.plan.TablePlan;
import dev.tanemaki.plan.TemplatePart;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The values of a column as the plan's text alone determines them, row by row: of rows that are
 * listed, and of rows that are counted. What is drawn cannot be known here. For one thread at a
 * time.
 */
public final class ParentTexts {

  /** Of larger tables nothing is listed: their rows would be as many groups. */
  static final int MOST_ROWS = 50_000;

  private record Key(String table, String column) {}

  private final Plan plan;
  private final Map<Key, Optional<List<String>>> known = new HashMap<>();

  public ParentTexts(Plan plan) {
    this.plan = plan;
  }

  public Optional<TablePlan> table(String name) {
    return plan.table(name);
  }

  /**
   * Whether rows are made and loaded: then the table may hold those of earlier runs as well, and
   * the plan's own number of them is none to rely on.
   */
  public boolean grows(String name) {
    return plan.tables().stream()
        .anyMatch(t -> t.name().equals(name) && !(t.rows() instanceof Rows.Listed));
  }

  /** The number of rows where their values may be known. */
  public Optional<Integer> rows(String table) {
    return plan.table(table)
        .flatMap(
            t ->
                switch (t.rows()) {
                  case Rows.Listed(var source, var header, var records) ->
                      Optional.of(records.size());
                  case Rows.Count(long count) ->
                      count <= MOST_ROWS ? Optional.of((int) count) : Optional.empty();
                  case Rows.PerParent p -> Optional.empty();
                });
  }

  /** One text per row, null where the row has none; empty where the plan does not tell. */
  Optional<List<String>> column(String table, String column) {
    var key = new Key(table, column);
    var before = known.get(key);
    if (before == null) {
      before = read(table, column);
      known.put(key, before);
    }
    return before;
  }

  private Optional<List<String>> read(String table, String column) {
    return plan.table(table)
        .filter(t -> rows(table).filter(n -> n > 0 && n <= MOST_ROWS).isPresent())
        .flatMap(t -> column(t, column, rows(table).orElseThrow()));
  }

  /** Whether the plan tells that no two rows have the same value there. */
  boolean distinct(String table, String column) {
    return column(table, column)
        .map(texts -> new HashSet<>(texts).size() == texts.size())
        .orElseGet(
            () ->
                table(table)
                    .flatMap(t -> t.column(column))
                    .filter(c -> c.rule() instanceof Rule.Sequence)
                    .isPresent());
  }

  /** The same as numbers. */
  Optional<double[]> numbers(String table, String column) {
    return column(table, column)
        .map(
            texts -> {
              try {
                return texts.stream()
                    .mapToDouble(t -> t == null ? 0 : Double.parseDouble(t))
                    .toArray();
              } catch (NumberFormatException e) {
                return null;
              }
            });
  }

  private Optional<List<String>> column(TablePlan table, String column, int rows) {
    var planned = table.column(column);
    if (planned.isPresent()) {
      return planned.get().nulls() > 0
          ? Optional.empty()
          : ruled(table, planned.get().rule(), rows);
    }
    if (table.rows() instanceof Rows.Listed(var source, var header, var records)) {
      int at = header.indexOf(column);
      return at < 0
          ? Optional.empty()
          : Optional.of(records.stream().map(r -> r.get(at).isEmpty() ? null : r.get(at)).toList());
    }
    return Optional.empty();
  }

  private Optional<List<String>> ruled(TablePlan table, Rule rule, int rows) {
    return switch (rule) {
      case Rule.Constant(String value) -> Optional.of(Collections.nCopies(rows, value));
      case Rule.Sequence(long start, long step, boolean shuffled) when !shuffled -> {
        var texts = new ArrayList<String>(rows);
        for (int i = 0; i < rows; i++) {
          texts.add(Long.toString(start + step * i));
        }
        yield Optional.of(texts);
      }
      case Rule.Template(String text) -> template(table, text, rows);
      case Rule.Sequence s -> Optional.empty();
      case Rule.Draw d -> Optional.empty();
      case Rule.Weights w -> Optional.empty();
      case Rule.Bands b -> Optional.empty();
      case Rule.Reference r -> Optional.empty();
      case Rule.Lookup l -> Optional.empty();
      case Rule.Translate t -> Optional.empty();
      case Rule.ArrayOf a -> Optional.empty();
      case Rule.Offset o -> Optional.empty();
      case Rule.Between b -> Optional.empty();
      case Rule.Calendar c -> Optional.empty();
      case Rule.Flags f -> Optional.empty();
      case Rule.Dictionary d -> Optional.empty();
    };
  }

  private Optional<List<String>> template(TablePlan table, String text, int rows) {
    var made = new ArrayList<StringBuilder>(rows);
    for (int i = 0; i < rows; i++) {
      made.add(new StringBuilder());
    }
    for (TemplatePart part : TemplatePart.parse(text)) {
      switch (part) {
        case TemplatePart.Words(String words) -> made.forEach(m -> m.append(words));
        case TemplatePart.Field(var column, var attribute, var format) -> {
          var values =
              attribute.isPresent() ? Optional.<List<String>>empty() : column(table, column, rows);
          if (values.isEmpty() || values.get().contains(null)) {
            return Optional.empty();
          }
          UnaryOperator<String> form = form(format);
          for (int i = 0; i < rows; i++) {
            made.get(i).append(form.apply(values.get().get(i)));
          }
        }
      }
    }
    return Optional.of(made.stream().map(StringBuilder::toString).toList());
  }

  /** A format is read once for all rows. */
  private static UnaryOperator<String> form(Optional<String> format) {
    if (format.isEmpty()) {
      return value -> value;
    }
    try {
      var number = new DecimalFormat(format.get(), DecimalFormatSymbols.getInstance(Locale.ROOT));
      return value -> formatted(number, value);
    } catch (IllegalArgumentException e) {
      return value -> value;
    }
  }

  private static String formatted(DecimalFormat format, String value) {
    try {
      return format.format(new BigDecimal(value));
    } catch (NumberFormatException e) {
      return value;
    }
  }
}
