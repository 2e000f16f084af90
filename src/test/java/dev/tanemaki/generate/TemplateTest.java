package dev.tanemaki.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts put together from other columns. */
class TemplateTest {

  /** Columns of one value each. */
  private static final String[] FIXED = {
    "n: {weights: {-1234567: 1}}",
    "z: {weights: {0: 1}}",
    "d: {weights: {1234.565: 1}}",
    "word: {weights: {りんご: {weight: 1, text: 林檎}}}",
    "none: {constant: x, nulls: 1}",
    "inner: {template: \"<{word}>\"}",
    "band: {bands: {10-10: {weight: 1, text: ten}}}"
  };

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "null",
      textBlock =
          """
          plain words                 | plain words
          {{{word}}}                  | {りんご}
          {{word}}                    | {word}
          {word}{word.text}{word}     | りんご林檎りんご
          {inner}{inner}              | <りんご><りんご>
          {n}                         | -1234567
          {n:#,##0}                   | -1,234,567
          {n:000000000}               | -001234567
          {z:000}                     | 000
          {z:#,###}                   | 0
          {d:#,##0.00}                | 1,234.57
          {d:0}                       | 1235
          {d}                         | 1234.565
          {d:00000.0000}              | 01234.5650
          {band.low}-{band.text}      | 10-ten
          {none}                      | null
          a{none}b{n}                 | null
          {word}{none.text}           | null
          ''"                         | ''"
          """)
  void fieldsStandWhereTheirBracesWere(String template, String text) {
    String none = template.contains("none.text") ? "none: {weights: {x: 1}, nulls: 1}" : FIXED[4];
    String[] with = FIXED.clone();
    with[4] = none;
    var program =
        Made.column("text", 3, "{template: \"" + template.replace("\"", "\\\"") + "\"}", with);
    assertThat(Made.column(program)).containsExactly(text, text, text);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {at}                        | 2026-03-31 18:05:09
          {at:yyyy年M月d日(E)}          | 2026年3月31日(火)
          {at:HH:mm:ss}               | 18:05:09
          {at:yyyyMMdd'T'HHmm}        | 20260331T1805
          {at:h 'o''clock'}           | 6 o'clock
          {at:MM/dd HH時 ss}            | 03/31 18時 09
          {day}                       | 2024-02-29
          {day:dd.MM.uuuu}            | 29.02.2024
          {day:uuuu HH}               | 2024 00
          {noon}                      | 12:00:00
          {noon:H時}                   | 12時
          """)
  void timesAreShownInTheZoneOfThePlan(String template, String text) {
    String ddl = "create table t (v text, at timestamptz, day date, noon time);";
    var plan =
        Made.plan(
            ddl,
            """
            tables:
              t:
                rows: 2
                columns:
                  v: {template: "%s"}
                  at: {calendar: {from: %s, to: %s}}
                  day: {between: {low: 2024-02-29, high: 2024-02-29}}
                  noon: {between: {low: "12:00", high: "12:00"}}
            """
                .formatted(template, "-53691s", "-53690s"));
    var rows = Made.rows(plan.program("t"), 0, 2);
    assertThat(rows).allMatch(r -> r.getFirst().equals(text), text + " but " + rows.getFirst());
  }

  @Test
  void numbersOfEveryWidthAreWrittenAsTheyAre() {
    var program =
        Made.column(
            "text",
            40_000,
            "{template: \"{n};{n:000000};{p:#,##0.0};{w:000000000000}\"}",
            "n: {uniform: {min: -99999, max: 999999}}",
            "p: {uniform: {min: -5000, max: 5000}, step: 0.01}",
            "w: {uniform: {min: 0, max: 999999999999}}");
    for (String cell : Made.column(program)) {
      String[] parts = cell.split(";");
      long n = Long.parseLong(parts[0]);
      assertThat(parts[1]).isEqualTo((n < 0 ? "-" : "") + "%06d".formatted(Math.abs(n)));
      assertThat(new BigDecimal(parts[2].replace(",", "")).abs())
          .isLessThanOrEqualTo(new BigDecimal(5000));
      assertThat(parts[2]).matches("-?\\d(,\\d{3}|\\d{0,2})\\.\\d");
      assertThat(parts[3]).hasSize(12).containsOnlyDigits();
    }
  }

  @Test
  void aTextIsNullExactlyWhereAPartIs() {
    String ddl = "create table t (v text, a integer, b text);";
    var plan =
        Made.plan(
            ddl,
            """
            tables:
              t:
                rows: 2000
                columns:
                  v: {template: "{a:00000}/{b}"}
                  a: {offset: {from: far, uniform: {min: -50, max: -40}}}
                  b: {weights: {x: 1, y: 1}, nulls: 0.3}
                with: {far: {uniform: {min: 100, max: 90000}, nulls: 0.3}}
            """);
    for (List<String> row : Made.rows(plan.program("t"), 0, 2_000)) {
      String expected =
          row.get(1) == null || row.get(2) == null
              ? null
              : "%05d/%s".formatted(Integer.parseInt(row.get(1)), row.get(2));
      assertThat(row.getFirst()).isEqualTo(expected);
    }
  }

  @Test
  void nullPartsOfAnArrayAreNullElements() {
    var program =
        Made.column("text[]", 1, "{array: [\"{a}\", \"{none}\", \"\"]}", "a: x", "none: ~");
    assertThat(Made.column(program)).containsExactly("{x,NULL,\"\"}");
  }

  @Test
  void limitsCountCharactersNotBytes() {
    var program = Made.column("varchar(3)", 5, "{template: \"{a}👩{a}\"}", "a: {weights: {東: 1}}");
    assertThat(Made.column(program)).containsOnly("東👩東");
  }
}
