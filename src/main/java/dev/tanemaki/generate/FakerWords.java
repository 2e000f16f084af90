package dev.tanemaki.generate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.datafaker.Faker;

/**
 * Dictionaries of words from Datafaker: made once before a run, seeded, never per row. The only
 * place that knows Datafaker.
 */
final class FakerWords {

  /** After so many words in a row that were there already, the expression has no more to give. */
  private static final int GIVE_UP = 2_000;

  private FakerWords() {}

  /**
   * @param expression Datafaker's expression without its braces
   * @param size how many different words are wanted; fewer come back if there are no more
   */
  static List<String> make(
      String expression, int size, Locale locale, long seed, ColumnScope scope) {
    var faker = new Faker(locale, new Random(seed));
    var words = new LinkedHashSet<String>();
    int repeated = 0;
    try {
      while (words.size() < size && repeated < GIVE_UP) {
        repeated = words.add(faker.expression("#{" + expression + "}")) ? 0 : repeated + 1;
      }
    } catch (RuntimeException e) {
      throw scope
          .where()
          .problem(
              GenerateMessage.NOT_IN_DATAFAKER.of(expression, locale.toLanguageTag()),
              GenerateMessage.FAKER_EXPRESSION.of());
    }
    return new ArrayList<>(words);
  }
}
