package dev.tanemaki.verify.constraint;

import dev.tanemaki.database.Session;
import dev.tanemaki.verify.check.Constraint.Unique;
import dev.tanemaki.verify.check.ConstraintCheck;
import dev.tanemaki.verify.check.Example;
import dev.tanemaki.verify.query.Examples;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Rows with equal values where a key allows none. */
public final class Duplicates {

  private Duplicates() {}

  /** Counts them; rows with a null among their values are equal to none. */
  public static ConstraintCheck count(Session session, Unique unique) {
    var given = new ArrayList<String>();
    if (!unique.condition().isEmpty()) {
      given.add("(" + unique.condition() + ")");
    }
    unique.values().forEach(value -> given.add("(" + value + ") is not null"));
    String values =
        unique.values().stream().map(v -> "(" + v + ")").collect(Collectors.joining(", "));
    String rows =
        " from " + unique.table().sql() + " where " + String.join(" and ", given) + " group by ";
    long[] counted =
        session
            .queryOne(
                "select coalesce(sum(n), 0), coalesce(sum(n - 1), 0) from (select count(*) as n"
                    + rows
                    + values
                    + ") as grouped",
                row -> new long[] {row.longValue(1), row.longValue(2)})
            .orElseThrow();
    return new ConstraintCheck(
        unique,
        counted[0],
        counted[1],
        counted[1] == 0 ? List.of() : examples(session, unique, rows + values));
  }

  private static List<Example> examples(Session session, Unique unique, String rows) {
    var names = new ArrayList<>(unique.values().stream().map(Duplicates::plain).toList());
    names.add("rows");
    return Examples.query(
        session,
        names,
        "select "
            + unique.values().stream()
                .map(v -> "(" + v + ")::text")
                .collect(Collectors.joining(", "))
            + ", count(*)::text"
            + rows
            + " having count(*) > 1");
  }

  /** A column's name without its quotes; expressions stay as they are. */
  private static String plain(String value) {
    return value.matches("\"[^\"]+\"") ? value.substring(1, value.length() - 1) : value;
  }
}
