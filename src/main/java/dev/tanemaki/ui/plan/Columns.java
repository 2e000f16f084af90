package dev.tanemaki.ui.plan;

import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.Rows;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.schema.Column;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The columns of a table and what there is to say of each. */
final class Columns {

  private Columns() {}

  /** Who gives a column its values. */
  enum From {
    RULE,
    LIST,
    DEFAULT,
    EXPRESSION,
    NOBODY
  }

  /** What constrains a column. */
  enum Badge {
    PRIMARY_KEY,
    FOREIGN_KEY,
    UNIQUE,
    CHECK,
    NOT_NULL
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
      List<Badge> badges,
      boolean auxiliary) {}

  /** Every column of a table: those of the schema in its order, then the auxiliary ones. */
  static List<ColumnRow> of(TableRow row, Optional<Table> schema) {
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
    var column = schema.filter(t -> !auxiliary).flatMap(t -> t.column(name));
    boolean listed = rows instanceof Rows.Listed l && l.header().contains(name);
    return new ColumnRow(
        name,
        column.map(c -> c.type().sql()).orElse(""),
        plan.map(ColumnPlan::rule),
        plan.isPresent() ? From.RULE : listed ? From.LIST : filledBy(column),
        plan.map(ColumnPlan::nulls).orElse(0.0),
        column.map(c -> badges(c, schema.orElseThrow())).orElse(List.of()),
        auxiliary);
  }

  private static List<Badge> badges(Column column, Table table) {
    String name = column.name();
    var badges = new ArrayList<Badge>();
    boolean key = table.primaryKey().map(k -> k.columns().contains(name)).orElse(false);
    if (key) {
      badges.add(Badge.PRIMARY_KEY);
    }
    if (table.foreignKeys().stream().anyMatch(k -> k.columns().contains(name))) {
      badges.add(Badge.FOREIGN_KEY);
    }
    if (table.keys().stream().anyMatch(k -> !k.primary() && k.columns().contains(name))) {
      badges.add(Badge.UNIQUE);
    }
    if (!checks(name, table).isEmpty()) {
      badges.add(Badge.CHECK);
    }
    if (!column.nullable() && !key) {
      badges.add(Badge.NOT_NULL);
    }
    return List.copyOf(badges);
  }

  /** The checks that name a column. */
  static List<Table.Check> checks(String column, Table table) {
    var word = Pattern.compile("(?i)(?<![\\w\"])\"?" + Pattern.quote(column) + "\"?(?![\\w\"(])");
    return table.checks().stream().filter(c -> word.matcher(c.condition()).find()).toList();
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

  /** The columns that rows can be made of. */
  static Set<String> names(Plan plan, String table, Schema schema) {
    var names = new LinkedHashSet<String>();
    plan.table(table)
        .ifPresent(
            t -> {
              Stream.concat(t.columns().stream(), t.with().stream())
                  .forEach(c -> names.add(c.name()));
              if (t.rows() instanceof Rows.Listed listed) {
                names.addAll(listed.header());
              }
            });
    return names;
  }

  /** The column to begin with: the first whose shares are to be set, else the first with a rule. */
  static String first(Plan plan, String table) {
    var columns = plan.table(table).map(t -> t.columns()).orElse(List.of());
    return columns.stream()
        .filter(c -> !RuleText.shape(c.rule()).isEmpty())
        .findFirst()
        .or(() -> columns.stream().findFirst())
        .map(ColumnPlan::name)
        .orElse("");
  }
}
