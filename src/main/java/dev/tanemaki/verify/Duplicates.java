package dev.tanemaki.verify;

import dev.tanemaki.database.Session;
import dev.tanemaki.verify.Constraint.Unique;
import java.util.ArrayList;
import java.util.stream.Collectors;

/** Rows with equal values where a key allows none. */
final class Duplicates {

  private Duplicates() {}

  /** Counts them; rows with a null among their values are equal to none. */
  static ConstraintCheck count(Session session, Unique unique) {
    // Equality is all that is asked: sorting text by its collation would take many times as long.
    session.execute("set local enable_sort = off");
    var given = new ArrayList<String>();
    if (!unique.condition().isEmpty()) {
      given.add("(" + unique.condition() + ")");
    }
    unique.values().forEach(value -> given.add("(" + value + ") is not null"));
    return session
        .queryOne(
            "select coalesce(sum(n), 0), coalesce(sum(n - 1), 0) from (select count(*) as n from "
                + unique.table().sql()
                + " where "
                + String.join(" and ", given)
                + " group by "
                + unique.values().stream().map(v -> "(" + v + ")").collect(Collectors.joining(", "))
                + ") as grouped",
            row -> new ConstraintCheck(unique, row.longValue(1), row.longValue(2)))
        .orElseThrow();
  }
}
