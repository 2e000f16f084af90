package dev.tanemaki.generate;

import dev.tanemaki.generate.Dependencies.Part;
import dev.tanemaki.generate.sampling.DrawException;
import dev.tanemaki.generate.sampling.FanOut;
import dev.tanemaki.generate.sampling.Mix;
import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.plan.Rows;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.plan.TablePlan;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.schema.Column;
import dev.tanemaki.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Compiles the columns of one table on demand, and answers for it as a parent. */
final class TableCompiler {

  /** Parents of up to so many rows are computed once, into dictionaries. */
  static final int MATERIALISED = 1 << 16;

  private final PlanCompiler plan;
  private final TablePlan table;
  private final TableColumns columns;
  private final Map<String, Slot> slots = new HashMap<>();
  private final Map<String, Dictionary> dictionaries = new HashMap<>();
  private final Map<String, FanOut> fanOuts = new HashMap<>();
  private final Picker row;
  private long rows = -1;

  /**
   * @param schema the table as in the catalog; empty for an auxiliary table
   */
  TableCompiler(PlanCompiler plan, TablePlan table, Optional<Table> schema) {
    this.plan = plan;
    this.table = table;
    this.columns = new TableColumns(table, schema);
    this.row =
        table.rows() instanceof Rows.Listed list
            ? Materialised.rowPicker(list.records().size())
            : null;
  }

  String name() {
    return table.name();
  }

  TableColumns columns() {
    return columns;
  }

  PlanCompiler plan() {
    return plan;
  }

  /** Takes over what an earlier compilation has made and the changes since do not reach. */
  void keep(TableCompiler before, Predicate<Part> stale) {
    before.slots.forEach((column, slot) -> keep(slots, column, slot, stale));
    before.fanOuts.forEach(
        (column, fanOut) -> {
          // How many children there are in all depends on the parent, compiled or not.
          if (!stale.test(new Part.Whole(parentOf(column)))) {
            keep(fanOuts, column, fanOut, stale);
          }
        });
    if (!stale.test(new Part.OfRows(name()))) {
      before.dictionaries.forEach((column, all) -> keep(dictionaries, column, all, stale));
      rows = before.rows;
    }
  }

  private <T> void keep(Map<String, T> here, String column, T made, Predicate<Part> stale) {
    if (!stale.test(new Part.OfColumn(name(), column))) {
      here.put(column, made);
    }
  }

  /** Rows of the whole table. */
  long rows() {
    plan.dependencies().read(new Part.OfRows(name()));
    if (rows < 0) {
      rows =
          switch (table.rows()) {
            case Rows.Count(long count) -> count;
            case Rows.Listed list -> list.records().size();
            case Rows.PerParent _ ->
                plan.guarded(new Part.OfRows(name()), () -> fanOut(fanOutColumn()).total());
          };
    }
    return rows;
  }

  /**
   * The compiled column.
   *
   * @param asking who wants it, for the problem if there is no such column
   */
  Slot slot(String column, Where asking) {
    plan.dependencies().read(new Part.OfColumn(name(), column));
    Slot known = slots.get(column);
    if (known == null) {
      if (!columns.has(column)) {
        throw asking.problem(
            GenerateMessage.NO_COLUMN.of(column, name()),
            GenerateMessage.COLUMNS.of(String.join(", ", columns.names())));
      }
      known = plan.guarded(new Part.OfColumn(name(), column), () -> compile(column));
      slots.put(column, known);
    }
    return known;
  }

  private Slot compile(String column) {
    Optional<ColumnPlan> columnPlan = table.column(column);
    Optional<Column> inCatalog = columns.inCatalog(column);
    var scope =
        new ColumnScope(
            this,
            column,
            inCatalog.map(Column::type),
            inCatalog.isPresent() && !inCatalog.get().nullable(),
            Mix.seedOf(plan.seed(), name(), column),
            columnPlan.map(ColumnPlan::nulls).orElse(0.0));
    try {
      Slot slot =
          columnPlan.isPresent()
              ? Rules.compile(columnPlan.get().rule(), scope)
              : Slot.of(listed(column, scope));
      return Rules.finished(slot, scope);
    } catch (ArithmeticException e) {
      throw scope
          .where()
          .problem(GenerateMessage.BEYOND_64_BITS.of(), GenerateMessage.NARROW_RANGE.of());
    }
  }

  /** A column of the CSV file: the row's own entry. */
  private Formula listed(String column, ColumnScope scope) {
    var list = (Rows.Listed) table.rows();
    int field = columns.field(column).orElseThrow();
    var texts = new ArrayList<String>(list.records().size());
    for (List<String> record : list.records()) {
      texts.add(record.get(field).isEmpty() ? null : record.get(field));
    }
    return new Formula.Coded(
        row,
        scope.type().isPresent()
            ? scope.literals().parse(texts, scope.type().get(), scope.where())
            : Dictionary.Words.of(texts));
  }

