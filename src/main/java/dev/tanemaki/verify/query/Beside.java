package dev.tanemaki.verify.query;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lists of the plan and tables that stand beside the rows of a table, each joined once for all
 * expressions that speak of it.
 */
public final class Beside {

  private final Map<String, Listing> lists = new LinkedHashMap<>();
  private final Map<String, Other> tables = new LinkedHashMap<>();

  /** A list, with as many of its attributes as were asked for. */
  public record Listing(
      String name,
      String on,
      String keyType,
      List<String> keys,
      Map<String, Attribute> attributes) {

    /**
     * @param values parallel to the keys
     * @return the attribute of the row's key, as SQL
     */
    public String attribute(String attribute, String type, List<String> values) {
      return sql(
          attributes.computeIfAbsent(
              attribute + " " + type, a -> new Attribute("a" + attributes.size(), type, values)));
    }

    private String sql(Attribute attribute) {
      return name + ".\"" + attribute.name() + "\"";
    }

    /** Arrays are compared as text, which is hashed in half the time that their elements take. */
    private String key(String value) {
      return keyType.endsWith("[]") ? Sql.cast(value, "text") : value;
    }

    /** OFFSET keeps the server from making the values anew for every row beside it. */
    private String sql() {
      var columns = new StringBuilder(key(Sql.cast("k", keyType)) + " as k");
      var names = new StringBuilder("k");
      var values = new StringBuilder(Sql.texts(keys));
      for (Attribute a : attributes.values()) {
        columns.append(", ").append(Sql.cast(a.name(), a.type())).append(" as ").append(a.name());
        names.append(", ").append(a.name());
        values.append(", ").append(Sql.texts(a.values()));
      }
      return "select " + columns + " from unnest(" + values + ") as l(" + names + ") offset 0";
    }
  }

  private record Attribute(String name, String type, List<String> values) {}

  /** A table with one attribute, {@code a}, of its keys, {@code k}. */
  private record Other(String name, String on, String sql) {}

  /**
   * A list of the plan.
   *
   * @param name tells it from others
   * @param on the row's key, as SQL
   */
  public Listing list(String name, String on, String keyType, List<String> keys) {
    return lists.computeIfAbsent(
        name,
        n ->
            new Listing(
                "tanemaki_list_" + (lists.size() + 1), on, keyType, keys, new LinkedHashMap<>()));
  }

  /**
   * A table of the database.
   *
   * @param name tells it from others
   * @param on the row's key, as SQL
   * @param sql its keys as {@code k}, each once, and the attribute as {@code a}
   * @return the attribute of the row's key, as SQL
   */
  public String table(String name, String on, String sql) {
    return tables
            .computeIfAbsent(name, n -> new Other("tanemaki_table_" + (tables.size() + 1), on, sql))
            .name()
        + ".a";
  }

  /**
   * Those lists and tables beside the rows that any of the expressions speaks of.
   *
   * @param rows the table, or some of its rows, as SQL
   */
  String from(String rows, Collection<String> expressions) {
    var sql = new StringBuilder(rows);
    lists.values().stream()
        .filter(l -> named(l.name(), expressions))
        .forEach(l -> sql.append(join(l.name(), l.key(l.on()), l.sql())));
    tables.values().stream()
        .filter(t -> named(t.name(), expressions))
        .forEach(t -> sql.append(join(t.name(), t.on(), t.sql())));
    return sql.toString();
  }

  /** Whether the expressions speak of nothing that stands beside the rows. */
  public boolean alone(Collection<String> expressions) {
    return lists.values().stream().noneMatch(l -> named(l.name(), expressions))
        && tables.values().stream().noneMatch(t -> named(t.name(), expressions));
  }

  /** Whether the expression is an attribute of a list that holds no backslash anywhere. */
  public boolean plain(String sql) {
    return lists.values().stream()
        .anyMatch(
            l ->
                l.attributes().values().stream()
                    .anyMatch(
                        a ->
                            l.sql(a).equals(sql)
                                && a.values().stream()
                                    .noneMatch(v -> v != null && v.indexOf('\\') >= 0)));
  }

  private static boolean named(String name, Collection<String> expressions) {
    return expressions.stream().anyMatch(e -> e.contains(name + "."));
  }

  private static String join(String name, String on, String sql) {
    return " left join (" + sql + ") " + name + " on " + name + ".k = " + on;
  }
}
