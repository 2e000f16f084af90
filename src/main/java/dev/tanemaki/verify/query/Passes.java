package dev.tanemaki.verify.query;

import dev.tanemaki.database.Session;
import dev.tanemaki.schema.Table;
import dev.tanemaki.verify.check.Check;
import dev.tanemaki.verify.check.CheckKind;
import dev.tanemaki.verify.check.Example;
import dev.tanemaki.verify.check.RuleCheck;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The passes over one table that all its checks share, and where what they find is told. */
public final class Passes {

  /** So many grouping sets cost about as much as one more pass over the rows. */
  private static final int SETS = 8;

  private final Table table;
  private RowSource source;

  private final Beside beside;

  private final Consumer<Check> listener;
  private final double significance;

  /** Empty for all rows of the table. */
  private final TableScan rows = new TableScan();

  private final Map<List<String>, List<BiConsumer<Session, List<GroupScan.Group>>>> wanted =
      new LinkedHashMap<>();

  public Passes(
      Table table, RowSource source, Beside beside, Consumer<Check> listener, double significance) {
    this.table = table;
    this.source = source;
    this.beside = beside;
    this.listener = listener;
    this.significance = significance;
  }

  public Table table() {
    return table;
  }

  public double significance() {
    return significance;
  }

  public TableScan rows() {
    return rows;
  }

  /**
   * The passes that find all groups that were asked for. What others have grouped more finely only
   * has to be added up.
   */
  public List<GroupScan> groups() {
    var passes = new ArrayList<GroupScan>();
    wanted.forEach(
        (expressions, askers) -> {
          if (finer(expressions).isEmpty()) {
            var pass = room(passes, expressions);
            askers.forEach(asker -> pass.ask(expressions, asker));
            wanted.forEach(
                (coarser, others) -> {
                  if (finer(coarser).filter(expressions::equals).isPresent()) {
                    others.forEach(
                        asker ->
                            pass.ask(
                                expressions,
                                (session, groups) ->
                                    asker.accept(
                                        session, GroupScan.sums(groups, expressions, coarser))));
                  }
                });
          }
        });
    return passes;
  }

  private Optional<List<String>> finer(List<String> expressions) {
    return wanted.keySet().stream()
        .filter(other -> other.size() > expressions.size() && other.containsAll(expressions))
        .max(Comparator.comparingInt(List::size));
  }

  private static GroupScan room(List<GroupScan> passes, List<String> expressions) {
    return passes.stream()
        .filter(g -> g.sets() < SETS && g.takes(expressions))
        .findFirst()
        .orElseGet(
            () -> {
              var another = new GroupScan();
              passes.add(another);
              return another;
            });
  }

  public void tell(Check check) {
    listener.accept(check);
  }

  /** Asks for the groups of rows that are equal in these expressions. */
  public void ask(List<String> expressions, BiConsumer<Session, List<GroupScan.Group>> asker) {
    wanted.computeIfAbsent(List.copyOf(expressions), e -> new ArrayList<>()).add(asker);
  }

  /** Counts rows that break a rule, and shows some where there are any. */
  public void violations(String column, CheckKind kind, List<String> shown, String condition) {
    rows.fault(
        condition,
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

  public List<Example> examples(Session session, List<String> shown, String condition) {
    return Examples.where(session, table, from(session, List.of(condition)), shown, condition);
  }

  /** Reads other rows of the table from here on. */
  public void within(RowSource rows) {
    source = rows;
  }

  /** Whether the expressions speak of nothing but the row itself. */
  boolean alone(List<String> expressions) {
    return beside.alone(expressions);
  }

  /** The rows that are read, and what the expressions speak of beside them. */
  public String from(Session session, List<String> expressions) {
    return from(session, source, expressions);
  }

  /** The same of other rows of the table. */
  public String from(Session session, RowSource rows, List<String> expressions) {
    return beside.from(rows.sql(session), expressions);
  }
}
