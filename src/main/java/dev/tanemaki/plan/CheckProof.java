package dev.tanemaki.plan;

import dev.tanemaki.plan.CheckStatement.Verdict;
import dev.tanemaki.schema.Column.FilledBy;
import dev.tanemaki.schema.Expression;
import dev.tanemaki.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides checks: columns that take few values are gone through value by value, the others stand
 * for all that they can hold. A row breaks a check only where it is false; null will do.
 */
final class CheckProof {

  /** Combinations of values that are gone through. */
  private static final int MOST = 20_000;

  /** Records of a list that are gone through, at every key stroke. */
  private static final int MOST_LISTED = 50_000;

  private final Scope scope;
  private final Values values;
  private final Domains domains;
  private final CheckLogic logic;

  CheckProof(Scope scope) {
    this.scope = scope;
    this.values = new Values(scope);
    this.domains = new Domains(scope);
    this.logic = new CheckLogic(scope, Optional.of(new Distances(scope, domains)));
  }

  CheckStatement statement(Table.Check check) {
    var expression = Expression.read(check.condition());
    var words = Expression.words(check.condition());
    var columns = new LinkedHashMap<String, Domain>();
    for (var column : scope.known().columns()) {
      if (words.contains(column.name())) {
        columns.put(column.name(), domains.of(column.name()));
      }
    }
    boolean known =
        expression.isPresent() && columns.keySet().containsAll(expression.get().columns());
    var verdict = known ? verdict(expression.get()) : new Verdict.Untold();
    return new CheckStatement(check, columns, verdict);
  }

  private Verdict verdict(Expression check) {
    var rows = rows(check.columns());
    int outcomes = 0;
    for (var row : rows) {
      int outcome = logic.outcomes(check, row);
      outcomes |= outcome;
      if (outcome == CheckLogic.FALSE && independent(check.columns())) {
        var example = example(check, row);
        if (example.isPresent()) {
          return new Verdict.Broken(example.get());
        }
      }
    }
    if ((outcomes & CheckLogic.FALSE) == 0) {
      return new Verdict.Holds();
    }
    return independent(check.columns()) ? witness(check, rows) : new Verdict.Untold();
  }

  /** Every combination of the values that can be listed; the other columns as a whole. */
  private List<Map<String, Cell>> rows(Set<String> columns) {
    if (scope.listed().filter(l -> l.records().size() <= MOST_LISTED).isPresent()
        && columns.stream().noneMatch(c -> scope.column(c).isPresent())) {
      return listedRows(columns);
    }
    List<Map<String, Cell>> rows = List.of(new LinkedHashMap<>());
    for (var column : columns) {
      var root = root(column);
      if (root.isPresent() && rows.getFirst().containsKey(root.get())) {
        continue;
      }
      var cells = root.map(this::cells).orElse(List.of());
      if ((long) cells.size() * rows.size() <= MOST && !cells.isEmpty()) {
        var more = new ArrayList<Map<String, Cell>>();
        for (var row : rows) {
          for (var cell : cells) {
            var with = new LinkedHashMap<>(row);
            with.put(root.get(), cell);
            more.add(with);
          }
        }
        rows = more;
      }
    }
    for (var row : rows) {
      columns.forEach(c -> row.putIfAbsent(c, derived(c, row)));
    }
    return rows;
  }

  private List<Map<String, Cell>> listedRows(Set<String> columns) {
    var rows = new ArrayList<Map<String, Cell>>();
    for (int i = 0; i < scope.listed().orElseThrow().records().size(); i++) {
      var row = new LinkedHashMap<String, Cell>();
      for (var column : columns) {
        int at = i;
        row.put(
            column,
            scope
                .listedValues(column)
                .map(l -> l.get(at).isEmpty() ? Cell.NULL : Cell.point(l.get(at), false))
                .orElseGet(() -> cell(column)));
      }
      rows.add(row);
    }
    return rows;
  }

  /** The column whose choice decides this one's value; empty where it is none of a list. */
  private Optional<String> root(String column) {
    return switch (scope.column(column).map(ColumnPlan::rule).orElse(null)) {
      case Rule.Constant _, Rule.Weights _ -> Optional.of(column);
      case Rule.Reference _, Rule.Lookup _ when values.texts(column).isPresent() ->
          Optional.of(column);
      case Rule.Translate(var of, _, _) when !of.equals(column) && depth(column) < 8 -> root(of);
      case null, default -> Optional.empty();
    };
  }

