package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.Rows;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.plan.TablePlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a rule may name: tables, columns, and attributes of what a column chose. */
final class NamesOf {

  private NamesOf() {}

  /** Tables and auxiliary tables. */
  static List<String> tables(Plan plan) {
    return Stream.concat(plan.tables().stream(), plan.with().stream())
        .map(TablePlan::name)
        .toList();
  }

  /** Columns, auxiliary columns and fields of the list of a table. */
  static List<String> columns(Optional<TablePlan> table) {
    var names = new LinkedHashSet<String>();
    table.ifPresent(
        t -> {
          if (t.rows() instanceof Rows.Listed listed) {
            names.addAll(listed.header());
          }
          t.columns().forEach(c -> names.add(c.name()));
          t.with().forEach(c -> names.add(c.name()));
        });
    return List.copyOf(names);
  }

  /** The other columns of the same table. */
  static List<String> siblings(EditorContext context, String column) {
    return columns(context.tablePlan()).stream().filter(n -> !n.equals(column)).toList();
  }

  /** Columns of the same table that choose something. */
  static List<String> choosing(EditorContext context, String column) {
    return siblings(context, column).stream()
        .filter(name -> !attributes(context, name).isEmpty())
        .toList();
  }

  /** The attributes of what a column of the same table chose; empty where it chooses nothing. */
  static List<String> attributes(EditorContext context, String column) {
    return context
        .tablePlan()
        .flatMap(t -> t.column(column))
        .map(c -> attributes(context.plan(), c.rule()))
        .orElse(List.of());
  }

  private static List<String> attributes(Plan plan, Rule rule) {
    return switch (rule) {
      case Rule.Reference r -> columns(plan.table(r.table()));
      case Rule.Bands _ -> List.of("low", "high", "text");
      case Rule.Weights _, Rule.Flags _ -> List.of("text");
      case Rule.Constant _,
          Rule.Sequence _,
          Rule.Draw _,
          Rule.Lookup _,
          Rule.Translate _,
          Rule.Template _,
          Rule.ArrayOf _,
          Rule.Offset _,
          Rule.Between _,
          Rule.Calendar _,
          Rule.Dictionary _ ->
          List.of();
    };
  }

  /** Everything a template may name, as it stands between the braces. */
  static List<String> insertable(EditorContext context, String column) {
    var names = new ArrayList<String>();
    for (String name : siblings(context, column)) {
      names.add(name);
      attributes(context, name).forEach(attribute -> names.add(name + "." + attribute));
    }
    return names;
  }

  /**
   * The keys of a parent's list with a number of each row, in the order of the list; empty where
   * the parent has no list.
   *
   * @param key the field of the key; empty: the first
   * @param by the field of the number; 1 where it is missing or holds none
   */
  static Map<String, Double> keys(
      Plan plan, String table, Optional<String> key, Optional<String> by) {
    var keys = new LinkedHashMap<String, Double>();
    plan.table(table)
        .filter(t -> t.rows() instanceof Rows.Listed)
        .map(t -> (Rows.Listed) t.rows())
        .ifPresent(
            listed -> {
              int at = key.map(listed.header()::indexOf).orElse(0);
              int number = by.map(listed.header()::indexOf).orElse(-1);
              for (var row : at < 0 ? List.<List<String>>of() : listed.records()) {
                keys.putIfAbsent(row.get(at), number < 0 ? 1 : number(row.get(number)));
              }
            });
    return keys;
  }

  private static double number(String text) {
    try {
      return Math.max(0, Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** The column as the plan has it. */
  static Optional<ColumnPlan> column(EditorContext context, String name) {
    return context.tablePlan().flatMap(t -> t.column(name));
  }
}
