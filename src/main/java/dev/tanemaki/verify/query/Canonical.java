package dev.tanemaki.verify.query;

import dev.tanemaki.database.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Texts of the plan as PostgreSQL writes the values they stand for: 1.50 is 1.5 somewhere. */
public final class Canonical {

  private Canonical() {}

  /**
   * @param type as SQL
   */
  public static Map<String, String> of(Session session, String type, List<String> texts) {
    var canonical = new HashMap<String, String>();
    session.forEach(
        "select v, cast(cast(v as "
            + type
            + ") as text) from unnest("
            + Sql.texts(texts)
            + ") as l(v)",
        row -> canonical.put(row.string(1), row.string(2)));
    return canonical;
  }
}
