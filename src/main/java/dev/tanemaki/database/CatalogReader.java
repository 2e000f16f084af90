package dev.tanemaki.database;

import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.TableName;
import java.util.Collection;

/** Reads tables as they are in a database. */
public final class CatalogReader {

  private CatalogReader() {}

  /**
   * All tables of a schema, partitions left out (their parent stands for them).
   *
   * @return no tables where there is no such schema
   */
  public static Schema read(Session session, String schema) {
    throw new UnsupportedOperationException("not yet");
  }

  /**
   * The tables of these names, as far as they exist; a name without a schema is looked up along the
   * search path.
   */
  public static Schema read(Session session, Collection<TableName> names) {
    throw new UnsupportedOperationException("not yet");
  }
}
