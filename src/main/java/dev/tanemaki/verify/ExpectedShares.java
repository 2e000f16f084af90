package dev.tanemaki.verify;

import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.Rows;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.plan.TablePlan;
import dev.tanemaki.schema.Column;
import dev.tanemaki.schema.ColumnType;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.Table;
import dev.tanemaki.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The shares a plan gives to the values of one column.
 *
 * @param shape how categories are told apart and whether they exclude each other
 * @param shares parallel to {@code names}; rows of no category are none of the plan's making unless
 *     {@code others} is above 0
 * @param others share of all values that are not named
 */
record ExpectedShares(
    Table table,
    Column column,
    Shape shape,
    List<String> names,
    List<Double> shares,
    double others) {

  /** How a row finds its category. */
  sealed interface Shape {
    /** By equality with one of the values. */
    record Values(List<String> values) implements Shape {}

    /** By lying in one of the bands; {@code inclusive}: the upper end belongs to it. */
    record Bands(List<Rule.Band> bands, boolean inclusive) implements Shape {}

    /** By an array that contains the label; a row may have several. */
    record Flags(List<String> labels) implements Shape {}
  }

  ExpectedShares {
    names = List.copyOf(names);
    shares = List.copyOf(shares);
  }

  /** All columns of a plan's generated tables whose shares the plan says. */
  static List<ExpectedShares> of(Plan plan, Schema schema) {
    var all = new ArrayList<ExpectedShares>();
    for (TablePlan tablePlan : plan.tables()) {
      var table = schema.table(TableName.parse(tablePlan.name()));
      if (table.isEmpty() || tablePlan.rows() instanceof Rows.Listed) {
        continue;
      }
      for (ColumnPlan columnPlan : tablePlan.columns()) {
        table
            .get()
            .column(columnPlan.name())
            .flatMap(column -> of(table.get(), column, columnPlan.rule()))
            .ifPresent(all::add);
      }
    }
    return all;
  }

  private static Optional<ExpectedShares> of(Table table, Column column, Rule rule) {
    return switch (rule) {
      case Rule.Weights(var choices) -> Optional.of(weighted(table, column, choices, 0));
      case Rule.Bands bands -> Optional.of(banded(table, column, bands.bands()));
      case Rule.Flags flags -> Optional.of(flagged(table, column, flags.flags()));
      case Rule.Reference reference -> referenced(table, column, reference);
      case Rule.Constant c -> Optional.empty();
      case Rule.Sequence s -> Optional.empty();
      case Rule.Draw d -> Optional.empty();
      case Rule.Lookup l -> Optional.empty();
      case Rule.Translate t -> Optional.empty();
      case Rule.Template t -> Optional.empty();
      case Rule.ArrayOf a -> Optional.empty();
      case Rule.Offset o -> Optional.empty();
      case Rule.Between b -> Optional.empty();
      case Rule.Calendar c -> Optional.empty();
      case Rule.Dictionary d -> Optional.empty();
    };
  }

  /** Weights are of parents' keys, so they are shares of the column only where it holds the key. */
  private static Optional<ExpectedShares> referenced(
      Table table, Column column, Rule.Reference reference) {
    boolean key =
        reference.column().isEmpty()
            || table.foreignKeys().stream()
                .anyMatch(
                    fk ->
                        fk.columns().equals(List.of(column.name()))
                            && fk.referencedColumns().equals(List.of(reference.column().get())));
    return key
            && reference.within().isEmpty()
            && reference.pick() instanceof Rule.Pick.ByKey(var weights, var others, var by)
        ? Optional.of(weighted(table, column, weights, others))
        : Optional.empty();
  }

  private static ExpectedShares weighted(
      Table table, Column column, List<Rule.Weighted> choices, double others) {
    double sum = others + choices.stream().mapToDouble(Rule.Weighted::weight).sum();
    return new ExpectedShares(
        table,
        column,
        new Shape.Values(choices.stream().map(Rule.Weighted::value).toList()),
        choices.stream()
            .map(c -> c.text().isEmpty() ? c.value() : c.value() + " " + c.text())
            .toList(),
        choices.stream().map(c -> c.weight() / sum).toList(),
        others / sum);
  }

  private static ExpectedShares banded(Table table, Column column, List<Rule.Band> bands) {
    double sum = bands.stream().mapToDouble(Rule.Band::weight).sum();
    return new ExpectedShares(
        table,
        column,
        new Shape.Bands(bands, column.type() instanceof ColumnType.Int),
        bands.stream().map(ExpectedShares::name).toList(),
        bands.stream().map(b -> b.weight() / sum).toList(),
        0);
  }

  private static String name(Rule.Band band) {
    String range = number(band.low()) + "–" + number(band.high());
    return band.text().isEmpty() ? range : range + " " + band.text();
  }

  private static String number(double value) {
    return new java.math.BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }

  private static ExpectedShares flagged(Table table, Column column, List<Rule.Flag> flags) {
    return new ExpectedShares(
        table,
        column,
        new Shape.Flags(flags.stream().map(Rule.Flag::label).toList()),
        flags.stream()
            .map(f -> f.text().isEmpty() ? f.label() : f.label() + " " + f.text())
            .toList(),
        flags.stream().map(Rule.Flag::probability).toList(),
        0);
  }
}
