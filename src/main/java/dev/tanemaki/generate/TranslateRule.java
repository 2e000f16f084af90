package dev.tanemaki.generate;

import dev.tanemaki.plan.Rule;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Another column's value translated: the same codes with another dictionary. */
final class TranslateRule {

  /** Up to so many different whole numbers are addressed directly. */
  private static final long DIRECT = 1 << 16;

  private TranslateRule() {}

  static Formula of(Rule.Translate rule, ColumnScope scope) {
    Formula of = scope.operand(rule.of());
    if (of instanceof Formula.Coded(Picker picker, Dictionary dictionary)) {
      if (dictionary instanceof Dictionary.Lists lists) {
        return new Formula.Coded(
            picker,
            new Dictionary.Lists(translated(lists.elements(), rule, scope), lists.members()));
      }
      return new Formula.Coded(picker, translated(dictionary, rule, scope));
    }
    if (of.shape() instanceof Shape.Whole shape) {
      Picker picker =
          shape.max() - shape.min() < DIRECT && shape.max() - shape.min() >= 0
              ? Pickers.range(of, shape, 1)
              : null;
      if (picker != null) {
        var texts = new ArrayList<String>();
        for (long v = shape.min(); v <= shape.max(); v++) {
          texts.add(CellText.number(v, shape.unit(), shape.scale(), scope.zone()));
        }
        return Formula.Coded.of(picker, typed(texts, rule, scope));
      }
      return byIndex(of, shape, rule, scope);
    }
    throw scope
        .where()
        .problem(
            GenerateMessage.TOO_MANY_TO_LIST.of(rule.of()), GenerateMessage.TRANSLATE_CHOICES.of());
  }

  private static Dictionary translated(
      Dictionary dictionary, Rule.Translate rule, ColumnScope scope) {
    var type = scope.table().columns().typeOf(rule.of());
    var texts = new ArrayList<String>();
    for (int i = 0; i < dictionary.size(); i++) {
      texts.add(CellText.entry(dictionary, i, type, scope.zone()));
    }
    // Booleans are true and false in a plan, t and f on the screen.
    if (dictionary instanceof Dictionary.Numbers numbers && numbers.unit() == Unit.BOOLEAN) {
      texts.replaceAll(t -> t == null ? null : t.equals("t") ? "true" : "false");
    }
    return typed(texts, rule, scope);
  }

  /** The translations of these texts; null stays null. */
  private static Dictionary typed(List<String> texts, Rule.Translate rule, ColumnScope scope) {
    var words = new ArrayList<String>();
    for (String text : texts) {
      words.add(
          text == null ? null : rule.values().getOrDefault(text, rule.otherwise().orElse(null)));
    }
    return parsed(words, scope);
  }

  private static Dictionary parsed(List<String> words, ColumnScope scope) {
    var element =
        scope.type().map(t -> t instanceof dev.tanemaki.schema.ColumnType.Array(var e) ? e : t);
    return element.isPresent()
        ? scope.literals().parse(words, element.get(), scope.where())
        : Dictionary.Words.of(words);
  }

  /** A listed value as the number that the other column has for it. */
  private static long key(String text, Shape.Whole shape, Rule.Translate rule, ColumnScope scope) {
    try {
      return switch (shape.unit()) {
        case INTEGER, DECIMAL ->
            NumericLiterals.parse(text).setScale(shape.scale()).unscaledValue().longValueExact();
        case BOOLEAN -> throw new IllegalStateException("booleans are few: " + rule);
        case DATE -> TimeText.date(text);
        case INSTANT -> TimeText.instant(text, scope.zone());
        case WALL_CLOCK -> TimeText.wallClock(text);
        case TIME_OF_DAY -> TimeText.time(text);
        case DURATION -> TimeText.duration(text);
      };
    } catch (NumberFormatException | ArithmeticException | DateTimeException e) {
      throw scope
          .where()
          .problem(
              GenerateMessage.NEVER_IS.of(Literals.shortened(text), rule.of()),
              GenerateMessage.LIST_VALUES.of(rule.of()));
    }
  }

  /** Listed numbers are found by binary search; the last code stands for those not listed. */
  private static Formula byIndex(
      Formula of, Shape.Whole shape, Rule.Translate rule, ColumnScope scope) {
    record Listed(long value, String text) {}
    var listed = new ArrayList<Listed>();
    for (Map.Entry<String, String> e : rule.values().entrySet()) {
      listed.add(new Listed(key(e.getKey(), shape, rule, scope), e.getValue()));
    }
    listed.sort(java.util.Comparator.comparingLong(Listed::value));
    long[] keys = listed.stream().mapToLong(Listed::value).toArray();
    var words = new ArrayList<>(listed.stream().map(Listed::text).toList());
    words.add(rule.otherwise().orElse(null));
    int other = keys.length;
    var picker =
        new Picker(
            other + 1,
            shape.nullable(),
            binder -> {
              Vector.Longs source = Wholes.longs(of, binder);
              long[] values = source.values();
              boolean[] nulls = source.nulls();
              int[] codes = binder.ints();
              binder.add(
                  n -> {
                    for (int i = 0; i < n; i++) {
                      int at = Arrays.binarySearch(keys, values[i]);
                      codes[i] = nulls != null && nulls[i] ? other + 1 : at < 0 ? other : at;
                    }
                  });
              return codes;
            });
    return Formula.Coded.of(picker, parsed(words, scope));
  }
}
