package dev.tanemaki.verify.constraint;

import dev.tanemaki.database.Session;
import dev.tanemaki.verify.check.Constraint;
import dev.tanemaki.verify.check.ConstraintCheck;
import dev.tanemaki.verify.check.Example;
import dev.tanemaki.verify.query.Examples;
import java.util.ArrayList;
import java.util.List;

/** Rows that an exclusion constraint would keep apart. */
public final class Overlaps {

  private Overlaps() {}

  /**
   * Counts rows that conflict with one that stands before them; the constraint's index finds it.
   */
  public static ConstraintCheck count(Session session, Constraint.Exclusion constraint) {
    var exclusion = constraint.exclusion();
    var values = new ArrayList<String>();
    var conflict = new ArrayList<String>();
    for (int i = 0; i < exclusion.values().size(); i++) {
      values.add("(" + exclusion.values().get(i) + ") as v" + i);
      conflict.add("a.v" + i + " " + exclusion.operators().get(i) + " b.v" + i);
    }
    String rows =
        "(select tableoid as part, ctid as place, "
            + String.join(", ", values)
            + " from "
            + constraint.table().sql()
            + (exclusion.condition().isEmpty() ? "" : " where " + exclusion.condition())
            + ")";
    String earlier =
        "exists (select from "
            + rows
            + " b where (b.part, b.place) < (a.part, a.place) and "
            + String.join(" and ", conflict)
            + ")";
    return session
        .queryOne(
            "select count(*), count(*) filter (where " + earlier + ") from " + rows + " a",
            row ->
                new ConstraintCheck(
                    constraint,
                    row.longValue(1),
                    row.longValue(2),
                    row.longValue(2) == 0
                        ? List.of()
                        : examples(session, exclusion.values(), rows, earlier)))
        .orElseThrow();
  }

  private static List<Example> examples(
      Session session, List<String> values, String rows, String earlier) {
    var shown = new ArrayList<String>();
    for (int i = 0; i < values.size(); i++) {
      shown.add("a.v" + i + "::text");
    }
    return Examples.query(
        session,
        values,
        "select " + String.join(", ", shown) + " from " + rows + " a where " + earlier);
  }
}
