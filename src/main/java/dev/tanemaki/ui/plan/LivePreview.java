package dev.tanemaki.ui.plan;

import dev.tanemaki.generate.CellText;
import dev.tanemaki.generate.ColumnSample;
import dev.tanemaki.generate.CompiledPlan;
import dev.tanemaki.generate.Generator;
import dev.tanemaki.generate.ProgramColumn;
import dev.tanemaki.generate.TableProgram;
import dev.tanemaki.generate.TableSize;
import dev.tanemaki.plan.CheckStatement;
import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.PlanValidator;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.problem.ProblemException;
import dev.tanemaki.schema.ColumnType;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.TableName;
import dev.tanemaki.ui.plan.Look.Ask;
import dev.tanemaki.ui.plan.Look.Sample;
import dev.tanemaki.ui.plan.editor.Actual;
import dev.tanemaki.ui.plan.editor.Labels;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Makes what is looked at, fast enough to follow a hand: only what a change reaches is compiled
 * anew, the column under the hand is shown before the rest of its row. For one thread at a time.
 */
final class LivePreview {

  /** Rows that a picture is drawn of. */
  static final int PICTURED = 10_000;

  /** Rows that are shown. */
  static final int ROWS = 50;

  /** Under a moving hand rows and findings follow the picture ten times a second, in nanos. */
  private static final long FOLLOWS = 100_000_000;

  private final BooleanSupplier newer;
  private long followed;
  private Schema schema;
  private CompiledPlan compiled;
  private Plan plan;

  /**
   * @param newer whether something else is to be looked at by now
   */
  LivePreview(BooleanSupplier newer) {
    this.newer = newer;
  }

  /**
   * Looks.
   *
   * @param show gets the picture of the column first, then the same with rows and findings
   */
  void look(Ask asked, Consumer<? super Look> show) {
    compile(asked);
    var look =
        asked
            .column()
            .map(column -> pictured(asked, column))
            .orElseGet(() -> look(asked, Optional.empty(), new Actual.None(), Optional.empty()));
    show.accept(look);
    if (newer.getAsBoolean() && System.nanoTime() - followed < FOLLOWS) {
      return;
    }
    followed = System.nanoTime();
    var findings = PlanValidator.check(asked.plan(), asked.schema(), asked.places());
    look = look.with(rows(asked), findings, statements(asked));
    show.accept(look);
    if (asked.settled() && !newer.getAsBoolean()) {
      show.accept(look.with(sizes(asked)));
    }
  }

  private static Look look(
      Ask asked, Optional<Picture> picture, Actual actual, Optional<Problem> problem) {
    return new Look(
        asked, picture, actual, problem, new Sample.Making(), List.of(), List.of(), List.of());
  }

  /** What the tables to load will take; without those that cannot be made as they are. */
  private List<TableSize> sizes(Ask asked) {
    var sizes = new ArrayList<TableSize>();
    for (var table : asked.plan().tables()) {
      var known = asked.schema().table(TableName.parse(table.name()));
      try {
        known.ifPresent(t -> sizes.add(TableSize.of(compiled.program(table.name()), t)));
      } catch (ProblemException e) {
        return List.of();
      }
    }
    return sizes;
  }

  /** What can be said of the checks that name the column. */
  private static List<CheckStatement> statements(Ask asked) {
    return asked
        .column()
        .map(
            column ->
                CheckStatement.of(asked.plan(), asked.schema(), asked.table()).stream()
                    .filter(statement -> statement.columns().containsKey(column))
                    .toList())
        .orElse(List.of());
  }

  private void compile(Ask asked) {
    if (compiled == null || !asked.schema().equals(schema)) {
      compiled = Generator.lazily(asked.plan(), asked.schema());
    } else if (asked.plan() != plan) {
      compiled = compiled.changed(asked.plan());
    }
    schema = asked.schema();
    plan = asked.plan();
  }

  private Look pictured(Ask asked, String column) {
    try {
      var table = plan.table(asked.table()).orElseThrow();
      var rule = table.column(column).map(ColumnPlan::rule).orElse(new Rule.Constant(""));
      var program = compiled.program(asked.table(), List.of(column));
      var sample = ColumnSample.of(program, PICTURED, named(rule));
      var labels = Labels.of(plan, new ColumnPlan(column, rule, 0));
      boolean whole = program.columns().getFirst().type() instanceof ColumnType.Int;
      var picture = Pictures.of(sample, plan, table, rule, whole, labels);
      return look(asked, Optional.of(picture), Pictures.actual(sample, rule), Optional.empty());
    } catch (ProblemException e) {
      return look(asked, Optional.empty(), new Actual.None(), Optional.of(e.problem()));
    }
  }

  /** Whether values are chosen by name, even where they are numbers. */
  private static boolean named(Rule rule) {
    return switch (rule) {
      case Rule.Weights _,
          Rule.Reference _,
          Rule.Flags _,
          Rule.Translate _,
          Rule.Constant _,
          Rule.Dictionary _ ->
          true;
      case Rule.Sequence _,
          Rule.Draw _,
          Rule.Bands _,
          Rule.Lookup _,
          Rule.Template _,
          Rule.ArrayOf _,
          Rule.Offset _,
          Rule.Between _,
          Rule.Calendar _ ->
          false;
    };
  }

  private Sample rows(Ask asked) {
    try {
      return made(compiled.program(asked.table()), asked.first());
    } catch (ProblemException e) {
      return new Sample.Refused(e.problem());
    }
  }

  private static Sample made(TableProgram program, long first) {
    var text = CellText.of(program);
    var worker = program.newWorker();
    long from = Math.clamp(first, 0, Math.max(0, program.rows() - 1));
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
    return new Sample.Made(
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
}