  /** A column, or {@code column.attribute}. */
  Formula operand(String operand, Where asking) {
    int dot = operand.indexOf('.');
    return columns.has(operand) || dot < 0
        ? slot(operand, asking).value()
        : attribute(operand.substring(0, dot), operand.substring(dot + 1), asking);
  }

  /** What the column chose, asked for an attribute. */
  Formula attribute(String column, String attribute, Where asking) {
    Choice choice = slot(column, asking).choice();
    if (choice == null) {
      throw asking.problem(
          GenerateMessage.CHOOSES_NOTHING.of(attribute, column),
          GenerateMessage.LOOK_UP_CHOICE.of());
    }
    return choice
        .attribute(attribute)
        .orElseThrow(
            () ->
                asking.problem(
                    GenerateMessage.CHOSEN_WITHOUT.of(column, attribute),
                    GenerateMessage.ATTRIBUTES.of(String.join(", ", choice.attributes()))));
  }

  /** Whether references to this table read dictionaries rather than compute its rows. */
  boolean materialised() {
    return rows() <= MATERIALISED || table.rows() instanceof Rows.Listed;
  }

  /** The column of all rows, one entry per row. */
  Dictionary dictionary(String column, Where asking) {
    plan.dependencies().read(new Part.OfColumn(name(), column));
    Dictionary known = dictionaries.get(column);
    if (known == null) {
      known = Materialised.dictionary(slot(column, asking).value(), rows(), plan.zone());
      dictionaries.put(column, known);
    }
    return known;
  }

  /** The column of all rows as text. */
  List<String> texts(String column, Where asking) {
    requireTabled(asking);
    Dictionary all = dictionary(column, asking);
    var texts = new ArrayList<String>((int) rows());
    for (int i = 0; i < rows(); i++) {
      texts.add(CellText.entry(all, i, columns.typeOf(column), plan.zone()));
    }
    return texts;
  }

  /** The column of all rows as weights; null counts 0. */
  double[] numbers(String column, Where asking) {
    requireTabled(asking);
    Formula numeric = Reals.of(slot(column, asking).value(), asking, name() + "." + column);
    var all = (Dictionary.Reals) Materialised.dictionary(numeric, rows(), plan.zone());
    double[] numbers = new double[(int) rows()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = all.isNull(i) ? 0 : all.values()[i];
    }
    return numbers;
  }

  private void requireTabled(Where asking) {
    if (rows() > Distributions.TABLED_RANKS) {
      throw asking.problem(
          GenerateMessage.TOO_MANY_PARENTS.of(name(), rows()),
          GenerateMessage.CHOOSE_OTHERWISE.of());
    }
  }

  private String parentOf(String column) {
    return table.column(column).map(ColumnPlan::rule).orElseThrow()
            instanceof Rule.Reference reference
        ? reference.table()
        : "";
  }

  /** The fan-out of a reference column. */
  FanOut fanOut(String column) {
    plan.dependencies().read(new Part.OfColumn(name(), column));
    var where = new Where(name(), column);
    var rule = (Rule.Reference) table.column(column).orElseThrow().rule();
    long parents = plan.table(rule.table(), where).rows();
    FanOut known = fanOuts.get(column);
    if (known == null) {
      var children = ((Rule.Pick.FanOut) rule.pick()).children();
      long stream = Mix.draw(Mix.seedOf(plan.seed(), name(), column), ColumnScope.VALUE);
      LongSampler sampler;
      try {
        sampler = Distributions.whole(children, 0, 0);
      } catch (IllegalArgumentException | ArithmeticException e) {
        throw where.problem(DrawException.words(e), GenerateMessage.CORRECT_FAN_OUT.of());
      }
      known = new FanOut(parents, parent -> Math.max(0, sampler.at(Mix.cell(stream, parent))));
      fanOuts.put(column, known);
    }
    return known;
  }

  private String fanOutColumn() {
    return java.util.stream.Stream.concat(table.columns().stream(), table.with().stream())
        .filter(
            c ->
                c.rule() instanceof Rule.Reference reference
                    && reference.pick() instanceof Rule.Pick.FanOut)
        .map(ColumnPlan::name)
        .findFirst()
        .orElseThrow(
            () ->
                Problem.usage(
                        GenerateMessage.TABLE_NOT_MADE.of(name()),
                        GenerateMessage.NO_FAN_OUT.of(),
                        GenerateMessage.GIVE_FAN_OUT.of())
                    .asException());
  }
}
