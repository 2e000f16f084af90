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
      long probed = session.queryLong("select count(*) from " + some(all, probe));
      double share = rows * probe / Math.max(1, probed);
      return share < 0.5 ? some(all, share) : all;
    }

    private static String some(String all, double share) {
      return all + " tablesample system (" + Sql.number(100 * share) + ") repeatable (1)";
    }
  }
}
