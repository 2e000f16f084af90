package dev.tanemaki.ui.plan;

import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.Rows;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.plan.TablePlan;
import dev.tanemaki.schema.Column;
import dev.tanemaki.schema.Table;
import dev.tanemaki.schema.TableName;
import dev.tanemaki.ui.kit.Background;
import dev.tanemaki.ui.session.Connection;
import dev.tanemaki.ui.session.CurrentPlan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The Plan screen without its nodes: which table is looked at, and what there is to say of it. */
public final class PlanModel {

  /**
   * A table of the plan.
   *
   * @param auxiliary rows to refer to, loaded nowhere
   */
  record TableRow(TablePlan table, boolean auxiliary) {

    String name() {
      return table.name();
    }
  }

  /**
   * A column of a table.
   *
   * @param type as SQL, empty where no schema tells
   * @param rule empty where the value comes from the table's list, or from the server
   * @param from where the value comes from when no rule says
   * @param auxiliary computed for other columns, loaded nowhere
   */
  record ColumnRow(
      String name,
      String type,
      Optional<Rule> rule,
      From from,
      double nulls,
      boolean key,
      boolean auxiliary) {}

  /** Who gives a column its values. */
  enum From {
    RULE,
    LIST,
    DEFAULT,
    EXPRESSION,
    NOBODY
  }

  private final CurrentPlan plan;
  private final Connection connection;
  private final PreviewModel preview;
  private final StringProperty table = new SimpleStringProperty("");

  public PlanModel(CurrentPlan plan, Connection connection, Background background) {
    this.plan = plan;
    this.connection = connection;
    preview = new PreviewModel(background);
  }

  CurrentPlan plan() {
    return plan;
  }

  PreviewModel preview() {
    return preview;
  }

  /** Makes rows of a table to look at. */
  void preview(TableRow row, long first) {
    plan.source().ifPresent(source -> preview.show(source.plan(), row, first, connection.target()));
  }

  /** The name of the table looked at; empty for the plan's main table. */
  StringProperty tableProperty() {
    return table;
  }

  /** Tables with the most to say first: the main table, the others, then the auxiliary ones. */
  static List<TableRow> tables(Plan plan) {
    var rows = new ArrayList<TableRow>();
    plan.mainTable().ifPresent(main -> rows.add(new TableRow(main, false)));
    plan.tables().stream()
        .filter(t -> rows.isEmpty() || t != rows.getFirst().table())
        .forEach(t -> rows.add(new TableRow(t, false)));
    plan.with().forEach(t -> rows.add(new TableRow(t, true)));
    return List.copyOf(rows);
  }

  /** Every column of a table: those of the schema in its order, then the auxiliary ones. */
  static List<ColumnRow> columns(TableRow row, Optional<Table> schema) {
    var plan = row.table();
    var names = new LinkedHashSet<String>();
    schema.ifPresent(t -> t.columns().forEach(column -> names.add(column.name())));
    if (row.auxiliary() && plan.rows() instanceof Rows.Listed listed) {
      names.addAll(listed.header());
    }
    plan.columns().forEach(column -> names.add(column.name()));
    var columns = new ArrayList<ColumnRow>();
    for (String name : names) {
      var rule = plan.columns().stream().filter(c -> c.name().equals(name)).findFirst();
      columns.add(column(name, rule, schema, plan.rows(), false));
    }
    plan.with()
        .forEach(c -> columns.add(column(c.name(), Optional.of(c), schema, plan.rows(), true)));
    return List.copyOf(columns);
  }

  private static ColumnRow column(
      String name,
      Optional<ColumnPlan> plan,
      Optional<Table> schema,
      Rows rows,
      boolean auxiliary) {
    var column = schema.flatMap(t -> t.column(name));
    boolean key =
        schema.flatMap(Table::primaryKey).map(k -> k.columns().contains(name)).orElse(false);
    boolean listed = rows instanceof Rows.Listed l && l.header().contains(name);
    return new ColumnRow(
        name,
        column.map(c -> c.type().sql()).orElse(""),
        plan.map(ColumnPlan::rule),
        plan.isPresent() ? From.RULE : listed ? From.LIST : filledBy(column),
        plan.map(ColumnPlan::nulls).orElse(0.0),
        key,
        auxiliary);
  }

  private static From filledBy(Optional<Column> column) {
    return column
        .map(
            c ->
                switch (c.filledBy()) {
                  case NOBODY -> From.NOBODY;
                  case DEFAULT, IDENTITY, IDENTITY_ALWAYS -> From.DEFAULT;
                  case EXPRESSION -> From.EXPRESSION;
                })
        .orElse(From.NOBODY);
  }

  static Optional<Table> schemaOf(TableRow row, dev.tanemaki.schema.Schema schema) {
    return row.auxiliary() ? Optional.empty() : schema.table(TableName.parse(row.name()));
  }
}
