package dev.tanemaki.generate;

import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.plan.Finding;
import dev.tanemaki.plan.Places;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.TablePlan;
import dev.tanemaki.problem.Code;
import dev.tanemaki.problem.Message;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.problem.ProblemException;
import dev.tanemaki.schema.ColumnType;
import dev.tanemaki.schema.Schema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Tries a plan: compiles every column to load and reads some of its rows as the types of their
 * columns, so that what no check beforehand thought of is said before a load and not in the midst
 * of it. Looks at the first rows of every table, the middle and the last; at more where texts that
 * are put together have a longest length.
 */
public final class PlanTrial {

  /** Rows at each of the three places of a table. */
  private static final int ROWS = 100;

  /** Rows that are looked at for a text which is too long in few of them. */
  private static final int LENGTHS = 4_096;

  private final CompiledPlan compiled;
  private final Plan plan;
  private final Places places;
  private final BooleanSupplier enough;
  private final Map<String, Finding> findings = new LinkedHashMap<>();

  private PlanTrial(CompiledPlan compiled, Plan plan, Places places, BooleanSupplier enough) {
    this.compiled = compiled;
    this.plan = plan;
    this.places = places;
    this.enough = enough;
  }

  /**
   * What is wrong, a finding at most for each column; empty where nothing is found.
   *
   * @param plan one that {@link dev.tanemaki.plan.PlanValidator} has found nothing against
   * @param within rows are looked at for as long as that; columns are compiled in any case
   */
  public static List<Finding> findings(Plan plan, Schema schema, Places places, Duration within) {
    long end = System.nanoTime() + within.toNanos();
    BooleanSupplier enough = () -> System.nanoTime() - end > 0;
    return findings(Generator.lazily(plan, schema), plan, places, enough);
  }

  /**
   * The same of a plan that is compiled already or in part.
   *
   * @param compiled of that plan
   * @param enough whether no more rows need be looked at
   */
  public static List<Finding> findings(
      CompiledPlan compiled, Plan plan, Places places, BooleanSupplier enough) {
    var trial = new PlanTrial(compiled, plan, places, enough);
    for (var table : plan.tables()) {
      trial.table(table);
    }
    return List.copyOf(trial.findings.values());
  }

  /**
   * Throws what is wrong with a compiled plan, if anything is.
   *
   * @param places of the text it was read from
   * @param within rows are looked at for as long as that
   */
  public static void require(CompiledPlan compiled, Plan plan, Places places, Duration within) {
    long end = System.nanoTime() + within.toNanos();
    var findings = findings(compiled, plan, places, () -> System.nanoTime() - end > 0);
    if (!findings.isEmpty()) {
      throw Finding.asProblem(findings).asException();
    }
  }

  private void table(TablePlan table) {
    List<ProgramColumn> columns;
    try {
      columns = compiled.loaded(table.name());
    } catch (ProblemException e) {
      add(table.name(), Optional.empty(), e);
      return;
    }
    var sound = new ArrayList<String>();
    for (var column : columns) {
      try {
        compiled.program(table.name(), List.of(column.name()));
        sound.add(column.name());
      } catch (ColumnProblem e) {
        add(e.where().table(), Optional.of(e.where().column()), e);
      } catch (ProblemException e) {
        add(table.name(), Optional.of(column.name()), e);
      }
    }
    if (!sound.isEmpty() && !enough.getAsBoolean()) {
      rows(compiled.program(table.name(), sound));
      table.columns().stream()
          .filter(column -> sound.contains(column.name()))
          .forEach(column -> bounds(table.name(), column));
      sound.forEach(column -> lengths(table.name(), column));
    }
  }

  private void rows(TableProgram program) {
    var worker = program.newWorker();
    for (long first : places(program.rows())) {
      var chunk = worker.generate(first, (int) Math.min(ROWS, program.rows() - first));
      for (int column = 0; column < program.columns().size(); column++) {
        read(program, chunk, column);
      }
    }
  }

  /** Where to look at rows: at the first, in the middle, at the last. */
  private static long[] places(long rows) {
    return rows == 0
        ? new long[0]
        : new long[] {0, Math.max(0, rows / 2), Math.max(0, rows - ROWS)};
  }

  /** Of a value between two others, the low one may not be above the high one. */
  private void bounds(String table, ColumnPlan column) {
    for (var trial : BoundsTrial.of(compiled, table, column).stream().toList()) {
      for (long first : places(trial.rows())) {
        var crossed = trial.crossed(first, (int) Math.min(ROWS, trial.rows() - first));
        if (crossed.isPresent()) {
          add(table, Optional.of(column.name()), crossed.get(), trial.hint());
          return;
        }
      }
    }
  }

  /** A text put together per row is as long as its parts happen to be. */
  private void lengths(String table, String column) {
    var program = compiled.program(table, List.of(column));
    if (!(program.columns().getFirst().type() instanceof ColumnType.Text type)
        || type.maxLength() == 0) {
      return;
    }
    var worker = program.newWorker();
    if (worker.vectors().getFirst() instanceof Vector.Concat) {
      int size = worker.capacity();
      long step = Math.max(size, program.rows() / (LENGTHS / size));
      for (long at = 0; at < program.rows() && !enough.getAsBoolean(); at += step) {
        read(program, worker.generate(at, (int) Math.min(size, program.rows() - at)), 0);
      }
    }
  }

  /** Reads a column's cells as its type; the first that cannot be read is a finding. */
  private void read(TableProgram program, Chunk chunk, int at) {
    var column = program.columns().get(at);
    var where = new Where(program.table(), column.name());
    var text = CellText.of(program);
    var literals = new Literals(program.zone());
    var texts = new ArrayList<String>();
    for (int row = 0; row < chunk.rows(); row++) {
      texts.add(text.text(chunk, at, row));
    }
    try {
      literals.parse(texts, column.type(), where);
      return;
    } catch (ProblemException e) {
      // Which of them it is follows.
    }
    for (int row = 0; row < texts.size(); row++) {
      try {
        literals.parse(Collections.singletonList(texts.get(row)), column.type(), where);
      } catch (ProblemException e) {
        add(
            where.table(),
            Optional.of(where.column()),
            GenerateMessage.ROW.of(chunk.firstRow() + row, why(e.problem())),
            next(e.problem()));
        return;
      }
    }
  }

  private void add(String table, Optional<String> column, ProblemException problem) {
    var said = problem.problem();
    add(table, column, why(said), next(said));
  }

  private static Message why(Problem problem) {
    var english = problem.why().isEmpty() ? problem.what() : problem.why();
    return problem.code() == Code.TOLD
        ? (Message) problem.arguments().get(1)
        : Message.plain(english);
  }

  private static Message next(Problem problem) {
    return problem.code() == Code.TOLD
        ? (Message) problem.arguments().get(2)
        : Message.plain(problem.next());
  }

  private void add(String table, Optional<String> column, Message message, Message hint) {
    boolean auxiliary = plan.tables().stream().noneMatch(t -> t.name().equals(table));
    var path = (auxiliary ? "with/" : "tables/") + table;
    if (column.isPresent()) {
      boolean with =
          plan.table(table).stream()
              .flatMap(t -> t.with().stream())
              .anyMatch(c -> c.name().equals(column.get()));
      path += (with ? "/with/" : "/columns/") + column.get();
    }
    var where = table + column.map(c -> "." + c).orElse("");
    findings.putIfAbsent(where, new Finding(path, places.value(path), where, message, hint));
  }
}
