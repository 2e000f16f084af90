package dev.tanemaki.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.dataset.Dataset;
import dev.tanemaki.dataset.Datasets;
import dev.tanemaki.plan.Finding;
import dev.tanemaki.plan.PlanFiles;
import dev.tanemaki.plan.PlanReader;
import dev.tanemaki.plan.PlanValidator;
import dev.tanemaki.schema.DdlReader;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a plan's own checks cannot tell is told by its rows, with the place in the file. */
class PlanTrialTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private static List<Finding> tried(String ddl, String text) {
    var source = PlanReader.parse("p.yml", text, PlanFiles.none()).orThrow();
    var schema = DdlReader.read("schema.sql", ddl);
    assertThat(PlanValidator.check(source, schema)).isEmpty();
    return PlanTrial.findings(source.plan(), schema, source.places(), LONG);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          varchar(3) | {dictionary: Name.fullName}                    | p.yml:5:10: t.v: "
          varchar(6) | {template: "{first}{first}"}                   | p.yml:5:10: t.v: "
          varchar(5) | {template: "{n}"}                              | p.yml:5:10: t.v: row 99999: "100000" does not fit varchar(5)
          varchar(8) | {template: "{n}{late}"}                        | p.yml:5:10: t.v: row
          varchar(6) | {template: "{n}"}                              |
          int[]      | {array: ["{n}", "{odd}"]}                      | p.yml:5:10: t.v: "x" does not fit integer
          int[]      | {array: ["{n}", "2"]}                          |
          int        | {between: {low: at, high: 9}}                  | p.yml:5:10: t.v: its bounds at and 9 are of different kinds
          jsonb      | {template: '{{"a": {n}, "b": {odd}}}'}           | p.yml:5:10: t.v: "
          text       | {template: "{n:000.00}"}                       |
          int        | {between: {low: n, high: 50}}                  | p.yml:5:10: t.v: row 50: n 51 is greater than high 50
          int        | {between: {low: n, high: 50}, nulls: 1}        |
          timestamptz | {between: {low: at, high: after}}             |
          timestamptz | {between: {low: after, high: at}}             | p.yml:5:10: t.v: row 0: after 20
          date       | {between: {low: 2026-01-01, high: 2026-12-31}} |
          char(9)    | {template: "{n}"}                              |
          timestamptz | {calendar: {from: -9d, to: 0d}}               |
          interval   | {uniform: {min: -90000, max: 1e6}}             |
          real       | {normal: {mean: 0, sd: 1e-9}}                  |
          numeric    | {normal: {mean: 0, sd: 1e9}}                   |
          uuid       | {sequence: 1}                                  |
          bool       | {weights: {t: 1, f: 1}}                        |
          text[]     | {flags: {"a,b": 0.5, "NULL": 0.5}}             |
          """)
  void whatItsRowsAreIsLookedAt(String type, String rule, String expected) {
    var findings =
        tried(
            "create table t (v " + type + ");",
            """
            tables:
              t:
                rows: 100000
                columns:
                  v: %s
                with:
                  n: {sequence: {start: 1}}
                  at: {calendar: {from: -9d, to: 0d}}
                  after: {offset: {from: at, unit: days, uniform: {min: 1, max: 90}}}
                  odd: {weights: {x: 1, 2: 1}}
                  late: {translate: {of: big, values: {a: abc, b: abcd}}}
                  big: {weights: {a: 50, b: 1}}
                  first: {dictionary: {faker: Name.firstName, size: 50}}
            """
                .formatted(rule));
    if (expected == null) {
      assertThat(findings).isEmpty();
    } else {
      assertThat(findings).singleElement().asString().contains(expected);
    }
  }

  static Stream<Dataset> datasets() {
    return Datasets.builtIn().all().stream();
  }

  @ParameterizedTest
  @MethodSource("datasets")
  void thePlansOfTheDatasetsStandTheTrial(Dataset dataset) {
    var source = dataset.document().source().orElseThrow();
    var schema = DdlReader.read("schema", source.plan().ddl().orElseThrow());
    assertThat(PlanTrial.findings(source.plan(), schema, source.places(), LONG)).isEmpty();
  }
}
