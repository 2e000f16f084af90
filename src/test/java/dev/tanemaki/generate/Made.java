package dev.tanemaki.generate;

import dev.tanemaki.plan.PlanFiles;
import dev.tanemaki.plan.PlanReader;
import dev.tanemaki.plan.PlanValidator;
import dev.tanemaki.schema.DdlReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** What plans make, for tests. */
public final class Made {

  private Made() {}

  /** A plan of one seed and date; refused where its own check or its trial would refuse it. */
  public static CompiledPlan plan(String ddl, String tables) {
    var source = PlanReader.parse("test.yml", text(tables), PlanFiles.none()).orThrow();
    var schema = DdlReader.read("schema.sql", ddl);
    PlanValidator.require(source, schema);
    var compiled = Generator.compile(source.plan(), schema);
    PlanTrial.require(compiled, source.plan(), source.places(), Duration.ofMinutes(1));
    return compiled;
  }

  /** As {@link #plan}, but what its own check would refuse is left to the compiler. */
  public static CompiledPlan unchecked(String ddl, String tables) {
    var source = PlanReader.parse("test.yml", text(tables), PlanFiles.none()).orThrow();
    return Generator.compile(source.plan(), DdlReader.read("schema.sql", ddl));
  }

  private static String text(String tables) {
    return """
    plan: test
    seed: 20260401
    locale: ja
    reference: 2026-04-01T09:00:00+09:00
    """
        + tables;
  }

  /** One table t of one column v and, beside it, auxiliary columns. */
  static TableProgram column(String type, long rows, String rule, String... with) {
    var tables =
        new StringBuilder("tables:\n  t:\n    rows: " + rows + "\n    columns:\n      v: " + rule);
    if (with.length > 0) {
      tables.append("\n    with:");
      for (String column : with) {
        tables.append("\n      ").append(column);
      }
    }
    return plan("create table t (v " + type + ");", tables + "\n").program("t");
  }

  /** Cells as text, row by row. */
  public static List<List<String>> rows(TableProgram program, long first, long count) {
    return rows(program, first, count, TableProgram.CHUNK_ROWS);
  }

  static List<List<String>> rows(TableProgram program, long first, long count, int slice) {
    var text = CellText.of(program);
    var worker = program.newWorker();
    var rows = new ArrayList<List<String>>();
    for (long done = 0; done < count; done += slice) {
      int n = (int) Math.min(slice, count - done);
      Chunk chunk = worker.generate(first + done, n);
      for (int row = 0; row < n; row++) {
        var cells = new ArrayList<String>();
        for (int column = 0; column < program.columns().size(); column++) {
          cells.add(text.text(chunk, column, row));
        }
        rows.add(cells);
      }
    }
    return rows;
  }

  /** The cells of the first column of all rows. */
  static List<String> column(TableProgram program) {
    var cells = new ArrayList<String>();
    rows(program, 0, program.rows()).forEach(row -> cells.add(row.getFirst()));
    return cells;
  }

  /** The whole numbers of the first column, which are never null, without a text between. */
  static void longs(TableProgram program, LongConsumer consumer) {
    var worker = program.newWorker();
    for (long first = 0; first < program.rows(); first += worker.capacity()) {
      int n = (int) Math.min(worker.capacity(), program.rows() - first);
      Vector vector = worker.generate(first, n).columns().getFirst();
      for (int i = 0; i < n; i++) {
        consumer.accept(
            switch (vector) {
              case Vector.Longs v -> v.values()[i];
              case Vector.Codes(int[] codes, Dictionary.Numbers numbers) ->
                  numbers.values()[codes[i]];
              default -> throw new AssertionError("no whole numbers: " + vector);
            });
      }
    }
  }

  /** The floating point numbers of the first column. */
  static double[] doubles(TableProgram program) {
    var out = new double[(int) program.rows()];
    var worker = program.newWorker();
    for (int first = 0; first < out.length; first += worker.capacity()) {
      int n = Math.min(worker.capacity(), out.length - first);
      var doubles = (Vector.Doubles) worker.generate(first, n).columns().getFirst();
      System.arraycopy(doubles.values(), 0, out, first, n);
    }
    return out;
  }
}
