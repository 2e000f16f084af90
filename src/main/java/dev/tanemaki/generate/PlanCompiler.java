package dev.tanemaki.generate;

import dev.tanemaki.generate.Dependencies.Part;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.TablePlan;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.Table;
import dev.tanemaki.schema.TableName;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The tables of a plan while they are compiled. */
final class PlanCompiler {

  private final Plan plan;
  private final Schema schema;
  private final Literals literals;
  private final Map<String, TableCompiler> tables = new HashMap<>();
  private final List<Part> underWay = new ArrayList<>();
  private final Dependencies dependencies = new Dependencies();

  PlanCompiler(Plan plan, Schema schema) {
    this.plan = plan;
    this.schema = schema;
    this.literals = new Literals(zone());
  }

  /** The compiler of a plan that differs, with all that the difference does not reach. */
  PlanCompiler changed(Plan next) {
    var compiler = new PlanCompiler(next, schema);
    var changes = PlanChanges.between(plan, next);
    if (changes.isEmpty()) {
      return compiler;
    }
    Set<Part> stale = dependencies.reachedBy(changes.get());
    compiler.dependencies.keep(dependencies, stale);
    for (TableCompiler table : tables.values()) {
      next.table(table.name()).ifPresent(t -> compiler.compilerOf(t).keep(table, stale::contains));
    }
    return compiler;
  }

  Dependencies dependencies() {
    return dependencies;
  }

  Plan plan() {
    return plan;
  }

  long seed() {
    return plan.seed();
  }

  Locale locale() {
    return plan.locale();
  }

  Instant reference() {
    return plan.reference().toInstant();
  }

  ZoneOffset zone() {
    return plan.reference().getOffset();
  }

  Literals literals() {
    return literals;
  }

  TableCompiler table(String name, Where asking) {
    TablePlan table =
        plan.table(name)
            .orElseThrow(
                () ->
                    asking.problem(
                        GenerateMessage.NO_TABLE.of(name), GenerateMessage.NAME_TABLE.of()));
    dependencies.read(new Part.Whole(table.name()));
    return compilerOf(table);
  }

  private TableCompiler compilerOf(TablePlan table) {
    return tables.computeIfAbsent(
        table.name(), _ -> new TableCompiler(this, table, catalogTable(table)));
  }

  private Optional<Table> catalogTable(TablePlan table) {
    if (!plan.tables().contains(table)) {
      return Optional.empty();
    }
    Optional<Table> found = schema.table(TableName.parse(table.name()));
    if (found.isEmpty()) {
      throw Problem.usage(
              GenerateMessage.TABLE_NOT_MADE.of(table.name()),
              GenerateMessage.NOT_IN_TARGET.of(),
              GenerateMessage.LET_DDL_MAKE.of())
          .asException();
    }
    return found;
  }

  /** The program of a table or, for a preview, of an auxiliary table. */
  TableProgram program(String name) {
    TableCompiler compiler = compiler(name);
    return program(compiler, compiler.columns().loaded());
  }

  /** The columns to load of a table. */
  List<ProgramColumn> loaded(String name) {
    return compiler(name).columns().loaded();
  }

  /** The program of some columns of a table, auxiliary ones among them. */
  TableProgram program(String name, List<String> columns) {
    TableCompiler compiler = compiler(name);
    return program(
        compiler,
        columns.stream().map(c -> new ProgramColumn(c, compiler.columns().typeOf(c))).toList());
  }

  private TableCompiler compiler(String name) {
    return plan.table(name)
        .map(t -> table(t.name(), new Where(name, "*")))
        .orElseThrow(
            () ->
                Problem.usage(
                        GenerateMessage.TABLE_NOT_MADE.of(name),
                        GenerateMessage.NOT_IN_PLAN.of(plan.name()),
                        GenerateMessage.NAME_ONE.of())
                    .asException());
  }

  private TableProgram program(TableCompiler compiler, List<ProgramColumn> columns) {
    var formulas = new ArrayList<Formula>();
    for (ProgramColumn column : columns) {
      formulas.add(compiler.slot(column.name(), new Where(compiler.name(), column.name())).value());
    }
    return new TableProgram(
        compiler.name(), compiler.rows(), columns, Fusion.align(formulas), zone());
  }

  /** Compiles a part of the plan by {@code work}; a problem if that is under way already. */
  <T> T guarded(Part part, Supplier<T> work) {
    int at = underWay.indexOf(part);
    if (at >= 0) {
      var cycle = new ArrayList<>(underWay.subList(at, underWay.size()));
      cycle.add(part);
      throw Problem.usage(
              GenerateMessage.COLUMN_NOT_MADE.of(words(part)),
              GenerateMessage.ITSELF.of(
                  cycle.stream().map(PlanCompiler::words).collect(Collectors.joining(" → "))),
              GenerateMessage.BREAK_CIRCLE.of())
          .asException();
    }
    underWay.add(part);
    dependencies.begin(part);
    try {
      return work.get();
    } finally {
      dependencies.end();
      underWay.removeLast();
    }
  }

  private static String words(Part part) {
    return switch (part) {
      case Part.OfColumn(String table, String column) -> table + "." + column;
      case Part.OfRows(String table) -> table + ".the number of rows";
      case Part.Whole(String table) -> table;
    };
  }
}
