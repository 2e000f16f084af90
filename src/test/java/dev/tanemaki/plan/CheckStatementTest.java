package dev.tanemaki.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.dataset.Datasets;
import dev.tanemaki.plan.CheckStatement.Verdict;
import dev.tanemaki.schema.DdlReader;
import dev.tanemaki.schema.Expression;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of a check before a row is made. */
class CheckStatementTest {

  private static final Verdict HOLDS = new Verdict.Holds();
  private static final Verdict UNTOLD = new Verdict.Untold();

  static List<PlanSource> datasets() {
    return Datasets.builtIn().all().stream().map(d -> d.load()).toList();
  }

  @ParameterizedTest
  @MethodSource("datasets")
  void everyCheckOfADatasetIsKnownToHold(PlanSource source) {
    var plan = source.plan();
    var schema = DdlReader.read("schema.sql", plan.ddl().orElseThrow());
    for (var table : plan.tables()) {
      assertThat(CheckStatement.of(plan, schema, table.name()))
          .allSatisfy(s -> assertThat(s.verdict()).as(s.check().toString()).isEqualTo(HOLDS));
    }
  }

  @Test
  void aStatementNamesWhatItsColumnsCanHold() {
    var plan = Datasets.builtIn().named("job-postings").load().plan();
    var schema = DdlReader.read("schema.sql", plan.ddl().orElseThrow());
    var words =
        CheckStatement.of(plan, schema, "jobs").stream()
            .map(
                s ->
                    s.check().name()
                        + " "
                        + s.columns().values().stream().map(Domain::words).toList());
    assertThat(words)
        .contains(
            "jobs_fee_range_check [501–5,000]",
            "jobs_salary_type_check [hourly, daily, monthly]",
            "jobs_salary_order_check [900–3,000, 900–3,000]");
  }

  /** Of table t: n and m integers, x numeric(6,2), s and u text, d timestamptz, b boolean. */
  private static Verdict verdict(String check, String columns, String rows) {
    var ddl =
        "create table t (n int, m int, x numeric(6,2), s varchar(9), u text, d timestamptz,"
            + " e timestamptz, b boolean, check (%s));".formatted(check);
    var text = "tables: {t: {%s, columns: {%s}}}".formatted(rows, columns);
    var plan = PlanReader.parse("p.yml", text, PlanFiles.none()).orThrow().plan();
    return CheckStatement.of(plan, DdlReader.read("s", ddl), "t").getFirst().verdict();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "n > 0 AND n <= 5000                   | n: {uniform: {min: 1, max: 5000}}",
        "((n > 0) AND (n <= 5000))             | n: {normal: {mean: 50, sd: 9, min: 1, max: 99}}",
        "n >= 0                                | n: {zipf: {n: 9, exponent: 1}}, m: 1",
        "n between 1 and 47                    | n: {weights: {1: 1, 47: 1, 99: 0}}",
        "NOT (n < 0)                           | n: {sequence: {start: 0}}",
        "n <> 5                                | n: {bands: {1-4: 1, 6-9: 1}}",
        "n < 10                                | n: {exponential: {mean: 3, max: 9}}",
        "x < 10                                | x: {bands: {1-10: 1}}",
        "x >= 0.3                              | x: {uniform: {min: 0.25, max: 1}}, step: 0.1}",
        "s IN ('a', 'b')                       | s: {weights: {a: 1, b: 2}}",
        "(s)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[])"
            + "                                | s: {weights: {a: 1, b: 2}}",
        "s is null or s = 'a'                  | s: {constant: a, nulls: 0.5}",
        "b = (s = 'a')                         | s: {weights: {a: 1, c: 1}},"
            + " b: {translate: {of: s, values: {a: true}, otherwise: false}}",
        "s <> 'a' OR n > 5                     | s: {weights: {a: 1, c: 1}},"
            + " n: {uniform: {min: 6, max: 9}}",
        "n <= m                                | n: {uniform: {min: 1, max: 5}},"
            + " m: {offset: {from: n, uniform: {min: 0, max: 5}}}",
        "n <= m                                | n: {uniform: {min: 1, max: 5}},"
            + " m: {uniform: {min: 5, max: 9}}",
        "e IS NULL OR e > d                    | d: {calendar: {from: -9d, to: 0d}},"
            + " e: {offset: {from: d, uniform: {min: 1, max: 2}, unit: days}, nulls: 0.5}",
        "d >= e                                | d: {offset: {from: s, uniform: {min: -1, max: 0},"
            + " unit: days}}, s: {calendar: {from: -9d, to: 0d}}, e: {offset: {from: s, uniform:"
            + " {min: -3, max: -1}, unit: days}}",
        "n > 0                                 | m: 1",
        "n > 0                                 | n: ~",
      })
  void holds(String check, String columns) {
    assertThat(verdict(check, columns.replace("}}, step", "}, step"), "rows: 100"))
        .isEqualTo(HOLDS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "n > 500                | n: {bands: {500-900: 1}}                        | n 500",
        "n > 500 AND n <= 5000  | n: {uniform: {min: 501, max: 5010}, step: 10}   | n 5010",
        "n <> 5                 | n: {uniform: {min: 1, max: 9}}                  | n 5",
        "n < 100                | n: {sequence: {start: 1}}                       | n 100",
        "s IN ('a', 'b')        | s: {weights: {a: 1, B: 1}}                      | s B",
        "s IS NOT NULL          | s: {constant: a, nulls: 0.1}                    | s null",
        "n <= m                 | n: {uniform: {min: 1, max: 5}}, m: {uniform: {min: 4, max: 9}} |"
            + " n 5, m 4",
        "b = (s = 'a')          | s: {weights: {a: 1, c: 1}}, b: true             | b true, s c",
        "x < 10                 | x: {uniform: {min: 1, max: 10}}                 | x 10",
      })
  void isBrokenByARowThatThePlanCanMake(String check, String columns, String example) {
    assertThat(verdict(check, columns, "rows: 100"))
        .isInstanceOfSatisfying(
            Verdict.Broken.class, b -> assertThat(b.example()).isEqualTo(example));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "length(s) > 3          | s: abcd",
        "s ~ '^a'               | s: abcd",
        "n + 1 > 0              | n: 1",
        "d > '2020-01-01'       | d: {calendar: {from: -9d, to: 0d}}",
        "s > 'a'                | s: b",
        "s = 'a'                | s: {template: a}",
        "n <= m                 | n: {offset: {from: m, uniform: {min: -1, max: 1}}}, m: {uniform:"
            + " {min: 1, max: 2}}",
        "n::int > 0             | n: 1",
        "(((n > 0)              | n: 1",
      })
  void isUntoldWhereArithmeticDoesNotReach(String check, String columns) {
    var condition = check.replace("(((", "(((").strip();
    if (condition.startsWith("(((")) {
      assertThat(Expression.read(condition)).isEmpty();
    } else {
      assertThat(verdict(condition, columns, "rows: 100")).isEqualTo(UNTOLD);
    }
  }

  @Test
  void listedRowsAreGoneThroughOneByOne() {
    var rows = "data: {source: l.csv, csv: \"n,m\\n1,2\\n3,\\n%s,5\\n\"}";
    assertThat(verdict("n <= m", "", rows.formatted("5"))).isEqualTo(HOLDS);
    assertThat(verdict("n <= m", "", rows.formatted("6")))
        .isEqualTo(new Verdict.Broken(Map.of("n", "6", "m", "5")));
  }
}
