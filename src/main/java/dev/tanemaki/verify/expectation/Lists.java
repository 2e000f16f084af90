package dev.tanemaki.verify.expectation;

import static dev.tanemaki.schema.TableName.quote;

import dev.tanemaki.database.Session;
import dev.tanemaki.plan.Rows;
import dev.tanemaki.plan.TablePlan;
import dev.tanemaki.schema.Column;
import dev.tanemaki.schema.ColumnType;
import dev.tanemaki.schema.Table;
import dev.tanemaki.verify.check.CheckKind;
import dev.tanemaki.verify.check.Example;
import dev.tanemaki.verify.check.RuleCheck;
import dev.tanemaki.verify.query.Examples;
import dev.tanemaki.verify.query.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rows that the plan lists, one by one against those of the table. */
public final class Lists {

  private Lists() {}

  /** Whether the list names the table's key, without which no row could be told from another. */
  static boolean comparable(TablePlan plan, Table table) {
    return plan.rows() instanceof Rows.Listed(var source, var header, var records)
        && !records.isEmpty()
        && table.primaryKey().filter(k -> header.containsAll(k.columns())).isPresent();
  }

  /** Listed rows that are missing or have other values. */
  public static RuleCheck check(Session session, TablePlan plan, Table table) {
    var listed = (Rows.Listed) plan.rows();
    var columns =
        table.columns().stream()
            .filter(c -> listed.header().contains(c.name()) && !ruled(plan, c))
            .filter(c -> c.loadable() && !(c.type() instanceof ColumnType.Other))
            .filter(c -> !(c.type() instanceof ColumnType.Json(boolean binary)) || binary)
            .toList();
    var key = table.primaryKey().orElseThrow().columns();
    var names = new ArrayList<String>();
    var lists = new ArrayList<String>();
    var typed = new ArrayList<String>();
    var other = new ArrayList<String>();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      int at = listed.header().indexOf(column.name());
      names.add("c" + i);
      lists.add(
          Sql.texts(
              listed.records().stream().map(r -> r.get(at).isEmpty() ? null : r.get(at)).toList()));
      typed.add(Sql.cast("c" + i, column.type().sql()) + " as " + quote(column.name()));
      other.add("t.%1$s is distinct from l.%1$s".formatted(quote(column.name())));
    }
    String from =
        "(select "
            + String.join(", ", typed)
            + " from unnest("
            + String.join(", ", lists)
            + ") as u("
            + String.join(", ", names)
            + ")) l left join "
            + table.name().sql()
            + " t on "
            + String.join(
                " and ", key.stream().map(k -> "t.%1$s = l.%1$s".formatted(quote(k))).toList());
    String wrong = "(" + String.join(" or ", other) + ")";
    long violations = session.queryLong("select count(*) from " + from + " where " + wrong);
    return new RuleCheck(
        table.name().name(),
        table.name().name(),
        CheckKind.LIST,
        listed.records().size(),
        violations,
        violations == 0 ? List.of() : examples(session, key, from, wrong));
  }

  private static boolean ruled(TablePlan plan, Column column) {
    return plan.columns().stream().anyMatch(c -> c.name().equals(column.name()));
  }

  private static List<Example> examples(
      Session session, List<String> key, String from, String wrong) {
    var names = new ArrayList<>(key);
    names.add("row");
    return Examples.query(
        session,
        names,
        "select "
            + String.join(", ", key.stream().map(k -> "l." + quote(k) + "::text").toList())
            + ", case when t."
            + quote(key.getFirst())
            + " is null then 'missing' else t::text end from "
            + from
            + " where "
            + wrong);
  }

  /** The list of a plan's table, where it has one that can be compared. */
  public static Optional<TablePlan> of(Optional<TablePlan> plan, Table table) {
    return plan.filter(p -> comparable(p, table));
  }
}
