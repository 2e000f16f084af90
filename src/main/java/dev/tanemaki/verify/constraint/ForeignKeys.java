package dev.tanemaki.verify.constraint;

import static dev.tanemaki.schema.TableName.quote;

import dev.tanemaki.database.Session;
import dev.tanemaki.schema.ColumnType;
import dev.tanemaki.schema.Table;
import dev.tanemaki.schema.TableName;
import dev.tanemaki.verify.check.Constraint.ForeignKey;
import dev.tanemaki.verify.check.ConstraintCheck;
import dev.tanemaki.verify.query.Examples;
import dev.tanemaki.verify.query.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Rows whose parent is missing. */
public final class ForeignKeys {

  /** So many parents fit into a hash table beside every scan. */
  private static final int FEW = 50_000;

  private ForeignKeys() {}

  /** So many parents' keys are written into a statement. */
  private static final int WRITTEN = 5_000;

  /** From PostgreSQL 14 on a value is looked up in a list by its hash. */
  private static final int LISTS_SINCE = 14_00_00;

  /** Whether the parents are so few that children need no pass of their own. */
  public static boolean fewParents(Session session, ForeignKey foreignKey) {
    return session.queryLong(
            "select count(*) from (select from "
                + foreignKey.key().referenced().sql()
                + " limit "
                + (FEW + 1)
                + ") p")
        <= FEW;
  }

  /** Counts orphans in a join of their own. */
  public static ConstraintCheck join(Session session, Table child, ForeignKey foreignKey) {
    var key = foreignKey.key();
    var matches = new ArrayList<String>();
    for (int i = 0; i < key.columns().size(); i++) {
      matches.add(
          "p." + quote(key.referencedColumns().get(i)) + " = c." + quote(key.columns().get(i)));
    }
    String from =
        foreignKey.table().sql()
            + " c left join "
            + key.referenced().sql()
            + " p on "
            + String.join(" and ", matches);
    String orphan =
        given("c.", key.columns())
            + " and p."
            + quote(key.referencedColumns().getFirst())
            + " is null";
    return session
        .queryOne(
            "select count(*), count(*) filter (where " + orphan + ") from " + from,
            row ->
                new ConstraintCheck(
                    foreignKey,
                    row.longValue(1),
                    row.longValue(2),
                    row.longValue(2) == 0
                        ? List.of()
                        : Examples.where(
                            session,
                            child,
                            foreignKey.table().sql(),
                            key.columns(),
                            orphan(foreignKey))))
        .orElseThrow();
  }

  /** That a row has its parent missing. */
  public static String orphan(Session session, Table child, ForeignKey foreignKey) {
    return keys(session, child, foreignKey)
        // Not "<> all", which servers before 15 make of "not": they go through all of it.
        .map(
            keys ->
                given("", foreignKey.key().columns())
                    + " and ("
                    + quote(foreignKey.key().columns().getFirst())
                    + " = any ("
                    + keys
                    + ")) is not true")
        .orElseGet(() -> orphan(foreignKey));
  }

  /** The parents' keys as a list, if they are few, single and of the child's own type. */
  private static Optional<String> keys(Session session, Table child, ForeignKey foreignKey) {
    var key = foreignKey.key();
    ColumnType type = child.column(key.columns().getFirst()).orElseThrow().type();
    if (key.columns().size() > 1
        || type instanceof ColumnType.Array
        || session.queryLong("select current_setting('server_version_num')::int") < LISTS_SINCE) {
      return Optional.empty();
    }
    String of = quote(key.referencedColumns().getFirst());
    return session
        .query(
            // Without the child's length or scale, which its parents' keys need not have.
            "select cast(array_agg(k order by k) as text),"
                + " min(format_type(pg_typeof(k), -1)) from (select "
                + of
                + " as k from "
                + key.referenced().sql()
                + " where "
                + of
                + " is not null limit "
                + (WRITTEN + 1)
                + ") p having count(*) between 1 and "
                + WRITTEN
                + " and min(format_type(pg_typeof(k), null)) = format_type(to_regtype("
                + Sql.text(type.sql())
                + "), null)",
            row -> Sql.cast(Sql.text(row.string(1)), row.string(2) + "[]"))
        .stream()
        .findFirst();
  }

  /** The same where parents are looked up in what a subquery gathers. */
  private static String orphan(ForeignKey foreignKey) {
    var key = foreignKey.key();
    return given("", key.columns())
        + " and "
        + tuple(key.columns())
        + " not in (select "
        + list(key.referencedColumns())
        + " from "
        + key.referenced().sql()
        + " where "
        + given("", key.referencedColumns())
        + ")";
  }

  private static String tuple(List<String> names) {
    return names.size() == 1 ? quote(names.getFirst()) : "(" + list(names) + ")";
  }

  private static String list(List<String> names) {
    return String.join(", ", names.stream().map(TableName::quote).toList());
  }

  /** That none of the columns is null: otherwise the row need not have a parent. */
  static String given(String prefix, List<String> columns) {
    return columns.stream()
        .map(c -> prefix + quote(c) + " is not null")
        .collect(Collectors.joining(" and "));
  }
}
