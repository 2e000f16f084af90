package dev.tanemaki.schema;

/**
 * A table's name as in the catalog, unquoted.
 *
 * @param schema the schema, empty where the search path decides
 * @param name the relation's own name
 */
public record TableName(String schema, String name) implements Comparable<TableName> {

  /** Reads {@code name} or {@code schema.name}; parts are taken as they stand, without folding. */
  public static TableName parse(String text) {
    int dot = text.indexOf('.');
    return dot < 0
        ? new TableName("", text)
        : new TableName(text.substring(0, dot), text.substring(dot + 1));
  }

  /** The name as SQL, every part quoted. */
  public String sql() {
    return schema.isEmpty() ? quote(name) : quote(schema) + "." + quote(name);
  }

  /** An identifier as SQL, quoted, so that any name is safe. */
  public static String quote(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  @Override
  public int compareTo(TableName other) {
    int bySchema = schema.compareTo(other.schema);
    return bySchema != 0 ? bySchema : name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return schema.isEmpty() ? name : schema + "." + name;
  }
}
