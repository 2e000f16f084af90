package dev.tanemaki.verify.query;

import static dev.tanemaki.schema.TableName.quote;

import dev.tanemaki.database.Session;
import dev.tanemaki.schema.Table;

/** Which rows of a table are read, as what follows FROM. */
public sealed interface RowSource {

  String sql(Session session);

  record All(Table table) implements RowSource {
    @Override
    public String sql(Session session) {
      return table.name().sql();
    }
  }

  /**
   * Those in neighbouring blocks. The server reads no others, from version 14 on.
   *
   * @param first block
   * @param end block, left out
   */
  record Range(Table table, long first, long end) implements RowSource {
    @Override
    public String sql(Session session) {
      return "(select * from %s where ctid >= '(%d,0)'::tid and ctid < '(%d,0)'::tid) as %s"
          .formatted(table.name().sql(), first, end, quote(table.name().name()));
    }

    public long count() {
      return end - first;
    }

    /**
     * All blocks of a table, in which all rows are that the transaction sees. None where the server
     * is older than 14, or the rows are in partitions, children or a file of another kind.
     */
    public static Range all(Session session, Table table) {
      long blocks =
          session.queryLong(
              """
              select case when current_setting('server_version_num')::int >= 140000
                  and c.relkind = 'r' and not c.relhassubclass and a.amname = 'heap'
                then pg_relation_size(c.oid) / current_setting('block_size')::bigint else 0 end
              from pg_class c left join pg_am a on a.oid = c.relam
              where c.oid = cast(? as regclass)
              """,
              table.name().sql());
      return new Range(table, 0, blocks);
    }
  }

  /**
   * Whole blocks from all over the table, the same ones every time. Rows are functions of their
   * number, each drawn for itself, so that neighbours are no more alike than others.
   *
   * @param rows about so many
   */
  record Blocks(Table table, long rows) implements RowSource {

    /** Blocks that are looked into to learn how many rows one has. */
    private static final int PROBED = 64;

    @Override
    public String sql(Session session) {
      String all = table.name().sql();
      // A partitioned table has its blocks in its partitions; any other is in no tree.
      long blocks =
          session.queryLong(
              """
              select coalesce((select sum(pg_relation_size(relid)) from pg_partition_tree(t)),
                  pg_relation_size(t))::bigint / current_setting('block_size')::bigint
              from cast(? as regclass) as t
              """,
              all);
      if (blocks <= PROBED) {
        return all;
      }
      double probe = (double) PROBED / blocks;
      double share =
          session
              .queryOne(
                  "select count(*), count(distinct (tableoid, split_part(ctid::text, ',', 1)))"
                      + " from "
                      + some(all, probe),
                  row -> share(row.longValue(1), row.longValue(2), blocks))
              .orElseThrow();
      return share < 0.5 ? some(all, share) : all;
    }

    /**
     * @param found rows in the blocks that were looked into
     * @param filled so many of those that have any
     */
    private double share(long found, long filled, long blocks) {
      // How many blocks that takes is left to chance as well; only where there are far too few did
      // the others have no row, as an undo leaves them.
      double holding = filled < PROBED / 2 ? (double) filled / PROBED : 1;
      double each = (double) found / Math.max(1, filled);
      return rows / Math.max(1, each) / (blocks * holding);
    }

    private static String some(String all, double share) {
      return all + " tablesample system (" + Sql.number(100 * share) + ") repeatable (1)";
    }
  }
}
