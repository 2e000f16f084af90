package dev.tanemaki.plan;

import dev.tanemaki.problem.Message;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What all checks of one plan share. */
final class CheckContext {

  private final Plan plan;
  private final Schema schema;
  private final Places places;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, Scope> scopes = new HashMap<>();
  private final Map<String, Object> memory = new HashMap<>();

  CheckContext(Plan plan, Schema schema, Places places) {
    this.plan = plan;
    this.schema = schema;
    this.places = places;
    for (var table : plan.with()) {
      scopes.put(table.name(), new Scope(this, table, "with/" + table.name(), null));
    }
    for (var table : plan.tables()) {
      var known = schema.table(TableName.parse(table.name())).orElse(null);
      scopes.put(table.name(), new Scope(this, table, "tables/" + table.name(), known));
    }
  }

  Plan plan() {
    return plan;
  }

  Schema schema() {
    return schema;
  }

  /** The table or auxiliary table of that name. */
  Optional<Scope> scope(String table) {
    return Optional.ofNullable(scopes.get(table));
  }

  /** What was looked up once under that key, or what the supplier now finds. */
  @SuppressWarnings("unchecked")
  <T> T once(String key, Supplier<T> supplier) {
    var known = memory.get(key);
    if (known == null) {
      known = supplier.get();
      memory.put(key, known);
    }
    return (T) known;
  }

  /**
   * @param atKey whether the key is at fault rather than its value
   */
  void add(String path, boolean atKey, String where, Message message, Message hint) {
    var at = atKey ? places.key(path) : places.value(path);
    findings.add(new Finding(path, at, where, message, hint));
  }

  List<Finding> sorted() {
    return findings.stream()
        .distinct()
        .sorted(
            Comparator.comparingInt((Finding f) -> f.at().line())
                .thenComparingInt(f -> f.at().column()))
        .toList();
  }
}
