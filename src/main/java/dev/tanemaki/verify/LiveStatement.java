package dev.tanemaki.verify;

import dev.tanemaki.database.Session;
import dev.tanemaki.schema.Table;
import dev.tanemaki.verify.LiveChecks.Blocks;
import dev.tanemaki.verify.query.Faults;
import java.util.List;
import java.util.UUID;

/**
 * How many rows in some blocks break a rule, whichever. Nearly always none does, so that this is
 * all that has to be asked; the server reads and plans it once for each of its sessions.
 */
final class LiveStatement {

  /** What the rows of a part are. */
  record Part(long rows, long wrong) {}

  private final String name = "tanemaki_live_" + UUID.randomUUID().toString().replace("-", "");
  private final String sql;

  /** The session that has it. */
  private Session at;

  /**
   * @param wrong conditions that no row meets, as SQL; null is as good as false
   */
  LiveStatement(Table table, List<String> wrong) {
    sql =
        "prepare %s (tid, tid) as select count(*), %s from %s where ctid >= $1 and ctid < $2"
            .formatted(
                name,
                wrong.isEmpty() ? "0" : "count(*) filter (where " + Faults.any(wrong) + ")",
                table.name().sql());
  }

  /**
   * In a transaction, with a session leased for it: behind the next lease there may be another
   * server process.
   */
  Part count(Session session, Blocks blocks) {
    if (session != at) {
      if (session.queryLong("select count(*) from pg_prepared_statements where name = ?", name)
          == 0) {
        session.execute(sql);
      }
      at = session;
    }
    return session
        .queryOne(
            "execute %s ('(%d,0)', '(%d,0)')".formatted(name, blocks.first(), blocks.end()),
            row -> new Part(row.longValue(1), row.longValue(2)))
        .orElseThrow();
  }
}
