package dev.tanemaki.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tanemaki.problem.Problem;
import dev.tanemaki.problem.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be generated is said before any row is made: which column, why, and what next. */
class CompileProblemsTest {

  private static final String DDL =
      """
      create type mood as enum ('sad', 'ok');
      create table p (code char(2) primary key, weight integer);
      """;
  private static final String TABLES =
      """
      tables:
        p: {data: {csv: "code,weight\\n01,1\\n02,\\n"}}
        t:
          rows: 100000
          columns:
            v: %s
          with:
            n: {uniform: {min: -70000, max: 70000}}
            r: {normal: {mean: 0, sd: 1}}
            text: {template: "x{n}"}
            at: {calendar: {from: -9d, to: 0d}}
            p: {reference: p}
            list: {flags: {a: 0.5}}
            id: {sequence: {start: -9223372036854775808}}
      """;

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      maxCharsPerColumn = 1_000,
      textBlock =
          """
          smallint         | {sequence: 1}                              | values from 1 to 100000 does not fit smallint
          smallint         | {uniform: {min: 0, max: 40000}}            | values from 0 to 40000 does not fit smallint
          smallint         | {offset: {from: n, uniform: {min: 0, max: 1}}} | does not fit smallint
          smallint         | 40000                                      | "40000" does not fit smallint
          integer          | {weights: {1: 1, x: 1}}                    | "x" does not fit integer
          integer          | {weights: {1.5: 1}}                        | "1.5" does not fit integer
          integer          | 1e999999                                   | does not fit integer
          integer          | {template: "{n}"}                          | does not fit integer
          integer          | {lookup: p.nothing}                        | what p chose has no nothing
          integer          | {lookup: n.low}                            | n, which chooses nothing
          integer          | {reference: nobody}                        | there is no table nobody
          integer          | {reference: {table: p, column: nothing}}   | no column nothing
          integer          | {calendar: {from: -1d, to: 0d}}            | does not fit integer
          integer          | {flags: {1: 0.5}}                          | an array does not fit integer
          integer          | {array: ["{n}"]}                           | an array does not fit integer
          integer          | {uniform: {min: 5, max: 1}}                | min must not exceed max
          integer          | {uniform: {min: 11, max: 19}, step: 10}    | no multiple of the step lies between min and max
          integer          | {uniform: {min: 1, max: 5}, step: 0.1}     | the step 0.1 is finer than the column's type
          integer          | {bands: {11-19: 1}, step: 10}              | its band 11–19 has no multiple of its step
          integer          | {weights: {1: 0}}                          | at least one weight must be above 0
          integer          | {weights: {1: -1, 2: 1}}                   | a weight must be a number of 0 or more
          integer          | {normal: {mean: 0, sd: 0}}                 | sd must be above 0
          integer          | {normal: {mean: 0, sd: 1, min: 50, max: 60}} | next to nothing of this shape
          integer          | {beta: {alpha: 0, beta: 1, min: 0, max: 9}} | alpha and beta must be above 0
          integer          | {zipf: {n: 0, exponent: 1}}                | n must be at least 1
          integer          | {translate: {of: text, values: {a: 1}}}    | too many to list
          integer          | {translate: {of: n, values: {a: 1}}}       | it translates a, which n never is
          integer          | {translate: {of: p, values: {"01": x}}}    | "x" does not fit integer
          integer          | {between: {low: at, high: 5}}              | different kinds
          integer          | {between: {low: text, high: 5}}            | text, which is no number
          integer          | {offset: {from: text, uniform: {min: 0, max: 1}}} | text, which is no number
          integer          | {dictionary: Name.fullName}                | does not fit integer
          bigint           | {sequence: {start: 9223372036854775807}}   | beyond 64 bits
          bigint           | {between: {low: -9e18, high: 9e18}}        | beyond 64 bits
          bigint           | {uniform: {min: 0, max: 1e19}}             | beyond 64 bits
          real             | 1e39                                       | does not fit real
          real             | 0x1p3                                      | does not fit real
          double precision | 1e400                                      | does not fit double precision
          double precision | {flags: {1: 0.5}}                          | an array does not fit
          numeric(4,2)     | 123.45                                     | "123.45" does not fit numeric(4,2)
          numeric(4,2)     | Infinity                                   | does not fit numeric(4,2)
          numeric(4,2)     | {uniform: {min: 0, max: 100}}              | does not fit numeric(4,2)
          numeric          | twelve                                     | "twelve" does not fit numeric
          numeric          | 1e99999999                                 | does not fit numeric
          boolean          | maybe                                      | "maybe" does not fit boolean
          boolean          | {uniform: {min: 0, max: 1}}                | a drawn number does not fit boolean
          boolean          | {sequence: 1}                              | does not fit boolean
          varchar(3)       | {weights: {abcd: 1}}                       | "abcd" does not fit varchar(3)
          varchar(3)       | {weights: {"👩👩👩👩": 1}}                  | does not fit varchar(3)
          char(2)          | {dictionary: {faker: Name.fullName, size: 9}} | does not fit char(2)
          text             | {weights: {"a\\0b": 1}}                    | contains U+0000
          text             | {template: "{n}\\0"}                       | contains U+0000
          text             | {dictionary: Nobody.knows}                 | Datafaker does not know Nobody.knows
          text             | {template: "{n:yyyy}"}                     | format yyyy
          text             | {template: "{at:nnn}"}                     | the letter n
          text             | {template: "{text:000}"}                   | is for numbers and times, not for text
          text             | {template: "{id}"}                         | beyond 64 bits
          text             | {template: "{nobody}"}                     | there is no column nobody
          text             | {template: "{v}"}                          | it depends on itself
          text[]           | {array: ["\\0"]}                           | contains U+0000
          text[]           | "no array"                                 | does not fit text[]
          int[]            | {flags: {x: 0.5}}                          | "x" does not fit integer
          int[]            | {array: ["x{n}"]}                          | does not fit integer
          int[]            | {template: "{n}"}                          | does not fit integer[]
          inet[]           | {flags: {sad: 0.5}}                        | the type inet cannot be generated
          text[]           | {flags: {a: 2}}                            | the probability of a is 2.0
          text[]           | {flags: {a: 0.1, b: 0.1, c: 0.1, d: 0.1, e: 0.1, f: 0.1, g: 0.1, h: 0.1, i: 0.1, j: 0.1, k: 0.1, l: 0.1, m: 0.1}} | 13 flags are more than 12
          mood             | glad                                       | "glad" does not fit mood
          mood             | {template: "x{n}"}                         | does not fit mood
          date             | 2023-02-29                                 | does not fit date
          date             | 5874898-01-01                              | does not fit date
          date             | {uniform: {min: 0, max: 9}}                | does not fit date
          date             | {offset: {from: n, uniform: {min: 0, max: 9}}} | does not fit date
          time             | 25:00                                      | does not fit time
          time             | {uniform: {min: 0, max: 86401}}            | does not fit time
          timestamptz      | yesterday                                  | does not fit timestamptz
          timestamptz      | {calendar: {from: 0d, to: -1d}}            | its range is empty
          timestamptz      | {calendar: {from: -1d, to: 0d, precision: 7m}} | no multiple of its precision
          timestamptz      | {offset: {from: at, uniform: {min: 0, max: 9e9}, unit: days}} | beyond 64 bits
          timestamp        | {offset: {from: at, uniform: {min: -3000000, max: 0}, unit: days}} | does not fit timestamp
          interval         | soon                                       | does not fit interval
          uuid             | 1-1-1-1-1                                  | does not fit uuid
          uuid             | {uniform: {min: 0, max: 1}}                | does not fit uuid
          uuid             | {template: "{text}"}                       | does not fit uuid
          bytea            | deadbeef                                   | does not fit bytea
          bytea            | {template: "{text}"}                       | does not fit bytea
          jsonb            | "{a: 1}"                                   | does not fit jsonb
          jsonb            | "1 2"                                      | does not fit jsonb
          jsonb            | '"\\u0000"'                                | does not fit jsonb
          json             | {template: "{text}"}                       | does not fit json
          jsonb            | {calendar: {from: -1d, to: 0d}}            | does not fit jsonb
          json             | ""                                         | does not fit json
          tsvector         | a                                          | the type tsvector cannot be generated
          integer not null | {lookup: p.weight}                         | the column is not null
          integer not null | ~                                          | the column is not null
          text             | {reference: {table: p, weights: {"03": 1}}} | 03, which is no code of p
          text             | {reference: {table: p, within: {code: text}}} | too many to group by
          text             | {reference: {table: p, zipf: 0}}           | its zipf exponent is 0.0
          """)
  void aProblemNamesTheColumnTheReasonAndTheNextStep(String type, String rule, String why) {
    String ddl = DDL + "create table t (v " + type + ");";
    String tables = TABLES.formatted(rule);

    var thrown = catchThrowableOfType(ProblemException.class, () -> Made.unchecked(ddl, tables));

    assertThat(thrown).as("compiled").isNotNull();
    Problem problem = thrown.problem();
    assertThat(problem.kind()).isEqualTo(Problem.Kind.USAGE);
    assertThat(problem.message()).contains("t.v", why);
    assertThat(problem.next()).isNotBlank();
  }
}
