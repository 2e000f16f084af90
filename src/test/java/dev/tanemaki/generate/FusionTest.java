package dev.tanemaki.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Neighbours share a choice where one decides the other, and keep their values. */
class FusionTest {

  private static final int ROWS = 64;

  private final Picker city = numbered(4);
  private final int[] prefectureOf = {1, 0, 1, 2};

  @Test
  void whatAChoiceDecidesIsLookedUpByItsCode() {
    Picker prefecture =
        new Picker(
            3,
            false,
            binder -> {
              int[] from = binder.codes(city);
              int[] codes = binder.ints();
              binder.add(
                  n -> {
                    for (int i = 0; i < n; i++) {
                      codes[i] = prefectureOf[from[i]];
                    }
                  });
              return codes;
            });
    Picker within =
        new Picker(4, false, city.binding(), List.of(new Picker.Implied(prefecture, prefectureOf)));

    List<String> texts =
        values(
            Fusion.align(
                List.of(
                    coded(prefecture, "北海道", "東京都", "大阪府"), coded(within, "札幌", "函館", "旭川", "小樽"))),
            1);

    assertEquals(List.of("東京都札幌", "北海道函館", "東京都旭川", "大阪府小樽"), texts.subList(0, 4), "row by row");
  }

  @Test
  void smallChoicesBecomeOneAmongAllTheirCombinations() {
    Picker three = numbered(3);
    var apart = List.<Formula>of(coded(city, "a", "b", "c", "d"), coded(three, "x", "y", null));

    List<Formula> aligned = Fusion.align(apart);

    assertEquals(values(apart, 2), values(aligned, 1));
  }

  @Test
  void partsOfATextWithOneChoiceBecomeOneDictionary() {
    List<Formula> fused =
        Fusion.fuse(
            List.of(
                coded(Picker.single(), "「"),
                coded(city, "札幌", "函館", null, "小樽"),
                coded(Picker.single(), "」")));

    assertEquals(1, fused.size());
    assertEquals(List.of("「札幌」", "「函館」", "", "「小樽」"), values(fused, 1).subList(0, 4));
  }

  @Test
  void largeChoicesStayApart() {
    var apart =
        List.<Formula>of(
            coded(city, "a", "b", "c", "d"),
            coded(
                numbered(5_000),
                IntStream.range(0, 5_000).mapToObj(Integer::toString).toArray(String[]::new)));

    assertEquals(apart, Fusion.align(apart));
  }

  private static Picker numbered(int alternatives) {
    return new Picker(
        alternatives,
        false,
        binder -> {
          int[] codes = binder.ints();
          long[] rows = binder.rows();
          binder.add(
              n -> {
                for (int i = 0; i < n; i++) {
                  codes[i] = (int) (rows[i] % alternatives);
                }
              });
          return codes;
        });
  }

  private static Formula.Coded coded(Picker picker, String... words) {
    return new Formula.Coded(picker, Dictionary.Words.of(Arrays.asList(words)));
  }

  /** The formulas' words one after another, row by row, null as nothing. */
  private static List<String> values(List<Formula> formulas, int choices) {
    var binder = new Binder(ROWS);
    var vectors = formulas.stream().map(f -> (Vector.Codes) binder.vector(f)).toList();
    for (int i = 0; i < ROWS; i++) {
      binder.rows()[i] = i;
    }
    binder.steps().forEach(step -> step.run(ROWS));
    assertEquals(choices, vectors.stream().map(Vector.Codes::codes).distinct().count());
    var texts = new ArrayList<String>();
    for (int i = 0; i < ROWS; i++) {
      var text = new StringBuilder();
      for (Vector.Codes v : vectors) {
        String word = ((Dictionary.Words) v.dictionary()).word(v.codes()[i]);
        text.append(word == null ? "" : word);
      }
      texts.add(text.toString());
    }
    return texts;
  }
}
