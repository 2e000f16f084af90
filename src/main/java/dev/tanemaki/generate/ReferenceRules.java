package dev.tanemaki.generate;

import dev.tanemaki.generate.sampling.AliasTable;
import dev.tanemaki.generate.sampling.FanOut;
import dev.tanemaki.generate.sampling.Mix;
import dev.tanemaki.generate.sampling.ZipfRanks;
import dev.tanemaki.plan.Rule;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/** Rules that choose a row of another table: by computing it, never by reading it. */
final class ReferenceRules {

  private ReferenceRules() {}

  static Slot of(Rule.Reference rule, ColumnScope scope) {
    TableCompiler parent = scope.table().plan().table(rule.table(), scope.where());
    long size = parent.rows();
    if (size < 1 || size >= Integer.MAX_VALUE) {
      throw scope
          .where()
          .problem(
              GenerateMessage.PARENT_SIZE.of(rule.table(), size),
              GenerateMessage.PARENT_LIMIT.of());
    }
    String key =
        rule.column()
            .orElseGet(() -> scope.table().columns().keyOf(scope.name(), parent.columns()));
    Picker picker =
        rule.within().isPresent()
            ? WithinPicker.of(rule, rule.within().get(), parent, key, scope)
            : picker(rule, parent, (int) size, key, scope);
    var choice = new Choice.ParentRow(parent, scope.nulled(picker), scope.where());
    Formula value =
        choice
            .attribute(key)
            .orElseThrow(
                () ->
                    scope
                        .where()
                        .problem(
                            GenerateMessage.PARENT_WITHOUT.of(rule.table(), key),
                            GenerateMessage.COLUMNS.of(
                                String.join(", ", parent.columns().names()))));
    return new Slot(value, choice);
  }

  private static Picker picker(
      Rule.Reference rule, TableCompiler parent, int size, String key, ColumnScope scope) {
    return switch (rule.pick()) {
      case Rule.Pick.Evenly _ -> ChoiceRules.evenly(size, scope);
      case Rule.Pick.ByColumn _, Rule.Pick.ByKey _ ->
          ChoiceRules.byWeight(weights(rule, parent, size, key, scope), scope);
      case Rule.Pick.Ranked(double exponent) -> ranked(size, exponent, scope);
      case Rule.Pick.FanOut _ -> fanOut(scope.table().fanOut(scope.name()), size, scope);
    };
  }

  private static Picker ranked(int size, double exponent, ColumnScope scope) {
    if (!(exponent > 0)) {
      throw scope
          .where()
          .problem(GenerateMessage.ZIPF_EXPONENT.of(exponent), GenerateMessage.ABOVE_ZERO.of());
    }
    if (size <= Distributions.TABLED_RANKS) {
      return ChoiceRules.byTable(
          AliasTable.of(ZipfRanks.weights(size, exponent)), size, scope.stream(ColumnScope.VALUE));
    }
    var ranks = new ZipfRanks(size, exponent);
    long stream = scope.stream(ColumnScope.VALUE);
    return new Picker(
        size,
        false,
        binder -> {
          int[] codes = binder.ints();
          long[] rows = binder.rows();
          long[] random = binder.random();
          binder.add(
              n -> {
                Mix.cells(stream, rows, n, random);
                for (int i = 0; i < n; i++) {
                  codes[i] = (int) (ranks.pick(random[i]) - 1);
                }
              });
          return codes;
        });
  }

  private static Picker fanOut(FanOut fanOut, int size, ColumnScope scope) {
    long total = fanOut.total();
    if (total < 1) {
      throw scope
          .where()
          .problem(GenerateMessage.CHILDLESS.of(), GenerateMessage.FAN_OUT_ABOVE_ZERO.of());
    }
    return new Picker(
        size,
        false,
        binder -> {
          int[] codes = binder.ints();
          long[] rows = binder.rows();
          FanOut.Cursor cursor = fanOut.cursor();
          binder.add(
              n -> {
                for (int i = 0; i < n; i++) {
                  codes[i] = (int) cursor.parentOf(rows[i] % total);
                }
              });
          return codes;
        });
  }

  /** One weight per parent row. */
  static double[] weights(
      Rule.Reference rule, TableCompiler parent, int size, String key, ColumnScope scope) {
    double[] weights = new double[size];
    switch (rule.pick()) {
      case Rule.Pick.Evenly _ -> Arrays.fill(weights, 1);
      case Rule.Pick.ByColumn(String column) -> weights = parent.numbers(column, scope.where());
      case Rule.Pick.ByKey byKey -> byKey(byKey, parent, key, weights, scope);
      case Rule.Pick.Ranked(double exponent) -> weights = ZipfRanks.weights(size, exponent);
      case Rule.Pick.FanOut _ ->
          throw scope
              .where()
              .problem(GenerateMessage.FAN_OUT_WITHIN.of(), GenerateMessage.USE_ONE.of());
    }
    return weights;
  }

  private static void byKey(
      Rule.Pick.ByKey pick, TableCompiler parent, String key, double[] weights, ColumnScope scope) {
    List<String> keys = parent.texts(key, scope.where());
    var rowOf = new HashMap<String, Integer>();
    for (int i = 0; i < keys.size(); i++) {
      rowOf.putIfAbsent(keys.get(i), i);
    }
    double[] others = new double[weights.length];
    if (pick.othersWeight() > 0) {
      if (pick.othersBy().isPresent()) {
        others = parent.numbers(pick.othersBy().get(), scope.where());
      } else {
        Arrays.fill(others, 1);
      }
    }
    for (Rule.Weighted weighted : pick.weights()) {
      Integer row = rowOf.get(weighted.value());
      if (row == null) {
        throw scope
            .where()
            .problem(
                GenerateMessage.NO_KEY.of(weighted.value(), key, parent.name()),
                GenerateMessage.NAME_KEYS.of());
      }
      weights[row] = weighted.weight();
      others[row] = 0;
    }
    double total = Arrays.stream(others).sum();
    for (int i = 0; i < weights.length && total > 0; i++) {
      weights[i] += pick.othersWeight() * others[i] / total;
    }
  }
}