  /** How many translations lie between the column and its root, so that a cycle ends. */
  private int depth(String column) {
    var seen = new LinkedHashSet<String>();
    var at = column;
    while (seen.add(at)
        && scope.column(at).map(ColumnPlan::rule).orElse(null) instanceof Rule.Translate t) {
      at = t.of();
    }
    return seen.contains(at) && seen.size() > 1 && !at.equals(column) ? seen.size() : 8;
  }

  private List<Cell> cells(String root) {
    boolean nulls = values.maybeNull(root);
    if (scope.column(root).map(c -> c.nulls() >= 1).orElse(false)) {
      return List.of(Cell.NULL);
    }
    return values
        .texts(root)
        .map(t -> t.stream().limit(MOST + 1).map(v -> Cell.point(v, nulls)).toList())
        .orElse(List.of());
  }

  private Cell derived(String column, Map<String, Cell> row) {
    var rule = scope.column(column).map(ColumnPlan::rule).orElse(null);
    if (rule instanceof Rule.Translate(var of, var map, var otherwise)
        && root(column).filter(row::containsKey).isPresent()) {
      var from = row.containsKey(of) ? row.get(of) : derived(of, row);
      boolean nulls = from.nulls() || values.maybeNull(column);
      if (from.kind() instanceof Cell.Point(var text)) {
        var to = Optional.ofNullable(map.get(text)).or(() -> otherwise);
        return to.map(t -> Cell.point(t, nulls)).orElse(Cell.NULL);
      }
      return from;
    }
    return cell(column);
  }

  private Cell cell(String column) {
    var plan = scope.column(column);
    if (plan.isEmpty() && scope.listedValues(column).isEmpty()) {
      boolean none =
          scope.schemaColumn(column).filter(c -> c.filledBy() == FilledBy.NOBODY).isPresent();
      return none ? Cell.NULL : Cell.ANYTHING;
    }
    if (plan.map(c -> c.nulls() >= 1).orElse(false)) {
      return Cell.NULL;
    }
    boolean nulls = values.maybeNull(column);
    return switch (domains.of(column)) {
      case Domain.Numbers(var spans) -> new Cell(new Cell.Ranges(spans), nulls);
      case Domain.Listed _, Domain.Anything _ -> new Cell(new Cell.Any(), nulls);
    };
  }

  /** Whether the columns are drawn each by itself, so that any values of them may meet. */
  private boolean independent(Set<String> columns) {
    return columns.size() == 1
        || columns.stream()
            .map(c -> scope.column(c).map(ColumnPlan::rule).orElse(null))
            .allMatch(
                r -> r == null || r instanceof Rule.Translate || Cycles.ownColumns(r).isEmpty());
  }

  /** A row of single values that breaks the check, tried at the ends of what its columns hold. */
  private Verdict witness(Expression check, List<Map<String, Cell>> rows) {
    for (var row : rows) {
      var tries = List.of(row);
      for (var column : check.columns()) {
        var more = new ArrayList<Map<String, Cell>>();
        for (var before : tries) {
          for (var cell : candidates(check, column, before.get(column))) {
            var with = new LinkedHashMap<>(before);
            with.put(column, cell);
            more.add(with);
          }
        }
        tries = more.subList(0, Math.min(more.size(), MOST));
      }
      for (var tried : tries) {
        var example = example(check, tried);
        if (example.isPresent() && logic.outcomes(check, tried) == CheckLogic.FALSE) {
          return new Verdict.Broken(example.get());
        }
      }
    }
    return new Verdict.Untold();
  }

  private List<Cell> candidates(Expression check, String column, Cell cell) {
    var candidates = new ArrayList<Cell>();
    switch (cell.kind()) {
      case Cell.Point(var text) -> candidates.add(Cell.point(text, false));
      case Cell.Ranges(var spans) ->
          logic.near(check, spans).forEach(v -> candidates.add(Cell.point(v, false)));
      case Cell.Nothing _, Cell.Any _ -> candidates.add(cell);
    }
    boolean real = scope.column(column).map(c -> c.nulls() > 0).orElse(false);
    if (real) {
      candidates.add(Cell.NULL);
    }
    return candidates;
  }

  /** The values of the check's columns, where each is a single one. */
  private static Optional<Map<String, String>> example(Expression check, Map<String, Cell> row) {
    var example = new LinkedHashMap<String, String>();
    for (var column : check.columns()) {
      switch (row.get(column).kind()) {
        case Cell.Point(var text) -> example.put(column, text);
        case Cell.Nothing() -> example.put(column, "null");
        case Cell.Ranges _, Cell.Any _ -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(example);
  }
}
