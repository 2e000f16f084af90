package dev.tanemaki.generate;

import dev.tanemaki.generate.sampling.DrawException;
import dev.tanemaki.generate.sampling.GroupedAlias;
import dev.tanemaki.generate.sampling.Mix;
import dev.tanemaki.plan.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/** Chooses among the parents that agree with a column of this row: one alias table per group. */
final class WithinPicker {

  private WithinPicker() {}

  static Picker of(
      Rule.Reference rule,
      Rule.Within within,
      TableCompiler parent,
      String key,
      ColumnScope scope) {
    Formula.Coded own = coded(scope.operand(within.own()), within, scope);
    List<String> parentTexts = parent.texts(within.parent(), scope.where());
    int size = parentTexts.size();

    // Groups are the different values of the own column.
    List<String> ownTexts = texts(own.dictionary(), within.own(), scope);
    var groupOf = new HashMap<String, Integer>();
    for (String text : ownTexts) {
      if (text != null) {
        groupOf.putIfAbsent(text, groupOf.size());
      }
    }
    int groups = groupOf.size();
    int[] groupOfParent = new int[size];
    Arrays.setAll(groupOfParent, i -> groupOf.getOrDefault(parentTexts.get(i), -1));
    double[] weights =
        rule.pick() instanceof Rule.Pick.Ranked(double exponent)
            ? rankedWithin(groups, groupOfParent, exponent)
            : ReferenceRules.weights(rule, parent, size, key, scope);
    GroupedAlias table;
    try {
      table = GroupedAlias.of(groups, groupOfParent, weights);
    } catch (IllegalArgumentException e) {
      throw scope
          .where()
          .problem(DrawException.words(e), GenerateMessage.CORRECT_WEIGHTS_OF.of(parent.name()));
    }

    boolean nullable = false;
    int[] groupOfCode = new int[ownTexts.size()];
    for (int i = 0; i < groupOfCode.length; i++) {
      groupOfCode[i] = ownTexts.get(i) == null ? groups : groupOf.get(ownTexts.get(i));
      nullable |= table.empty(groupOfCode[i]);
      if (table.empty(groupOfCode[i]) && ownTexts.get(i) != null && scope.required()) {
        throw scope
            .where()
            .problem(
                GenerateMessage.NO_ROW_WITHIN.of(
                    parent.name(),
                    within.parent(),
                    Literals.shortened(ownTexts.get(i)),
                    within.own()),
                GenerateMessage.ADD_ROW.of(parent.name()));
      }
    }
    long stream = scope.stream(ColumnScope.VALUE);
    long[] tableOfCode = table.tables(groupOfCode);
    Picker ownPicker = own.picker();
    return new Picker(
        size,
        nullable,
        binder -> {
          int[] ownCodes = binder.codes(ownPicker);
          int[] codes = binder.ints();
          long[] rows = binder.rows();
          long[] random = binder.random();
          long[] scratch = binder.scratch();
          binder.add(
              n -> {
                Mix.cells(stream, rows, n, random);
                table.pick(ownCodes, tableOfCode, random, n, codes, scratch);
              });
          return codes;
        },
        nullable ? List.of() : implied(ownPicker, groupOfCode, groupOfParent));
  }

  /** The parent tells the row's own column where each of its groups has one value only. */
  private static List<Picker.Implied> implied(Picker own, int[] groupOfCode, int[] groupOfParent) {
    int[] codeOfGroup = new int[groupOfCode.length];
    Arrays.fill(codeOfGroup, -1);
    for (int code = 0; code < groupOfCode.length; code++) {
      if (codeOfGroup[groupOfCode[code]] >= 0) {
        return List.of();
      }
      codeOfGroup[groupOfCode[code]] = code;
    }
    // Parents of no group are never chosen; any code will do for them.
    return Picker.Implied.through(
        own, Arrays.stream(groupOfParent).map(g -> g < 0 ? 0 : codeOfGroup[g]).toArray());
  }

  /** Rank 1 is the first parent of its group. */
  private static double[] rankedWithin(int groups, int[] groupOf, double exponent) {
    int[] seen = new int[groups];
    double[] weights = new double[groupOf.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = groupOf[i] < 0 ? 0 : Math.pow(++seen[groupOf[i]], -exponent);
    }
    return weights;
  }

  private static Formula.Coded coded(Formula own, Rule.Within within, ColumnScope scope) {
    if (own instanceof Formula.Coded coded) {
      return coded;
    }
    if (own.shape() instanceof Shape.Whole shape
        && shape.max() - shape.min() >= 0
        && shape.max() - shape.min() < TableCompiler.MATERIALISED) {
      var texts = new ArrayList<String>();
      for (long v = shape.min(); v <= shape.max(); v++) {
        texts.add(CellText.number(v, shape.unit(), shape.scale(), scope.zone()));
      }
      return Formula.Coded.of(Pickers.range(own, shape, 1), Dictionary.Words.of(texts));
    }
    throw scope
        .where()
        .problem(
            GenerateMessage.TOO_MANY_GROUPS.of(within.own()),
            GenerateMessage.GROUP_BY_CHOICES.of());
  }

  private static List<String> texts(Dictionary dictionary, String column, ColumnScope scope) {
    var type = scope.table().columns().typeOf(column);
    var texts = new ArrayList<String>(dictionary.size());
    for (int i = 0; i < dictionary.size(); i++) {
      texts.add(CellText.entry(dictionary, i, type, scope.zone()));
    }
    return texts;
  }
}
