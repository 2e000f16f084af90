package dev.tanemaki.plan;

import dev.tanemaki.schema.ColumnType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How far columns of one row lie apart by the rules that tie them: offsets, bounds, ends of bands.
 * Numbers in their own unit, times in seconds.
 */
final class Distances {

  private static final double DAY = 86_400;

  private final Scope scope;
  private final Domains domains;
  private final List<String> names = new ArrayList<>();
  private final double[][] most;

  Distances(Scope scope, Domains domains) {
    this.scope = scope;
    this.domains = domains;
    names.addAll(tied());
    most = new double[names.size()][names.size()];
    for (int i = 0; i < most.length; i++) {
      java.util.Arrays.fill(most[i], Double.POSITIVE_INFINITY);
      most[i][i] = 0;
    }
    columns().forEach(this::tie);
    settle();
    columns().forEach(this::bounds);
    settle();
  }

  private Set<String> tied() {
    var tied = new LinkedHashSet<String>();
    for (var column : columns()) {
      if (column.rule() instanceof Rule.Offset
          || column.rule() instanceof Rule.Between
          || column.rule() instanceof Rule.Lookup) {
        tied.add(column.name());
        tied.addAll(Cycles.ownColumns(column.rule()));
      }
    }
    return tied;
  }

  private List<ColumnPlan> columns() {
    var all = new ArrayList<>(scope.plan().columns());
    all.addAll(scope.plan().with());
    return all;
  }

  /** The most by which the first exceeds the second; infinite where nothing ties them. */
  double most(String column, String other) {
    int a = names.indexOf(column);
    int b = names.indexOf(other);
    return a < 0 || b < 0 ? Double.POSITIVE_INFINITY : most[a][b];
  }

  private void limit(String column, String other, double distance) {
    int a = names.indexOf(column);
    int b = names.indexOf(other);
    if (a >= 0 && b >= 0) {
      most[a][b] = Math.min(most[a][b], distance);
    }
  }

  private void tie(ColumnPlan column) {
    switch (column.rule()) {
      case Rule.Offset(var from, var by, var unit) -> {
        var ends = Domains.ends(by);
        double factor = unit.map(u -> (double) u.toSeconds()).orElse(1.0);
        double slack = unit.isPresent() && (isDate(column.name()) || isDate(from)) ? DAY : 0;
        limit(column.name(), from, ends[1] * factor + slack);
        limit(from, column.name(), -ends[0] * factor + slack);
      }
      case Rule.Lookup(var via, var attribute)
          when scope.column(via).map(ColumnPlan::rule).orElse(null) instanceof Rule.Bands -> {
        if (attribute.equals("low")) {
          limit(column.name(), via, 0);
        } else if (attribute.equals("high")) {
          limit(via, column.name(), 0);
        }
      }
      default -> {}
    }
  }

  /** Only where the bounds are in order in every row. */
  private void bounds(ColumnPlan column) {
    if (column.rule() instanceof Rule.Between(var low, var high, _)) {
      var highest = ends(low);
      var lowest = ends(high);
      boolean ordered =
          most(low, high) <= 0
              || highest.isPresent() && lowest.isPresent() && highest.get()[1] <= lowest.get()[0];
      if (ordered) {
        limit(low, column.name(), 0);
        limit(column.name(), high, 0);
      }
    }
  }

  private Optional<double[]> ends(String bound) {
    return Scalars.number(bound)
        .map(n -> new double[] {n, n})
        .or(
            () ->
                scope.names().contains(bound) ? Domains.ends(domains.of(bound)) : Optional.empty());
  }

  private boolean isDate(String column) {
    return scope.type(column).orElse(null) instanceof ColumnType.Date;
  }

  private void settle() {
    for (int k = 0; k < most.length; k++) {
      for (int i = 0; i < most.length; i++) {
        for (int j = 0; j < most.length; j++) {
          most[i][j] = Math.min(most[i][j], most[i][k] + most[k][j]);
        }
      }
    }
  }
}
