package dev.tanemaki.verify;

import dev.tanemaki.database.Session;
import dev.tanemaki.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The passes over one table that all its checks share, and where what they find is told. */
final class Passes {

  /** So many grouping sets cost about as much as one more pass over the rows. */
  private static final int SETS = 8;

  private final Table table;

  /** Null where there is no plan of the table. */
  private final Derived derived;

  private final Consumer<Check> listener;
  private final double significance;
  private final TableScan rows = new TableScan();
  private final List<GroupScan> groups = new ArrayList<>();

  Passes(Table table, Derived derived, Consumer<Check> listener, double significance) {
    this.table = table;
    this.derived = derived;
    this.listener = listener;
    this.significance = significance;
  }

  Table table() {
    return table;
  }

  double significance() {
    return significance;
  }

  TableScan rows() {
    return rows;
  }

  List<GroupScan> groups() {
    return groups;
  }

  void tell(Check check) {
    listener.accept(check);
  }

  /** Asks for groups of rows in whichever pass has room. */
  void ask(List<String> expressions, BiConsumer<Session, List<GroupScan.Group>> asker) {
    var pass =
        groups.stream()
            .filter(g -> g.sets() < SETS && g.takes(expressions))
            .findFirst()
            .orElseGet(
                () -> {
                  var another = new GroupScan();
                  groups.add(another);
                  return another;
                });
    pass.ask(expressions, asker);
  }

  /** Counts rows that break a rule, and shows some where there are any. */
  void violations(String column, CheckKind kind, List<String> shown, String condition) {
    rows.ask(
        List.of(condition),
        (session, answer) -> {
          long violations = answer.counts()[0];
          tell(
              new RuleCheck(
                  table.name().name(),
                  column,
                  kind,
                  answer.rows(),
                  violations,
                  violations == 0 ? List.of() : examples(session, shown, condition)));
        });
  }

  List<Example> examples(Session session, List<String> shown, String condition) {
    return Examples.where(session, table, from(List.of(condition)), shown, condition);
  }

  String from(List<String> expressions) {
    return derived == null ? table.name().sql() : derived.from(expressions);
  }
}
