package dev.tanemaki.generate;

import dev.tanemaki.plan.Plan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A plan whose tables can be generated. Safe from any thread. */
public final class CompiledPlan {

  private final PlanCompiler compiler;
  private final Object lock;
  private final Map<String, TableProgram> programs = new HashMap<>();

  CompiledPlan(PlanCompiler compiler) {
    this(compiler, new Object());
  }

  private CompiledPlan(PlanCompiler compiler, Object lock) {
    this.compiler = compiler;
    this.lock = lock;
  }

  /**
   * This plan as changed, against the same schema: compiled are, as they are asked for, only the
   * columns that the change reaches; the others and their dictionaries are taken over. Makes the
   * same rows as {@link Generator#compile} of the changed plan.
   */
  public CompiledPlan changed(Plan plan) {
    // Both share what they have compiled, and each may compile more of it.
    synchronized (lock) {
      return new CompiledPlan(compiler.changed(plan), lock);
    }
  }

  /**
   * The program of a table, compiled at the first call.
   *
   * @param table a table or auxiliary table of the plan, by its name in the plan
   * @throws dev.tanemaki.problem.ProblemException usage, naming the column that cannot be generated
   */
  public TableProgram program(String table) {
    synchronized (lock) {
      TableProgram known = programs.get(table);
      if (known == null) {
        known = compiler.program(table);
        programs.put(table, known);
      }
      return known;
    }
  }

  /**
   * A program that makes some columns only and what they depend on.
   *
   * @param columns columns or auxiliary columns of the table, in the order to have them
   * @throws dev.tanemaki.problem.ProblemException usage, naming the column that cannot be generated
   */
  public TableProgram program(String table, List<String> columns) {
    synchronized (lock) {
      return compiler.program(table, columns);
    }
  }

  /** The columns to load of a table, in the order of the catalog. */
  List<ProgramColumn> loaded(String table) {
    synchronized (lock) {
      return compiler.loaded(table);
    }
  }
}
