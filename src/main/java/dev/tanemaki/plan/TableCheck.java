package dev.tanemaki.plan;

import dev.tanemaki.problem.Message;
import dev.tanemaki.schema.Column;
import dev.tanemaki.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Checks one table: its columns against the schema's, its keys, its listed rows. */
final class TableCheck {

  private final CheckContext context;
  private final Scope scope;
  private final Values values;

  TableCheck(CheckContext context, Scope scope) {
    this.context = context;
    this.scope = scope;
    this.values = new Values(scope);
  }

  void run() {
    var rules = new RuleCheck(scope);
    scope.plan().columns().forEach(rules::check);
    scope.plan().with().forEach(rules::check);
    if (scope.plan().rows() instanceof Rows.PerParent) {
      perParent();
    }
    if (scope.known() == null) {
      return;
    }
    scope.plan().columns().forEach(this::column);
    for (var column : scope.known().columns()) {
      required(column);
    }
    scope.listed().ifPresent(this::listed);
    for (var key : keys()) {
      unique(key);
    }
    new ConstraintCheck(scope).run();
    for (var foreignKey : scope.known().foreignKeys()) {
      parents(foreignKey);
    }
  }

  private void perParent() {
    boolean fanOut =
        scope.plan().columns().stream()
            .anyMatch(
                c -> c.rule() instanceof Rule.Reference r && r.pick() instanceof Rule.Pick.FanOut);
    if (!fanOut) {
      context.add(
          scope.path() + "/rows",
          false,
          scope.name() + ".rows",
          PlanMessage.NO_FAN_OUT.of(),
          PlanMessage.SUCH_AS.of(
              "order_id: {reference: {table: orders, fan-out: {uniform: {min: 1, max: 5}}}}"));
    }
  }

  private void column(ColumnPlan column) {
    var found = scope.known().column(column.name());
    if (found.isEmpty()) {
      scope.complain(
          column.name(),
          "",
          PlanMessage.NO_SUCH_COLUMN.of(scope.name()),
          Names.suggest(
              column.name(), scope.known().columns().stream().map(Column::name).toList()));
    } else if (!found.get().loadable()) {
      scope.complain(
          column.name(), "", PlanMessage.GENERATED_COLUMN.of(), PlanMessage.TAKE_OUT.of());
    } else if (!found.get().nullable() && column.nulls() > 0) {
      scope.complain(
          column.name(), "nulls", PlanMessage.NOT_NULL.of(), PlanMessage.TAKE_NULLS_OUT.of());
    } else if (!found.get().nullable() && values.maybeNull(column.name())) {
      scope.complain(
          column.name(), "", PlanMessage.NOT_NULL_BUT.of(nullReason(column)), Message.NONE);
    }
  }

  private Message nullReason(ColumnPlan column) {
    if (column.rule() instanceof Rule.Reference r) {
      var value = values.unmatched(column.name(), r);
      if (value.isPresent()) {
        var within = r.within().orElseThrow();
        return PlanMessage.NO_ROW_WITH.of(r.table(), within.parent(), value.get());
      }
    }
    if (column.rule() instanceof Rule.Lookup l && !values.maybeNull(l.via())) {
      return PlanMessage.CHOSEN_CAN_BE_NULL.of(l.attribute(), l.via());
    }
    return Cycles.ownColumns(column.rule()).stream()
        .filter(values::maybeNull)
        .findFirst()
        .map(c -> PlanMessage.NEEDED_CAN_BE_NULL.of(c))
        .orElseGet(PlanMessage.RULE_CAN_GIVE_NULL::of);
  }

  private void required(Column column) {
    boolean given =
        scope.column(column.name()).isPresent() || scope.listedValues(column.name()).isPresent();
    if (column.required() && !given) {
      context.add(
          scope.path(),
          true,
          scope.name() + "." + column.name(),
          PlanMessage.REQUIRED.of(),
          PlanMessage.GIVE_RULE.of());
    }
  }

  private void listed(Rows.Listed listed) {
    for (var field : listed.header()) {
      var column = scope.schemaColumn(field);
      var fieldValues = scope.listedValues(field);
      if (column.isPresent() && fieldValues.isPresent()) {
        if (!column.get().loadable()) {
          complainList(field, PlanMessage.GENERATED_LISTED.of());
        }
        listedField(column.get(), fieldValues.get());
      }
    }
  }

  private void listedField(Column column, List<String> fields) {
    for (int i = 0; i < fields.size(); i++) {
      var problem =
          fields.get(i).isEmpty()
              ? column.nullable()
                  ? Optional.<Message>empty()
                  : Optional.of(PlanMessage.EMPTY_FIELD.of())
              : Fit.text(fields.get(i), column.type());
      if (problem.isPresent()) {
        complainList(column.name(), PlanMessage.IN_RECORD.of(problem.get(), i + 1));
        return;
      }
    }
  }

