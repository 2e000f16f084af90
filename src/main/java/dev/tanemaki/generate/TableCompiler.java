package dev.tanemaki.generate;

import dev.tanemaki.generate.sampling.Mix;
import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.plan.Rows;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.plan.TablePlan;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.schema.ColumnType;
import dev.tanemaki.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compiles the columns of one table on demand, depth first: a column that others need is compiled
 * when the first of them asks, so a cycle shows as a column that is asked for while it is compiled.
 */
final class TableCompiler {

  /** Parents of at most so many rows are computed once, so that a reference is a code. */
  static final int MATERIALISED_ROWS = 1 << 16;

  private final PlanCompiler plan;
  private final TablePlan table;
  private final Optional<Table> target;
  private final Map<String, Slot> slots = new HashMap<>();
  private final LinkedHashSet<String> compiling = new LinkedHashSet<>();
  private final Map<String, Dictionary> dictionaries = new HashMap<>();
  private final Picker rowItself;
  private final long rows;

  TableCompiler(PlanCompiler plan, TablePlan table, Optional<Table> target) {
    this.plan = plan;
    this.table = table;
    this.target = target;
    this.rows =
        switch (table.rows()) {
          case Rows.Count(long count) -> count;
          case Rows.Listed listed -> listed.records().size();
          case Rows.PerParent _ -> ReferenceRules.childrenOf(plan, table);
        };
    this.rowItself =
        new Picker(
            (int) Math.min(rows, Integer.MAX_VALUE - 1),
            false,
            binder -> {
              int[] codes = binder.ints();
              long[] index = binder.rows();
              binder.add(
                  n -> {
                    for (int i = 0; i < n; i++) {
                      codes[i] = (int) index[i];
                    }
                  });
              return codes;
            });
  }

  PlanCompiler plan() {
    return plan;
  }

  String name() {
    return table.name();
  }

  long rows() {
    return rows;
  }

  Optional<Table> target() {
    return target;
  }

  boolean has(String column) {
    return table.column(column).isPresent() || listed(column) >= 0;
  }

  List<String> columnNames() {
    var names = new LinkedHashSet<String>();
    if (table.rows() instanceof Rows.Listed listed) {
      names.addAll(listed.header());
    }
    table.columns().forEach(c -> names.add(c.name()));
    table.with().forEach(c -> names.add(c.name()));
    return List.copyOf(names);
  }

  /** Whether its columns are computed once and kept, rather than again for every reference. */
  boolean materialised() {
    return rows <= MATERIALISED_ROWS || table.rows() instanceof Rows.Listed;
  }

  /** The columns to load, in the target's order; those of an auxiliary table in the plan's. */
  List<ProgramColumn> loaded() {
    var columns = new ArrayList<ProgramColumn>();
    if (target.isPresent()) {
      for (var column : target.get().columns()) {
        boolean ruled = table.columns().stream().anyMatch(c -> c.name().equals(column.name()));
        if (ruled || listed(column.name()) >= 0) {
          columns.add(new ProgramColumn(column.name(), column.type()));
        }
      }
    } else {
      for (String name : columnNames()) {
        columns.add(new ProgramColumn(name, new ColumnType.Text("text", 0)));
      }
    }
    return columns;
  }

  /** The compiled column. */
  Slot slot(String column, Where asking) {
    Slot known = slots.get(column);
    if (known != null) {
      return known;
    }
    if (!has(column)) {
      throw asking.problem(
          name() + " has no column " + column, "name one of " + String.join(", ", columnNames()));
    }
    if (!compiling.add(column)) {
      throw asking.problem(
          "columns depend on each other in a circle: "
              + String.join(" → ", compiling)
              + " → "
              + column,
          "break the circle: one of them needs a rule of its own");
    }
    try {
      Slot slot = compile(column);
      slots.put(column, slot);
      return slot;
    } finally {
      compiling.remove(column);
    }
  }

  private Slot compile(String column) {
    Optional<ColumnType> type = typeOf(column);
    Optional<ColumnPlan> rule = table.column(column);
    long seed = Mix.seedOf(plan.plan().seed(), name(), column);
    var scope = new ColumnScope(this, column, type, seed, rule.map(ColumnPlan::nulls).orElse(0.0));
    if (rule.isEmpty()) {
      return Slot.of(new Formula.Coded(rowItself, listed(column, type, scope.where())));
    }
    return RuleCompiler.compile(rule.get().rule(), scope);
  }

  private Dictionary listed(String column, Optional<ColumnType> type, Where where) {
    var listed = (Rows.Listed) table.rows();
    int field = listed(column);
    var texts = new ArrayList<String>(listed.records().size());
    for (List<String> record : listed.records()) {
      String text = record.get(field);
      texts.add(text == null || text.isEmpty() ? null : text);
    }
    return type.isPresent()
        ? plan.literals().parse(texts, type.get(), where)
        : Dictionary.Words.of(texts);
  }

  private int listed(String column) {
    return table.rows() instanceof Rows.Listed listed ? listed.header().indexOf(column) : -1;
  }

  /** The target's type; empty for auxiliary columns and tables. */
  private Optional<ColumnType> typeOf(String column) {
    boolean auxiliary = table.with().stream().anyMatch(c -> c.name().equals(column));
    return auxiliary
        ? Optional.empty()
        : target.flatMap(t -> t.column(column)).map(dev.tanemaki.schema.Column::type);
  }

  /** {@code column}, or {@code column.attribute} of what a column chose. */
  Formula operand(String operand, Where asking) {
    int dot = operand.indexOf('.');
    if (dot < 0 || has(operand)) {
      return slot(operand, asking).value();
    }
    return attribute(operand.substring(0, dot), operand.substring(dot + 1), asking);
  }

  Formula attribute(String via, String attribute, Where asking) {
    Choice choice = slot(via, asking).choice();
    if (choice == null) {
      throw asking.problem(
          via + " chooses nothing that could be looked up",
          "look up a column with a reference, weights, bands or flags");
    }
    return choice
        .attribute(attribute)
        .orElseThrow(
            () ->
                asking.problem(
                    "what " + via + " chooses has no " + attribute,
                    "name one of " + String.join(", ", choice.attributes())));
  }

  /** All values of a column, entry i for row i; only of a {@linkplain #materialised} table. */
  Dictionary dictionary(String column, Where asking) {
    Dictionary known = dictionaries.get(column);
    if (known == null) {
      Formula formula = slot(column, asking).value();
      known =
          formula instanceof Formula.Coded(Picker picker, Dictionary dictionary)
                  && picker == rowItself
              ? dictionary
              : Materialiser.all(formula, (int) rows, typeOf(column), plan.zone());
      dictionaries.put(column, known);
    }
    return known;
  }

  TableProgram program() {
    if (target.isEmpty() && plan.plan().tables().contains(table)) {
      throw Problem.usage(
              "Table " + name() + " cannot be generated",
              "the target has no table of that name",
              "Create the table, or take it out of the plan.")
          .asException();
    }
    List<ProgramColumn> columns = loaded();
    var formulas = new ArrayList<Formula>();
    for (ProgramColumn column : columns) {
      var where = new Where(name(), column.name());
      formulas.add(TypeFit.to(slot(column.name(), where).value(), column.type(), this, where));
    }
    return new TableProgram(name(), rows, columns, formulas, plan.zone());
  }

  /** The rule's plan, for those that need to see the whole of it. */
  Optional<Rule> rule(String column) {
    return table.column(column).map(ColumnPlan::rule);
  }

  String firstColumn() {
    return columnNames().getFirst();
  }
}
