package dev.tanemaki.ui.plan;

import dev.tanemaki.generate.TableSize;
import dev.tanemaki.plan.CheckStatement;
import dev.tanemaki.plan.Finding;
import dev.tanemaki.plan.Places;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.ui.plan.editor.Actual;
import java.util.List;
import java.util.Optional;

/**
 * What came of looking at a table and one of its columns.
 *
 * @param asked what was to be looked at
 * @param picture of the column; empty where none is chosen or it cannot be made
 * @param actual the same for the column's editor
 * @param problem why the column cannot be made
 * @param following what follows the picture, under a moving hand of a plan that was a moment ago
 */
record Look(
    Ask asked,
    Optional<Picture> picture,
    Actual actual,
    Optional<Problem> problem,
    Following following) {

  /**
   * What to look at.
   *
   * @param plan as it is or as it would be while a handle is dragged
   * @param first index of the first row to show
   * @param settled whether no handle is being dragged
   */
  record Ask(
      Plan plan,
      Places places,
      Schema schema,
      String table,
      Optional<String> column,
      long first,
      boolean settled) {}

  /** Rows to show. */
  sealed interface Sample {
    record Making() implements Sample {}

    /**
     * Rows.
     *
     * @param first index of the first, counted from 0
     * @param total rows of the whole table
     * @param numbers whether a column holds numbers
     * @param cells null where a cell is null
     */
    record Made(
        List<String> columns,
        List<Boolean> numbers,
        long first,
        long total,
        List<List<String>> cells)
        implements Sample {}

    record Refused(Problem problem) implements Sample {}
  }

  /**
   * What follows a picture.
   *
   * @param rows rows of the table
   * @param findings what is wrong with the plan
   * @param checks whether the checks that name the column hold for all it can make
   * @param sizes what each table to load will take; empty until the hand lets go
   */
  record Following(
      Sample rows, List<Finding> findings, List<CheckStatement> checks, List<TableSize> sizes) {

    /** It is being made. */
    static final Following NOTHING =
        new Following(new Sample.Making(), List.of(), List.of(), List.of());

    Following with(List<TableSize> reckoned) {
      return new Following(rows, findings, checks, reckoned);
    }
  }

  Look with(Following made) {
    return new Look(asked, picture, actual, problem, made);
  }

  Sample rows() {
    return following.rows();
  }

  List<Finding> findings() {
    return following.findings();
  }

  List<CheckStatement> checks() {
    return following.checks();
  }

  List<TableSize> sizes() {
    return following.sizes();
  }
}
