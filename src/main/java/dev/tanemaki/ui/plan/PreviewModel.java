package dev.tanemaki.ui.plan;

import dev.tanemaki.database.Target;
import dev.tanemaki.generate.CellText;
import dev.tanemaki.generate.CompiledPlan;
import dev.tanemaki.generate.Generator;
import dev.tanemaki.generate.ProgramColumn;
import dev.tanemaki.generate.TableProgram;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.Rows;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.schema.ColumnType;
import dev.tanemaki.ui.kit.Background;
import dev.tanemaki.ui.plan.PlanModel.TableRow;
import dev.tanemaki.ui.session.PlanSchema;
import dev.tanemaki.ui.session.Problems;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Rows of a table as a run would make them, from any index on; made in the background. */
final class PreviewModel {

  /** How many rows are shown at a time. */
  static final int ROWS = 50;

  /** Where the preview is. */
  sealed interface State {
    record Making() implements State {}

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
        implements State {}

    /** The rows serve other tables only and are not made by themselves. */
    record None() implements State {}

    record Refused(Problem problem) implements State {}
  }

  private record Compiled(Plan plan, CompiledPlan program) {}

  private final Background background;
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(new State.Making());
  private volatile Compiled compiled;
  private Background.Job job;

  PreviewModel(Background background) {
    this.background = background;
  }

  ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /**
   * Makes rows.
   *
   * @param first index of the first row; the last page is shown where it lies beyond
   */
  void show(Plan plan, TableRow row, long first, Optional<Target> target) {
    if (job != null && !job.ended()) {
      job.cancel();
    }
    if (row.auxiliary()) {
      state.set(listed(row, first));
      return;
    }
    if (!(state.get() instanceof State.Made)) {
      state.set(new State.Making());
    }
    job =
        background.run(
            () -> make(program(plan, target).program(row.name()), first),
            state::set,
            failure -> state.set(new State.Refused(Problems.of(failure))));
  }

  private static State listed(TableRow row, long first) {
    if (!(row.table().rows() instanceof Rows.Listed list)) {
      return new State.None();
    }
    int from = (int) clamp(first, list.records().size());
    var cells = list.records().subList(from, Math.min(list.records().size(), from + ROWS));
    return new State.Made(
        list.header(),
        list.header().stream().map(name -> false).toList(),
        from,
        list.records().size(),
        cells);
  }

  private CompiledPlan program(Plan plan, Optional<Target> target) {
    var known = compiled;
    if (known == null || known.plan() != plan) {
      known = new Compiled(plan, Generator.compile(plan, PlanSchema.of(plan, target)));
      compiled = known;
    }
    return known.program();
  }

  private static State make(TableProgram program, long first) {
    var text = CellText.of(program);
    var worker = program.newWorker();
    long from = clamp(first, program.rows());
    int rows = (int) Math.min(Math.min(ROWS, worker.capacity()), program.rows() - from);
    var cells = new ArrayList<List<String>>();
    if (rows > 0) {
      var chunk = worker.generate(from, rows);
      for (int row = 0; row < rows; row++) {
        var line = new ArrayList<String>();
        for (int column = 0; column < program.columns().size(); column++) {
          line.add(text.text(chunk, column, row));
        }
        cells.add(Collections.unmodifiableList(line));
      }
    }
    return new State.Made(
        program.columns().stream().map(ProgramColumn::name).toList(),
        program.columns().stream().map(column -> isNumber(column.type())).toList(),
        from,
        program.rows(),
        cells);
  }

  private static boolean isNumber(ColumnType type) {
    return type instanceof ColumnType.Int
        || type instanceof ColumnType.Real
        || type instanceof ColumnType.Numeric;
  }

  private static long clamp(long first, long total) {
    return Math.clamp(first, 0, Math.max(0, total - 1));
  }
}
