package dev.tanemaki.plan;

import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whether the rows of a plan can break a check, said before one is made.
 *
 * @param check as in the schema
 * @param columns the columns it names, each with what it can hold
 */
public record CheckStatement(Table.Check check, Map<String, Domain> columns, Verdict verdict) {

  public CheckStatement {
    columns = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }

  /** What can be said of a check. */
  public sealed interface Verdict {

    /** Every row satisfies it. */
    record Holds() implements Verdict {}

    /** A row with these values, which the plan can make, breaks it. */
    record Broken(Map<String, String> values) implements Verdict {
      public Broken {
        values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
      }

      /** {@code fee 500}. */
      public String example() {
        return values.entrySet().stream()
            .map(e -> e.getKey() + " " + e.getValue())
            .collect(Collectors.joining(", "));
      }
    }

    /** It cannot be told by arithmetic; a run will tell. */
    record Untold() implements Verdict {}
  }

  /** What can be said of every check of a table; empty for a table that the schema lacks. */
  public static List<CheckStatement> of(Plan plan, Schema schema, String table) {
    return new CheckContext(plan, schema, Places.NONE)
        .scope(table)
        .map(CheckStatement::of)
        .orElse(List.of());
  }

  static List<CheckStatement> of(Scope scope) {
    if (scope.known() == null) {
      return List.of();
    }
    var proof = new CheckProof(scope);
    return scope.known().checks().stream().map(proof::statement).toList();
  }
}
