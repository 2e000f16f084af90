package dev.tanemaki.verify;

import static dev.tanemaki.schema.TableName.quote;

import dev.tanemaki.database.Session;
import dev.tanemaki.verify.Constraint.Check;
import dev.tanemaki.verify.Constraint.ForeignKey;
import dev.tanemaki.verify.Constraint.NotNull;
import dev.tanemaki.verify.Constraint.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How many rows break a constraint, asked in sets: no query looks at rows one by one. */
final class ConstraintQueries {

  private ConstraintQueries() {}

  /** Counts rows with equal values. Rows with a null among them are equal to none. */
  static ConstraintCheck unique(Session session, Unique unique) {
    String columns = list("", unique.columns(), ", ");
    String sql =
        "select coalesce(sum(n), 0), coalesce(sum(n - 1), 0) from (select count(*) as n from "
            + unique.table().sql()
            + " where "
            + unique.columns().stream()
                .map(c -> quote(c) + " is not null")
                .collect(Collectors.joining(" and "))
            + " group by "
            + columns
            + ") as grouped";
    return one(session, sql, unique);
  }

  /** Counts rows whose parent is missing. */
  static ConstraintCheck foreignKey(Session session, ForeignKey foreignKey) {
    var key = foreignKey.key();
    var matches = new ArrayList<String>();
    var given = new ArrayList<String>();
    for (int i = 0; i < key.columns().size(); i++) {
      String own = "c." + quote(key.columns().get(i));
      matches.add("p." + quote(key.referencedColumns().get(i)) + " = " + own);
      given.add(own + " is not null");
    }
    String sql =
        "select count(*), count(*) filter (where p."
            + quote(key.referencedColumns().getFirst())
            + " is null) from "
            + foreignKey.table().sql()
            + " c left join "
            + key.referenced().sql()
            + " p on "
            + String.join(" and ", matches)
            + " where "
            + String.join(" and ", given);
    return one(session, sql, foreignKey);
  }

  /** Counts what breaks all conditions of one table in a single scan. */
  static List<ConstraintCheck> conditions(Session session, List<Constraint> conditions) {
    var sql = new StringBuilder("select count(*)");
    for (Constraint condition : conditions) {
      sql.append(", count(*) filter (where ").append(broken(condition)).append(')');
    }
    sql.append(" from ").append(conditions.getFirst().table().sql());
    return session
        .queryOne(
            sql.toString(),
            row -> {
              var checks = new ArrayList<ConstraintCheck>();
              for (int i = 0; i < conditions.size(); i++) {
                checks.add(
                    new ConstraintCheck(conditions.get(i), row.longValue(1), row.longValue(i + 2)));
              }
              return List.copyOf(checks);
            })
        .orElseThrow();
  }

  private static String broken(Constraint condition) {
    return switch (condition) {
      case Check check -> "not (" + check.condition() + ")";
      case NotNull notNull -> quote(notNull.name()) + " is null";
      case Unique u -> throw new IllegalArgumentException(u.name());
      case ForeignKey f -> throw new IllegalArgumentException(f.name());
    };
  }

  private static ConstraintCheck one(Session session, String sql, Constraint constraint) {
    return session
        .queryOne(sql, row -> new ConstraintCheck(constraint, row.longValue(1), row.longValue(2)))
        .orElseThrow();
  }

  private static String list(String prefix, List<String> columns, String separator) {
    return columns.stream().map(c -> prefix + quote(c)).collect(Collectors.joining(separator));
  }
}
