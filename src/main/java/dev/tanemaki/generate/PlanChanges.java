package dev.tanemaki.generate;

import dev.tanemaki.generate.Dependencies.Part;
import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.Rows;
import dev.tanemaki.plan.TablePlan;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which parts of a plan a change touches. */
final class PlanChanges {

  private PlanChanges() {}

  /** The parts that differ; empty where every part may, as with another seed. */
  static Optional<Set<Part>> between(Plan before, Plan after) {
    if (before.seed() != after.seed()
        || !before.locale().equals(after.locale())
        || !before.reference().equals(after.reference())
        || !before.ddl().equals(after.ddl())
        || !shape(before).equals(shape(after))) {
      return Optional.empty();
    }
    var changed = new HashSet<Part>();
    var old = tables(before).iterator();
    tables(after).forEach(table -> add(old.next(), table, changed));
    return Optional.of(changed);
  }

  private static Stream<TablePlan> tables(Plan plan) {
    return Stream.concat(plan.tables().stream(), plan.with().stream());
  }

  /** Which tables there are: what names mean depends on it. */
  private static List<?> shape(Plan plan) {
    return List.of(
        plan.tables().stream().map(TablePlan::name).toList(),
        plan.with().stream().map(TablePlan::name).toList());
  }

  /** Which columns there are, on which the meaning of names within the table depends. */
  private static List<?> shape(TablePlan table) {
    return List.of(
        table.rows() instanceof Rows.Listed listed ? listed.header() : "",
        table.columns().stream().map(ColumnPlan::name).toList(),
        table.with().stream().map(ColumnPlan::name).toList());
  }

  private static void add(TablePlan before, TablePlan after, Set<Part> changed) {
    if (!shape(before).equals(shape(after))) {
      changed.add(new Part.OfRows(after.name()));
      names(before, changed);
      names(after, changed);
      return;
    }
    boolean listed = after.rows() instanceof Rows.Listed;
    boolean rows = !before.rows().equals(after.rows());
    if (rows) {
      changed.add(new Part.OfRows(after.name()));
    }
    if (rows && listed) {
      names(after, changed);
      return;
    }
    var old = columns(before).iterator();
    columns(after)
        .filter(column -> !column.equals(old.next()))
        .forEach(column -> changed.add(new Part.OfColumn(after.name(), column.name())));
  }

  /** Every column of the table. */
  private static void names(TablePlan table, Set<Part> changed) {
    Stream<String> listed =
        table.rows() instanceof Rows.Listed list ? list.header().stream() : Stream.empty();
    Stream.concat(columns(table).map(ColumnPlan::name), listed)
        .forEach(name -> changed.add(new Part.OfColumn(table.name(), name)));
  }

  private static Stream<ColumnPlan> columns(TablePlan table) {
    return Stream.concat(table.columns().stream(), table.with().stream());
  }
}
