package dev.tanemaki.generate;

import dev.tanemaki.generate.sampling.AliasTable;
import dev.tanemaki.generate.sampling.FanOut;
import dev.tanemaki.generate.sampling.GroupedAlias;
import dev.tanemaki.generate.sampling.Mix;
import dev.tanemaki.generate.sampling.ZipfRanks;
import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.plan.TablePlan;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.schema.ColumnType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Optional;

/** References: which row of a parent a row belongs to. The parent is computed, never read. */
final class ReferenceRules {

  private ReferenceRules() {}

  static Slot of(Rule.Reference rule, ColumnScope scope) {
    TableCompiler parent = scope.table().plan().table(rule.table());
    if (parent.rows() < 1 || parent.rows() >= Integer.MAX_VALUE) {
      throw scope
          .where()
          .problem(
              rule.table() + " has " + parent.rows() + " rows to refer to",
              "give it 1 to " + (Integer.MAX_VALUE - 1) + " rows");
    }
    String key = rule.column().orElseGet(() -> keyOf(parent, scope));
    Picker picker =
        scope.nulled(
            rule.within().isPresent()
                ? within(rule, rule.within().get(), parent, key, scope)
                : anywhere(rule, parent, key, scope));
    var choice = new Choice.ParentRow(parent, picker, scope.where());
    Formula value =
        choice
            .attribute(key)
            .orElseThrow(
                () ->
                    scope
                        .where()
                        .problem(
                            rule.table() + " has no column " + key,
                            "name one of " + String.join(", ", choice.attributes())));
    return new Slot(value, choice);
  }

  /** What the foreign key references, else the parent's first column. */
  private static String keyOf(TableCompiler parent, ColumnScope scope) {
    return scope
        .table()
        .target()
        .flatMap(
            table ->
                table.foreignKeys().stream()
                    .filter(f -> f.columns().contains(scope.name()))
                    .filter(f -> parent.name().endsWith(f.referenced().name()))
                    .map(f -> f.referencedColumns().get(f.columns().indexOf(scope.name())))
                    .findFirst())
        .orElseGet(parent::firstColumn);
  }

  private static Picker anywhere(
      Rule.Reference rule, TableCompiler parent, String key, ColumnScope scope) {
    int rows = (int) parent.rows();
    return switch (rule.pick()) {
      case Rule.Pick.Evenly _ -> ChoiceRules.evenly(rows, scope);
      case Rule.Pick.Ranked(double exponent) when rows > Distributions.TABLED_RANKS ->
          ranked(rows, exponent, scope);
      case Rule.Pick.FanOut(var children) -> fanOut(children, parent, scope);
      case Rule.Pick.Ranked _, Rule.Pick.ByColumn _, Rule.Pick.ByKey _ ->
          byWeight(weights(rule.pick(), parent, key, scope), scope);
    };
  }

  private static Picker byWeight(double[] weights, ColumnScope scope) {
    if (weights.length > AliasTable.MAX_SIZE) {
      throw scope
          .where()
          .problem(
              "it weighs " + weights.length + " parents",
              "weigh at most " + AliasTable.MAX_SIZE + ", or refer to all alike");
    }
    return ChoiceRules.byWeight(weights, scope);
  }

  private static Picker ranked(int rows, double exponent, ColumnScope scope) {
    var ranks = new ZipfRanks(rows, exponent);
    long stream = scope.stream(ColumnScope.VALUE);
    return new Picker(
        rows,
        false,
        binder -> {
          int[] codes = binder.ints();
          long[] index = binder.rows();
          binder.add(
              n -> {
                for (int i = 0; i < n; i++) {
                  codes[i] = (int) (ranks.pick(Mix.cell(stream, index[i])) - 1);
                }
              });
          return codes;
        });
  }

  private static Picker fanOut(
      dev.tanemaki.plan.Distribution children, TableCompiler parent, ColumnScope scope) {
    FanOut fanOut = fanOut(children, parent.rows(), scope);
    long total = fanOut.total();
    if (total < 1) {
      throw scope
          .where()
          .problem("its parents have no children at all", "raise the fan-out's distribution");
    }
    return new Picker(
        (int) parent.rows(),
        false,
        binder -> {
          int[] codes = binder.ints();
          long[] index = binder.rows();
          FanOut.Cursor cursor = fanOut.cursor();
          binder.add(
              n -> {
                for (int i = 0; i < n; i++) {
                  codes[i] = (int) cursor.parentOf(index[i] < total ? index[i] : index[i] % total);
                }
              });
          return codes;
        });
  }

  private static FanOut fanOut(
      dev.tanemaki.plan.Distribution children, long parents, ColumnScope scope) {
    LongSampler sampler = NumberRules.sampler(children, 0, 0, scope);
    long stream = scope.stream(ColumnScope.VALUE);
    return new FanOut(parents, p -> Math.max(0, sampler.at(Mix.cell(stream, p))));
  }

  /** The rows of a table that has as many as its parents' fan-outs add up to. */
  static long childrenOf(PlanCompiler plan, TablePlan table) {
    for (ColumnPlan column : table.columns()) {
      if (column.rule() instanceof Rule.Reference reference
          && reference.pick() instanceof Rule.Pick.FanOut(var children)) {
        long seed = Mix.seedOf(plan.plan().seed(), table.name(), column.name());
        // Only the sampler and the stream of the scope are used, and neither asks the table.
        var scope = new ColumnScope(null, column.name(), Optional.empty(), seed, 0);
        return fanOut(children, plan.table(reference.table()).rows(), scope).total();
      }
    }
    throw Problem.usage(
            "Table " + table.name() + " has rows per parent but no parent",
            "none of its columns is a reference with a fan-out",
            "Give one of its references a fan-out, or the table a number of rows.")
        .asException();
  }

