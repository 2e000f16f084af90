package dev.tanemaki.ui.plan;

import dev.tanemaki.generate.CellText;
import dev.tanemaki.generate.CompiledPlan;
import dev.tanemaki.generate.ProgramColumn;
import dev.tanemaki.generate.TableProgram;
import dev.tanemaki.generate.TableSize;
import dev.tanemaki.plan.CheckStatement;
import dev.tanemaki.plan.PlanValidator;
import dev.tanemaki.problem.ProblemException;
import dev.tanemaki.schema.ColumnType;
import dev.tanemaki.schema.TableName;
import dev.tanemaki.ui.plan.Look.Ask;
import dev.tanemaki.ui.plan.Look.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Makes what follows the picture of a column: rows of its table, findings, what is to be said of
 * checks. Takes many times as long as the picture, which therefore does not wait for it: under a
 * moving hand it follows now and then, and as soon as the hand rests. For one thread at a time.
 */
final class LiveFollowing {

  /** Rows that are shown. */
  static final int ROWS = 50;

  /** A hand that has not moved for so long rests. */
  private static final Duration REST = Duration.ofMillis(50);

  /** Under a moving hand it follows no more often, in nanoseconds. */
  private static final long FOLLOWS = 200_000_000;

  /** What has been made of what was asked for. */
  record Made(Ask asked, Look.Following following) {}

  private final Predicate<Duration> newer;
  private final LiveCompiler compiler = new LiveCompiler();
  private CompiledPlan compiled;
  private long followed = System.nanoTime() - FOLLOWS;

  /**
   * @param newer whether something else is to be looked at within that time
   */
  LiveFollowing(Predicate<Duration> newer) {
    this.newer = newer;
  }

  /**
   * Looks around.
   *
   * @param show gets rows and findings first, then the same with sizes
   */
  void look(Ask asked, Consumer<? super Made> show) {
    if (!asked.settled() && newer.test(REST) && System.nanoTime() - followed < FOLLOWS) {
      return;
    }
    followed = System.nanoTime();
    compiled = compiler.compile(asked);
    var findings = PlanValidator.check(asked.plan(), asked.schema(), asked.places());
    var made = new Look.Following(rows(asked), findings, statements(asked), List.of());
    show.accept(new Made(asked, made));
    if (asked.settled() && !newer.test(Duration.ZERO)) {
      show.accept(new Made(asked, made.with(sizes(asked))));
    }
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
