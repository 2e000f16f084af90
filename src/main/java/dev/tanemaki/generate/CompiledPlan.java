package dev.tanemaki.generate;

import java.util.HashMap;
import java.util.Map;

/** A plan whose tables can be generated. Safe from any thread. */
public final class CompiledPlan {

  private final PlanCompiler compiler;
  private final Map<String, TableProgram> programs = new HashMap<>();

  CompiledPlan(PlanCompiler compiler) {
    this.compiler = compiler;
  }

  /**
   * The program of a table, compiled at the first call.
   *
   * @param table a table or auxiliary table of the plan, by its name in the plan
   * @throws dev.tanemaki.problem.ProblemException usage, naming the column that cannot be generated
   */
  public synchronized TableProgram program(String table) {
    TableProgram known = programs.get(table);
    if (known == null) {
      known = compiler.program(table);
      programs.put(table, known);
    }
    return known;
  }
}
