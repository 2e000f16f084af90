package dev.tanemaki.ui.plan;

import dev.tanemaki.generate.ColumnSample;
import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.problem.ProblemException;
import dev.tanemaki.schema.ColumnType;
import dev.tanemaki.ui.plan.Look.Ask;
import dev.tanemaki.ui.plan.editor.Actual;
import dev.tanemaki.ui.plan.editor.Labels;
import java.util.List;
import java.util.Optional;

/**
 * Makes the picture of a column, fast enough to follow a hand: only what a change reaches is
 * compiled anew, and only for that column. For one thread at a time.
 */
final class LivePreview {

  /** Rows that a picture is drawn of. */
  static final int PICTURED = 10_000;

  private final LiveCompiler compiler = new LiveCompiler();

  /** What the column looks like; without what follows the picture. */
  Look look(Ask asked) {
    return asked
        .column()
        .map(column -> pictured(asked, column))
        .orElseGet(() -> look(asked, Optional.empty(), new Actual.None(), Optional.empty()));
  }

  private static Look look(
      Ask asked, Optional<Picture> picture, Actual actual, Optional<Problem> problem) {
    return new Look(asked, picture, actual, problem, Look.Following.NOTHING);
  }

  private Look pictured(Ask asked, String column) {
    try {
      var plan = asked.plan();
      var table = plan.table(asked.table()).orElseThrow();
      var rule = table.column(column).map(ColumnPlan::rule).orElse(new Rule.Constant(""));
      var program = compiler.compile(asked).program(asked.table(), List.of(column));
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
}