  /** Only parents whose column equals another column of this row. */
  private static Picker within(
      Rule.Reference rule,
      Rule.Within within,
      TableCompiler parent,
      String key,
      ColumnScope scope) {
    if (!parent.materialised()) {
      throw scope
          .where()
          .problem(
              "it looks within " + parent.rows() + " rows of " + parent.name(),
              "within works for parents of at most " + TableCompiler.MATERIALISED_ROWS + " rows");
    }
    Formula own = scope.operand(within.own());
    if (!(own instanceof Formula.Coded(Picker ownPicker, Dictionary ownValues))) {
      throw scope
          .where()
          .problem(
              within.own() + " is not one of a list of values",
              "name a column with a reference or weights");
    }
    var groups = new HashMap<String, Integer>();
    int[] groupOfCode = new int[ownPicker.none() + 1];
    for (int code = 0; code < ownValues.size() && code < groupOfCode.length; code++) {
      String text = plain(ownValues, code, scope);
      groupOfCode[code] = text == null ? -1 : groups.computeIfAbsent(text, t -> groups.size());
    }
    Dictionary parentValues = parent.dictionary(within.parent(), scope.where());
    int[] groupOfRow = new int[parentValues.size()];
    Arrays.setAll(groupOfRow, i -> groups.getOrDefault(plain(parentValues, i, scope), -1));
    double[] weights = weights(rule.pick(), parent, key, scope);
    GroupedAlias table = GroupedAlias.of(groups.size(), groupOfRow, weights);
    boolean nullable = ownPicker.nullable() || ownValues.nullable();
    for (int g = 0; g < groups.size(); g++) {
      nullable |= table.empty(g);
    }
    for (int code = 0; code < groupOfCode.length; code++) {
      boolean nothing = code >= ownValues.size() || groupOfCode[code] < 0;
      groupOfCode[code] = nothing ? groups.size() : groupOfCode[code];
    }
    long stream = scope.stream(ColumnScope.VALUE);
    return new Picker(
        table.none(),
        nullable,
        binder -> {
          int[] from = binder.codes(ownPicker);
          int[] codes = binder.ints();
          long[] index = binder.rows();
          binder.add(
              n -> {
                for (int i = 0; i < n; i++) {
                  codes[i] = table.pick(groupOfCode[from[i]], Mix.cell(stream, index[i]));
                }
              });
          return codes;
        });
  }

  private static double[] weights(
      Rule.Pick pick, TableCompiler parent, String key, ColumnScope scope) {
    int rows = (int) parent.rows();
    return switch (pick) {
      case Rule.Pick.Evenly _ -> filled(rows);
      case Rule.Pick.Ranked(double exponent) -> ZipfRanks.weights(rows, exponent);
      case Rule.Pick.ByColumn(String column) -> numbers(parent, column, scope);
      case Rule.Pick.ByKey byKey -> byKey(byKey, parent, key, scope);
      case Rule.Pick.FanOut _ ->
          throw scope
              .where()
              .problem("a fan-out cannot look within a column", "drop one of the two");
    };
  }

  private static double[] byKey(
      Rule.Pick.ByKey pick, TableCompiler parent, String key, ColumnScope scope) {
    Dictionary keys = requireSmall(parent, scope).dictionary(key, scope.where());
    var rowOf = new HashMap<String, Integer>();
    for (int i = 0; i < keys.size(); i++) {
      rowOf.putIfAbsent(plain(keys, i, scope), i);
    }
    double[] weights =
        pick.othersWeight() == 0
            ? new double[keys.size()]
            : pick.othersBy()
                .map(c -> numbers(parent, c, scope))
                .orElseGet(() -> filled(keys.size()));
    for (Rule.Weighted listed : pick.weights()) {
      Integer row = rowOf.get(listed.value());
      if (row == null) {
        throw scope
            .where()
            .problem(
                parent.name() + " has no row whose " + key + " is " + listed.value(),
                "correct the weights' keys");
      }
      weights[row] = 0;
    }
    double others = Arrays.stream(weights).sum();
    for (int i = 0; i < weights.length; i++) {
      weights[i] = others > 0 ? weights[i] / others * pick.othersWeight() : 0;
    }
    pick.weights().forEach(listed -> weights[rowOf.get(listed.value())] = listed.weight());
    return weights;
  }

  private static double[] numbers(TableCompiler parent, String column, ColumnScope scope) {
    Dictionary values = requireSmall(parent, scope).dictionary(column, scope.where());
    double[] numbers = new double[values.size()];
    for (int i = 0; i < numbers.length; i++) {
      String text = plain(values, i, scope);
      try {
        numbers[i] = text == null ? 0 : Double.parseDouble(text);
      } catch (NumberFormatException e) {
        throw scope
            .where()
            .problem(
                parent.name() + "." + column + " has the weight " + text, "give it numbers only");
      }
    }
    return numbers;
  }

  private static TableCompiler requireSmall(TableCompiler parent, ColumnScope scope) {
    if (!parent.materialised()) {
      throw scope
          .where()
          .problem(
              "it weighs " + parent.rows() + " rows of " + parent.name(),
              "weigh parents of at most "
                  + TableCompiler.MATERIALISED_ROWS
                  + " rows, or use zipf for larger ones");
    }
    return parent;
  }

  private static double[] filled(int rows) {
    double[] ones = new double[rows];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static String plain(Dictionary values, int code, ColumnScope scope) {
    return CellText.entry(values, code, new ColumnType.Text("text", 0), scope.zone());
  }
}