  private void complainList(String column, Message message) {
    var source = scope.listed().map(Rows.Listed::source).orElse("");
    context.add(
        scope.path() + "/data",
        false,
        scope.name() + "." + column,
        message,
        PlanMessage.CORRECT.of(source));
  }

  /** Keys, and unique indexes over all rows and plain columns. */
  private List<Table.Key> keys() {
    var keys = new ArrayList<>(scope.known().keys());
    for (var index : scope.known().indexes()) {
      var columns = index.values().stream().map(v -> v.replace("\"", "")).toList();
      boolean plain = columns.stream().allMatch(c -> scope.known().column(c).isPresent());
      if (index.unique() && index.condition().isEmpty() && plain && !columns.isEmpty()) {
        keys.add(new Table.Key(index.name(), false, columns));
      }
    }
    return keys;
  }

  /** A key must be able to hold as many different values as there are rows. */
  private void unique(Table.Key key) {
    if (scope.listed().isPresent()) {
      uniqueList(key);
      return;
    }
    var columns = key.columns();
    if (scope.rowsAbout(0) == 0
        || columns.stream().anyMatch(c -> scope.column(c).isEmpty() || values.distinct(c))) {
      return;
    }
    double possible = 1;
    for (var column : columns) {
      var count = new Counts(scope, values).of(column);
      if (count.isEmpty()) {
        return;
      }
      possible *= Math.max(1, count.get());
    }
    double nulls =
        key.primary()
            ? 0
            : columns.stream().mapToDouble(c -> scope.column(c).get().nulls()).max().orElse(0);
    double rows = scope.rowsAbout(0) * (1 - Math.clamp(nulls, 0, 1));
    // Drawn with repeats, n values of m meet about n²/2m times.
    if (possible < rows || rows * rows / 2 / possible > 0.5) {
      scope.complain(
          columns.getFirst(),
          "",
          PlanMessage.MUST_BE_UNIQUE.of(
              String.join(", ", columns),
              Fit.grouped(Math.round(rows)),
              possible < 9e18 ? Fit.grouped((long) possible) : possible),
          PlanMessage.USE_SEQUENCE.of());
    }
  }

  private void uniqueList(Table.Key key) {
    var listed = new ArrayList<List<String>>();
    for (var column : key.columns()) {
      var fields = scope.listedValues(column);
      if (fields.isEmpty()) {
        return;
      }
      listed.add(fields.get());
    }
    var seen = new HashSet<List<String>>();
    for (int i = 0; i < listed.getFirst().size(); i++) {
      int row = i;
      var value = listed.stream().map(f -> f.get(row)).toList();
      if (!value.contains("") && !seen.add(value)) {
        complainList(
            String.join(", ", key.columns()),
            PlanMessage.IN_RECORD.of(PlanMessage.LISTED_TWICE.of(String.join(", ", value)), i + 1));
        return;
      }
    }
  }

  /**
   * Every value that can be told beforehand must be among the parent's, where those can be told.
   */
  private void parents(Table.ForeignKey foreignKey) {
    var parent = context.scope(foreignKey.referenced().name());
    if (foreignKey.columns().size() != 1
        || foreignKey.referencedColumns().size() != 1
        || parent.isEmpty()) {
      return;
    }
    var column = foreignKey.columns().getFirst();
    var own = values.texts(column);
    var known = new Values(parent.get()).texts(foreignKey.referencedColumns().getFirst());
    if (own.isEmpty() || known.isEmpty()) {
      parentRange(foreignKey, parent.get());
      return;
    }
    own.get().stream()
        .filter(v -> !known.get().contains(v))
        .findFirst()
        .ifPresent(
            v -> {
              var message =
                  PlanMessage.NO_PARENT.of(
                      Names.shorten(v),
                      foreignKey.referencedColumns().getFirst(),
                      parent.get().name());
              if (scope.column(column).isPresent()) {
                scope.complain(column, "", message, PlanMessage.FOREIGN_KEY.of(foreignKey.name()));
              } else {
                complainList(column, message);
              }
            });
  }

  /** Numbers that no reference chose must mostly lie where the parent's do. */
  private void parentRange(Table.ForeignKey foreignKey, Scope parent) {
    var column = foreignKey.columns().getFirst();
    var referenced = foreignKey.referencedColumns().getFirst();
    if (scope.column(column).isPresent()
        && new Domains(parent).of(referenced) instanceof Domain.Numbers keys
        && new ConstraintCheck(scope).leaves(column, keys.low(), keys.high())) {
      scope.complain(
          column,
          "",
          PlanMessage.PARENTS_LIE_IN.of(referenced, parent.name(), keys.words()),
          PlanMessage.USE_REFERENCE.of(parent.name()));
    }
  }
}
