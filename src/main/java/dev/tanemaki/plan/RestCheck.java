package dev.tanemaki.plan;

import dev.tanemaki.problem.ProblemException;
import dev.tanemaki.schema.DdlReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks what could be read of a plan whose form is wrong, so that one look finds all that is
 * wrong. What the unread part may be to blame for is not said: nothing of a column that could not
 * be read or needs one, nothing of a table whose rows could not be read or that refers to one.
 */
final class RestCheck {

  private final Plan plan;
  private final Set<String> columns = new HashSet<>();
  private final Set<String> tables = new HashSet<>();

  private RestCheck(Plan plan) {
    this.plan = plan;
  }

  /**
   * What is wrong beyond what was found as the plan was read.
   *
   * @param plan with something harmless where it could not be read
   * @param found as it was read
   */
  static List<Finding> check(Plan plan, List<Finding> found, Places places) {
    var check = new RestCheck(plan);
    if (plan.ddl().isEmpty() || !found.stream().allMatch(check::blame)) {
      return List.of();
    }
    check.spread();
    try {
      var schema = DdlReader.read(plan.name() + " schema", plan.ddl().get());
      return PlanValidator.check(check.rest(), schema, places).stream()
          .filter(check::isSound)
          .toList();
    } catch (ProblemException e) {
      // A schema that cannot be read is told once the plan can be.
      return List.of();
    }
  }

  /** Notes what a finding leaves unread; false where that may be anything. */
  private boolean blame(Finding finding) {
    var parts = finding.path().split("/", 5);
    boolean ofTable = parts[0].equals("tables") || parts[0].equals("with");
    if (parts.length < 2 || !ofTable) {
      // A seed or a language has no say in what follows, a schema or a list of tables has.
      return !ofTable && !parts[0].isEmpty() && !parts[0].equals("schema");
    }
    boolean column = parts.length > 3 && (parts[2].equals("columns") || parts[2].equals("with"));
    if (column) {
      columns.add(parts[1] + "." + parts[3]);
    } else {
      tables.add(parts[1]);
    }
    return true;
  }

  /** Whatever needs what is unread is not to be judged either. */
  private void spread() {
    int before;
    do {
      before = columns.size() + tables.size();
      for (var list : List.of(plan.with(), plan.tables())) {
        for (var table : list) {
          table.columns().forEach(c -> spread(table.name(), c));
          table.with().forEach(c -> spread(table.name(), c));
        }
      }
    } while (columns.size() + tables.size() > before);
  }

  private void spread(String table, ColumnPlan column) {
    boolean needs =
        tables.contains(table)
            || Cycles.ownColumns(column.rule()).stream()
                .anyMatch(c -> columns.contains(table + "." + c))
            || column.rule() instanceof Rule.Reference r && isUnread(r.table());
    if (needs) {
      columns.add(table + "." + column.name());
    }
  }

  /** Whether anything of a table could not be read. */
  private boolean isUnread(String table) {
    return tables.contains(table) || columns.stream().anyMatch(c -> c.startsWith(table + "."));
  }

  /** The plan without the columns that could not be read. */
  private Plan rest() {
    var rest = plan;
    for (var list : List.of(plan.with(), plan.tables())) {
      for (var table : list) {
        rest = rest.withTable(readable(table));
      }
    }
    return rest;
  }

  private TablePlan readable(TablePlan table) {
    return new TablePlan(
        table.name(),
        table.rows(),
        readable(table, table.columns()),
        readable(table, table.with()));
  }

  private List<ColumnPlan> readable(TablePlan table, List<ColumnPlan> all) {
    var sound = new ArrayList<>(all);
    sound.removeIf(c -> columns.contains(table.name() + "." + c.name()));
    return sound;
  }

  private boolean isSound(Finding finding) {
    var parts = finding.path().split("/", 3);
    return parts.length > 1
        && !tables.contains(parts[1])
        && !columns.contains(finding.where())
        // How many rows hangs on any column.
        && !(finding.path().endsWith("/rows") && isUnread(parts[1]));
  }
}
