package dev.tanemaki.plan;

import dev.tanemaki.problem.Message;
import dev.tanemaki.schema.Column;
import dev.tanemaki.schema.ColumnType;
import dev.tanemaki.schema.Table;
import dev.tanemaki.schema.TableName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One table of the plan as its checks see it.
 *
 * @param path of the table in the plan
 * @param known the table in the schema; null for auxiliary and unknown tables
 */
record Scope(CheckContext context, TablePlan plan, String path, Table known) {

  String name() {
    return plan.name();
  }

  /** Every name that a rule may use: ruled columns, auxiliary columns, fields of the list. */
  Set<String> names() {
    return context.once(
        path + " names",
        () -> {
          var names = new LinkedHashSet<String>();
          plan.columns().forEach(c -> names.add(c.name()));
          plan.with().forEach(c -> names.add(c.name()));
          listed().ifPresent(l -> names.addAll(l.header()));
          return names;
        });
  }

  Optional<ColumnPlan> column(String column) {
    return plan.column(column);
  }

  Optional<Rows.Listed> listed() {
    return plan.rows() instanceof Rows.Listed l ? Optional.of(l) : Optional.empty();
  }

  /** The list's field of that name, unless a rule takes its place. */
  Optional<List<String>> listedValues(String field) {
    if (column(field).isPresent() || listed().isEmpty()) {
      return Optional.empty();
    }
    int at = listed().get().header().indexOf(field);
    return at < 0
        ? Optional.empty()
        : Optional.of(
            context.once(
                path + " list " + field,
                () -> listed().get().records().stream().map(r -> r.get(at)).toList()));
  }

  /** The same without repetitions. */
  Optional<Set<String>> listedSet(String field) {
    return listedValues(field)
        .map(l -> context.once(path + " set " + field, () -> new LinkedHashSet<>(l)));
  }

  Optional<Column> schemaColumn(String column) {
    return known == null || isAuxiliary(column) ? Optional.empty() : known.column(column);
  }

  Optional<ColumnType> type(String column) {
    return schemaColumn(column).map(Column::type);
  }

  boolean isAuxiliary(String column) {
    return plan.with().stream().anyMatch(c -> c.name().equals(column));
  }

  String columnPath(String column) {
    return path + (isAuxiliary(column) ? "/with/" : "/columns/") + column;
  }

  /** How many rows the table gets, where that is known beforehand. */
  OptionalLong rows() {
    return switch (plan.rows()) {
      case Rows.Count c -> OptionalLong.of(c.count());
      case Rows.Listed l -> OptionalLong.of(l.records().size());
      case Rows.PerParent() -> OptionalLong.empty();
    };
  }

  /** About how many rows the table gets; {@code depth} ends a circle of fan-outs. */
  double rowsAbout(int depth) {
    if (rows().isPresent() || depth > 20) {
      return rows().orElse(0);
    }
    for (var column : plan.columns()) {
      if (column.rule() instanceof Rule.Reference r
          && r.pick() instanceof Rule.Pick.FanOut(var children)) {
        double parents = context.scope(r.table()).map(p -> p.rowsAbout(depth + 1)).orElse(0.0);
        return parents * DistributionCheck.mean(children);
      }
    }
    return 0;
  }

  /** The parent's column that a reference of {@code own} takes. */
  Optional<String> referencedColumn(Rule.Reference reference, String own) {
    if (reference.column().isPresent()) {
      return reference.column();
    }
    var byKey =
        known == null || isAuxiliary(own)
            ? Optional.<String>empty()
            : known.foreignKeys().stream()
                .filter(f -> f.columns().contains(own))
                .filter(
                    f -> f.referenced().name().equals(TableName.parse(reference.table()).name()))
                .filter(f -> f.referencedColumns().size() == f.columns().size())
                .map(f -> f.referencedColumns().get(f.columns().indexOf(own)))
                .findFirst();
    return byKey.or(() -> context.scope(reference.table()).flatMap(Scope::firstColumn));
  }

  /** The key of the table, else its first column in the plan. */
  private Optional<String> firstColumn() {
    return listed()
        .flatMap(l -> l.header().stream().findFirst())
        .or(() -> plan.columns().stream().map(ColumnPlan::name).findFirst());
  }

  void complain(String column, String below, Message message, Message hint) {
    var at = columnPath(column) + (below.isEmpty() ? "" : "/" + below);
    context.add(at, below.isEmpty(), name() + "." + column, message, hint);
  }
}
