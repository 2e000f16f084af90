package dev.tanemaki.generate;

import dev.tanemaki.generate.sampling.AliasTable;
import dev.tanemaki.generate.sampling.DrawException;
import dev.tanemaki.generate.sampling.Mix;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.schema.ColumnType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Rules that pick an entry of a short list: constants, weights, dictionaries, flags. */
final class ChoiceRules {

  /** Up to so many labels every subset is an entry of its own. */
  static final int MAX_FLAGS = 12;

  /** Labels that one draw decides together. */
  private static final int FLAGS_PER_DRAW = 6;

  private ChoiceRules() {}

  static Formula constant(Rule.Constant rule, ColumnScope scope) {
    // Null in every row: there is a value in the plan only because a rule must have one.
    String value = scope.nulls() >= 1 ? null : rule.value();
    return new Formula.Coded(Picker.single(), entries(Arrays.asList(value), scope));
  }

  static Slot weights(Rule.Weights rule, ColumnScope scope) {
    var texts = rule.choices().stream().map(Rule.Weighted::value).toList();
    double[] weights = rule.choices().stream().mapToDouble(Rule.Weighted::weight).toArray();
    var words =
        rule.choices().stream().map(c -> c.text().isEmpty() ? c.value() : c.text()).toList();
    Picker picker = scope.nulled(byWeight(weights, scope));
    return new Slot(
        Formula.Coded.of(picker, entries(texts, scope)),
        new Choice.Entry(Formula.Coded.of(picker, Dictionary.Words.of(words))));
  }

  static Formula dictionary(Rule.Dictionary rule, ColumnScope scope) {
    List<String> words =
        FakerWords.make(
            rule.expression(), rule.size(), scope.table().plan().locale(), scope.seed(), scope);
    return new Formula.Coded(evenly(words.size(), scope), entries(words, scope));
  }

  private static Dictionary entries(List<String> texts, ColumnScope scope) {
    return scope.type().isPresent()
        ? scope.literals().parse(texts, scope.type().get(), scope.where())
        : Dictionary.Words.of(texts);
  }

  /** Picks in proportion to weights. */
  static Picker byWeight(double[] weights, ColumnScope scope) {
    AliasTable table;
    try {
      table = AliasTable.of(weights);
    } catch (IllegalArgumentException e) {
      throw scope.where().problem(DrawException.words(e), GenerateMessage.CORRECT_WEIGHTS.of());
    }
    return byTable(table, weights.length, scope.stream(ColumnScope.VALUE));
  }

  static Picker byTable(AliasTable table, int alternatives, long stream) {
    return new Picker(
        alternatives,
        false,
        binder -> {
          int[] codes = binder.ints();
          long[] rows = binder.rows();
          long[] random = binder.random();
          long[] scratch = binder.scratch();
          binder.add(
              n -> {
                Mix.cells(stream, rows, n, random);
                table.pick(random, n, codes, scratch);
              });
          return codes;
        });
  }

  /** Picks one of {@code count} alike. */
  static Picker evenly(int count, ColumnScope scope) {
    long stream = scope.stream(ColumnScope.VALUE);
    return new Picker(
        count,
        false,
        binder -> {
          int[] codes = binder.ints();
          long[] rows = binder.rows();
          long[] random = binder.random();
          binder.add(
              n -> {
                Mix.cells(stream, rows, n, random);
                for (int i = 0; i < n; i++) {
                  codes[i] = (int) Mix.below(random[i], count);
                }
              });
          return codes;
        });
  }

  /**
   * The subset as a bit mask, bit <i>i</i> for label <i>i</i>. Labels are independent, so groups of
   * six are drawn together from the alias table of their 64 joint probabilities.
   */
  static Slot flags(Rule.Flags rule, ColumnScope scope) {
    List<Rule.Flag> flags = rule.flags();
    if (flags.size() > MAX_FLAGS) {
      throw scope
          .where()
          .problem(
              GenerateMessage.TOO_MANY_FLAGS.of(flags.size(), MAX_FLAGS),
              GenerateMessage.MERGE_FLAGS.of());
    }
    for (Rule.Flag flag : flags) {
      if (!(flag.probability() >= 0 && flag.probability() <= 1)) {
        throw scope
            .where()
            .problem(
                GenerateMessage.FLAG_PROBABILITY.of(flag.label(), flag.probability()),
                GenerateMessage.PROBABILITY.of());
      }
    }
    var element =
        scope.type().orElse(null) instanceof ColumnType.Array(ColumnType e)
            ? e
            : new ColumnType.Text("text", 0);
    Dictionary labels =
        scope
            .literals()
            .parse(flags.stream().map(Rule.Flag::label).toList(), element, scope.where());
    int[][] members = new int[1 << flags.size()][];
    for (int mask = 0; mask < members.length; mask++) {
      members[mask] = new int[Integer.bitCount(mask)];
      int at = 0;
      for (int rest = mask; rest != 0; rest &= rest - 1) {
        members[mask][at++] = Integer.numberOfTrailingZeros(rest);
      }
    }
    var words = new ArrayList<String>(members.length);
    for (int[] subset : members) {
      words.add(subset.length == 0 ? rule.none() : joined(flags, subset, rule.separator()));
    }
    Picker picker = scope.nulled(subsets(flags, scope));
    return new Slot(
        Formula.Coded.of(picker, new Dictionary.Lists(labels, members)),
        new Choice.Entry(Formula.Coded.of(picker, Dictionary.Words.of(words))));
  }

  private static String joined(List<Rule.Flag> flags, int[] subset, String separator) {
    return Arrays.stream(subset)
        .mapToObj(flags::get)
        .map(flag -> flag.text().isEmpty() ? flag.label() : flag.text())
        .collect(Collectors.joining(separator));
  }

  private static Picker subsets(List<Rule.Flag> flags, ColumnScope scope) {
    AliasTable low = joint(flags.subList(0, Math.min(FLAGS_PER_DRAW, flags.size())));
    long lowStream = scope.stream(ColumnScope.FLAGS);
    if (flags.size() <= FLAGS_PER_DRAW) {
      return byTable(low, 1 << flags.size(), lowStream);
    }
    AliasTable high = joint(flags.subList(FLAGS_PER_DRAW, flags.size()));
    long highStream = scope.stream(ColumnScope.FLAGS + 1);
    return new Picker(
        1 << flags.size(),
        false,
        binder -> {
          int[] codes = binder.ints();
          int[] others = binder.ints();
          long[] rows = binder.rows();
          long[] random = binder.random();
          long[] scratch = binder.scratch();
          binder.add(
              n -> {
                Mix.cells(lowStream, rows, n, random);
                low.pick(random, n, codes, scratch);
                Mix.cells(highStream, rows, n, random);
                high.pick(random, n, others, scratch);
                for (int i = 0; i < n; i++) {
                  codes[i] |= others[i] << FLAGS_PER_DRAW;
                }
              });
          return codes;
        });
  }

  private static AliasTable joint(List<Rule.Flag> flags) {
    double[] weights = new double[1 << flags.size()];
    for (int mask = 0; mask < weights.length; mask++) {
      weights[mask] = 1;
      for (int i = 0; i < flags.size(); i++) {
        double p = flags.get(i).probability();
        weights[mask] *= (mask >> i & 1) == 1 ? p : 1 - p;
      }
    }
    return AliasTable.of(weights);
  }
}
