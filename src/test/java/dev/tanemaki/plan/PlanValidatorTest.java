package dev.tanemaki.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.schema.DdlReader;
import dev.tanemaki.schema.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanValidatorTest {

  private static final Schema SCHEMA =
      DdlReader.read(
          "schema.sql",
          """
          CREATE TYPE mood AS ENUM ('sad', 'ok');
          CREATE TABLE p (code char(2) PRIMARY KEY, name varchar(5) NOT NULL, size integer);
          CREATE TABLE t (
            id integer PRIMARY KEY,
            code varchar(10) UNIQUE,
            p_code char(2) NOT NULL REFERENCES p (code),
            n smallint, d numeric(4, 2), x text, y varchar(3), m mood, b boolean, ts timestamptz,
            tags text[], z tsvector, j jsonb, u uuid, h time, dt date, iv interval, by bytea,
            g integer GENERATED ALWAYS AS (n * 2) STORED
          );
          """);

  /** A plan whose column or columns stand on line 8 from column 7. */
  private static List<String> findings(String columns) {
    return check(
        """
        tables:
          p: {data: {csv: "code,name,size\\n01,one,1\\n02,two,2\\n"}}
          t:
            rows: 1000
            columns:
              id: {sequence: {start: 1}}
              p_code: {reference: {table: p}}
        """
            + columns.indent(6));
  }

  private static List<String> check(String text) {
    var source = PlanReader.parse("p.yml", text, PlanFiles.none()).orThrow();
    return PlanValidator.check(source, SCHEMA).stream()
        .map(f -> f + (f.hint().isEmpty() ? "" : " ~ " + f.hint()))
        .toList();
  }

  @Test
  void aSoundPlanHasNoFindings() {
    assertThat(
            findings(
                """
                code: {template: "A{id:000}"}
                n: {bands: {1-9: 1, 10-20: 2}}
                d: {normal: {mean: 5, sd: 1, min: 0, max: 99.99}}
                x: {template: "{p_code.name} {n.text}"}
                y: {weights: {abc: 1}}
                m: {weights: {sad: 1, ok: 1}}
                b: {translate: {of: m, values: {ok: true}, otherwise: false}}
                ts: {calendar: {from: -1d, to: 0d}}
                tags: {flags: {a: 0.5}}
                """))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          tagz: {sequence: 1}                     | 8:7: t.tagz: there is no such column in t ~ did you mean 'tags'?
          g: {sequence: 1}                        | 8:7: t.g: a generated column takes no rule ~ take it out of the plan
          n: {weights: {a: 1}}                    | 8:20: t.n: 'a' is not a whole number ~ n is smallint
          n: {weights: {70000: 1}}                | 8:20: t.n: 70000 is out of range: smallint holds 32,767 ~ n is smallint
          n: {uniform: {min: 0, max: 40000}}      | 8:20: t.n: 40000 is out of range: smallint holds 32,767
          n: {template: "a{id}"}                  | 8:21: t.n: template gives texts, the column is smallint
          d: {bands: {0-100: 1}}                  | 8:18: t.d: 100 is out of range: numeric(4,2) holds less than 100
          x: {uniform: {min: 0, max: 1}}          | 8:20: t.x: uniform gives numbers, the column is text ~ a template makes text of a number
          x: {flags: {a: 0.5}}                    | 8:18: t.x: flags gives arrays, the column is text ~ a template makes text of a number
          y: {weights: {abcd: 1}}                 | 8:20: t.y: 'abcd' has 4 characters, varchar(3) holds 3 ~ y is varchar(3)
          y: {template: "number {id}"}            | 8:21: t.y: at least 8 characters, varchar(3) holds 3
          y: {template: "{id}ab{id}"}             | 8:21: t.y: at least 4 characters, varchar(3) holds 3
          y: {template: "{id}a{id}"}              |
          ts: 2026-02-30                          | 8:11: t.ts: '2026-02-30' is no date and time ~ ts is timestamptz
          ts: 2025-02-29 10:00                    | 8:11: t.ts: '2025-02-29 10:00' is no date and time ~ ts is timestamptz
          ts: 2024-02-29 10:00                    |
          ts: 0005-02-29 BC                       |
          ts: 0004-02-29 BC                       | 8:11: t.ts: '0004-02-29 BC' is no date and time ~ ts is timestamptz
          x: {weights: {"a\\0": 1}}                | 8:20: t.x: a value holds the character U+0000, no text of PostgreSQL can ~ x is text
          tags: "{a\\0}"                         | 8:13: t.tags: a value holds the character U+0000, no text of PostgreSQL can ~ tags is text[]
          j: "{broken"                            | 8:10: t.j: '{broken' is no JSON ~ j is jsonb
          j: {weights: {"{}": 1, "[1] 2": 1}}     | 8:20: t.j: '[1] 2' is no JSON ~ j is jsonb
          j: {weights: {"{}": 1, '"a"': 1}}      |
          u: 1234                                 | 8:10: t.u: '1234' is no uuid ~ u is uuid
          h: 25:00                                | 8:10: t.h: '25:00' is no time of day ~ h is time
          h: "24:00"                              |
          h: {between: {low: "09:00", high: "24:30"}} | 8:20: t.h: '24:30' is no time of day ~ h is time
          ts: 2026-01-01 24:01                    | 8:11: t.ts: '2026-01-01 24:01' is no date and time ~ ts is timestamptz
          ts: {between: {low: 2026-02-30, high: 2026-12-31}} | 8:21: t.ts: '2026-02-30' is no date and time ~ ts is timestamptz
          ts: {between: {low: 2026-02-01, high: 294277-01-01}} | 8:21: t.ts: '294277-01-01' is no date and time ~ ts is timestamptz
          dt: 5874898-01-01                       | 8:11: t.dt: '5874898-01-01' is no date ~ dt is date
          dt: 5874897-12-31                       |
          iv: 1h                                  | 8:11: t.iv: '1h' is no length of time such as PT1H30M or 7 days 01:30:00 ~ iv is interval
          iv: {weights: {PT1H30M: 1, 7 days: 1, "-01:30": 1}} |
          by: abc                                 | 8:11: t.by: 'abc' is no bytes such as \\x0fa5 ~ by is bytea
          by: \\x0fA5                              |
          y: {lookup: p_code.name}                |
          m: {weights: {glad: 1}}                 | 8:20: t.m: 'glad' is no mood ~ m is mood
          b: maybe                                | 8:10: t.b: 'maybe' is not true or false ~ b is boolean
          ts: yesterday                           | 8:11: t.ts: 'yesterday' is no date and time ~ ts is timestamptz
          ts: {uniform: {min: 0, max: 1}}         | 8:21: t.ts: uniform gives numbers, the column is timestamptz
          n: {calendar: {from: -1d, to: 0d}}      | 8:21: t.n: calendar gives dates and timestamps, the column is smallint
          z: a                                    | 8:10: t.z: values of type tsvector cannot be generated ~ leave it out
          n: {weights: {1: -1, 2: 5}}             | 8:20: t.n: a weight is negative ~ weights are 0 or more, one above 0
          n: {weights: {1: 0}}                    | 8:20: t.n: every weight is 0 ~ weights are 0 or more, one above 0
          n: {bands: {1-10: 1, 10-20: 1}}         | 8:18: t.n: the bands 1-10 and 10-20 overlap
          d: {bands: {1-10: 1, 10-20: 1}}         |
          n: {bands: {20-10: 1}}                  | 8:18: t.n: the band 20-10 ends before it begins ~ write LOW-HIGH
          n: {bands: {11-19: 1}, step: 10}        | 8:18: t.n: the band 11-19 has no multiple of 10 ~ make the band wider or the step smaller
          n: {uniform: {min: 5, max: 1}}          | 8:20: t.n: min is greater than max
          d: {normal: {mean: 5, sd: 0}}           | 8:19: t.d: sd is 0, it must be above 0
          n: {constant: 1, nulls: 1.5}            | 8:31: t.n: 1.5 is no probability ~ allowed: 0 to 1
          tags: {flags: {a: 2}}                   | 8:25: t.tags: 2 is no probability ~ allowed: 0 to 1
          ts: {calendar: {from: 0d, to: -1d}}     | 8:22: t.ts: 'from' is not before 'to' ~ such as from: -90d, to: 0d
          n: {between: {low: 5, high: 99999}}     | 8:20: t.n: 99999 is out of range: smallint holds 32,767
          n: {between: {low: 5, high: 1}}         | 8:20: t.n: 'low' is greater than 'high'
          n: {between: {low: id, high: 0}}        | 8:20: t.n: low is 1–1,000 and high is 0: no row has a value between them ~ let high be no less than low
          n: {between: {low: id, high: 50}}       |
          n: {between: {low: p_cod, high: 9}}     | 8:20: t.n: there is no column 'p_cod' in the plan of t ~ did you mean 'p_code'?
          x: {lookup: p_code.nam}                 | 8:19: t.x: p_code has no attribute 'nam' ~ did you mean 'name'?
          x: {lookup: id.name}                    | 8:19: t.x: id has no attributes: its rule is sequence ~ reference, bands, weights and flags have attributes
          x: {template: "{p_code.nam}"}           | 8:21: t.x: p_code has no attribute 'nam' ~ did you mean 'name'?
          x: {translate: {of: q, values: {a: b}}} | 8:22: t.x: there is no column 'q' in the plan of t ~ allowed: id, p_code, x
          x: {reference: q}                       | 8:22: t.x: there is no table 'q' in the plan ~ allowed: p, t
          x: {reference: {table: p, column: cod}} | 8:41: t.x: there is no column 'cod' in the plan of p ~ did you mean 'code'?
          x: {reference: {table: p, by: sice}}    | 8:37: t.x: there is no column 'sice' in the plan of p ~ did you mean 'size'?
          x: {reference: {table: p, by: name}}    | 8:37: t.x: 'one' in p.name is no weight ~ weights are numbers of 0 or more
          x: {reference: {table: p, weights: {"01": 1, "3": 2}}} | 8:57: t.x: '3' is no key of p ~ allowed: 01, 02
          x: {reference: {table: p, within: {code: x2}}} | 8:22: t.x: there is no column 'x2' in the plan of t ~ allowed: id, p_code, x
          x: {reference: {table: p, zipf: 0}}     | 8:39: t.x: an exponent is above 0 ~ such as 1.05
          code: {weights: {a: 1, b: 1}}           | 8:7: t.code: code must be unique, but 1,000 rows are drawn, with repeats, from 2 possible values ~ use a sequence, or a template that contains one
          code: {dictionary: {faker: Name.name, size: 900}} | 8:7: t.code: code must be unique, but 1,000 rows are drawn, with repeats, from 900 possible values ~ use a sequence, or a template that contains one
          n: {normal: {mean: 0, sd: 9999}}        | 8:19: t.n: -82991.7 is out of range: smallint holds 32,767
          n: {offset: {from: id, uniform: {min: 0, max: 32000}}} | 8:19: t.n: 33000 is out of range: smallint holds 32,767
          n: {offset: {from: id, uniform: {min: 0, max: 31000}}} |
          y: {template: "{p_code.name}-"}         | 8:21: t.y: up to 4 characters, varchar(3) holds 3
          y: {template: "{p_code.name}"}          |
          code: {reference: {table: p, fan-out: {uniform: {min: 1, max: 1}}}} | 8:7: t.code: code must be unique, but 1,000 rows are drawn, with repeats, from 2 possible values ~ use a sequence, or a template that contains one
          code: {template: "{n}", nulls: 0.5}     | 8:24: t.code: there is no column 'n' in the plan of t ~ allowed: id, p_code, code
          """)
  void aRuleThatCannotSucceedIsFound(String column, String expected) {
    var findings = findings(column);
    if (expected == null) {
      assertThat(findings).isEmpty();
    } else {
      assertThat(findings).contains("p.yml:" + expected);
    }
  }

  private static List<String> found(String ddl, String tables) {
    var source = PlanReader.parse("p.yml", "tables: {" + tables + "}", PlanFiles.none()).orThrow();
    return PlanValidator.check(source, DdlReader.read("s", ddl)).stream()
        .map(f -> f.message().toString())
        .toList();
  }

  @Test
  void keysAreCountedThroughBoundsOffsetsFanOutsAndPairs() {
    var ddl = "create table p (id int primary key); create table c (a int, b int, unique (a, b));";
    var parents = "p: {rows: 100, columns: {id: {sequence: 1}}}, ";
    assertThat(
            found(
                ddl,
                parents
                    + "c: {rows: per-parent, columns: {a: {reference: {table: p, fan-out: {uniform:"
                    + " {min: 1, max: 3}}}}, b: {between: {low: 1, high: 9}, step: 2}}}"))
        .containsExactly(
            "a, b must be unique, but 200 rows are drawn, with repeats, from 400 possible values");
    assertThat(
            found(
                ddl,
                parents
                    + "c: {rows: per-parent, columns: {a: {reference: {table: p, fan-out: {uniform:"
                    + " {min: 1, max: 1}}}}, b: 1}}"))
        .isEmpty();
  }

  @Test
  void numbersThatNoParentHasAreFound() {
    var ddl =
        "create table p (id int primary key);"
            + " create table c (a int references p (id), b int references p (id));";
    var parents = "p: {rows: 100, columns: {id: {sequence: {start: 1}}}}, ";
    assertThat(
            found(
                ddl,
                parents
                    + "c: {rows: 200, columns: {a: {uniform: {min: 1, max: 900}}, b: {sequence:"
                    + " {start: 1}}}}"))
        .containsExactly(
            "id of p lies in 1–100, not all of these", "id of p lies in 1–100, not all of these");
    assertThat(
            found(
                ddl,
                parents
                    + "c: {rows: 100, columns: {a: {uniform: {min: 1, max: 100}}, b: {sequence:"
                    + " {start: 1}}}}"))
        .isEmpty();
  }

  @Test
  void moreNullsThanRowsAreOneFinding() {
    assertThat(
            found(
                "create table c (a int unique);",
                "c: {rows: 9, columns: {a: {constant: 1, nulls: 1.5}}}"))
        .containsExactly("1.5 is no probability");
  }

  @Test
  void aCheckThatRowsAreCertainToBreakIsFound() {
    var ddl = "create table c (a int check (a > 500), s text check (s in ('x', 'y')));";
    assertThat(
            found(
                ddl,
                "c: {rows: 1000, columns: {a: {bands: {450-549: 1}}, s: {weights: {x: 1, z: 1}}}}"))
        .containsExactly(
            "check a > 500 is broken by a 450", "check s in ('x', 'y') is broken by s z");
    assertThat(
            found(
                ddl,
                "c: {rows: 1000, columns: {a: {bands: {500-99999: 1}}, s: {weights: {x: 1, z:"
                    + " 0}}}}"))
        .as("few rows or none")
        .isEmpty();
  }

  @Test
  void cyclesAreNamed() {
    assertThat(findings("x: {template: \"{y}\"}\ny: {template: \"{x}\"}"))
        .containsExactly(
            "p.yml:8:7: t.x: columns need each other: x → y → x ~ give one of them a rule that"
                + " needs none of the others");
    assertThat(findings("n: {offset: {from: n, uniform: {min: 0, max: 1}}}"))
        .contains(
            "p.yml:8:7: t.n: columns need each other: n → n ~ give one of them a rule that needs"
                + " none of the others");
    assertThat(
            check(
                """
                with:
                  a: {rows: 5, columns: {c: {lookup: r.c}}, with: {r: {reference: b}}}
                  b: {rows: 5, columns: {c: {lookup: r.c}}, with: {r: {reference: a}}}
                tables:
                  p: {rows: 1, columns: {code: "01", name: a}}
                """))
        .anyMatch(f -> f.contains("columns need each other: a.c → ") && f.contains(" → a.c"));
  }

  @Test
  void tablesAreCheckedAgainstTheSchema() {
    assertThat(check("tables: {pp: {rows: 1}}"))
        .containsExactly("p.yml:1:10: pp: there is no such table ~ allowed: p, t");
    assertThat(check("tables:\n  t:\n    rows: 5\n    columns:\n      id: {sequence: 1}\n"))
        .containsExactly(
            "p.yml:2:3: t.p_code: the column is not null and has no default, but no rule ~ give it"
                + " a rule under columns");
    assertThat(check("tables: {p: {rows: per-parent, columns: {code: a, name: b}}}"))
        .contains(
            "p.yml:1:20: p.rows: per-parent, but no column refers to a parent with a fan-out ~ such"
                + " as order_id: {reference: {table: orders, fan-out: {uniform: {min: 1, max:"
                + " 5}}}}");
  }

  @Test
  void keysMustHoldTheRows() {
    assertThat(
            check(
                """
                tables:
                  p: {data: {csv: "code,name\\n01,one\\n"}}
                  t:
                    rows: 3_000_000_000
                    columns:
                      id: {sequence: {start: 1}}
                      p_code: {reference: p}
                """))
        .containsExactly(
            "p.yml:4:11: t.rows: 3,000,000,000 but t.id integer holds 2,147,483,647 ~ the sequence"
                + " would end at 3000000000");
    assertThat(findings("code: {uniform: {min: 1, max: 100000}}"))
        .contains(
            "p.yml:8:23: t.code: uniform gives numbers, the column is varchar(10) ~ a template"
                + " makes text of a number");
    assertThat(
            check(
                """
                tables:
                  p: {rows: 100, columns: {code: {weights: {a: 1}}, name: x}}
                """))
        .containsExactly(
            "p.yml:2:28: p.code: code must be unique, but 100 rows are drawn, with repeats, from 1"
                + " possible values ~ use a sequence, or a template that contains one");
  }

  @Test
  void listedRowsAreCheckedToo() {
    assertThat(check("tables: {p: {data: {source: p.csv, csv: \"code,name\\n01,a\\n01,b\\n\"}}}"))
        .containsExactly("p.yml:1:20: p.code: '01' stands twice (record 2) ~ correct p.csv");
    assertThat(check("tables: {p: {data: {source: p.csv, csv: \"code,name\\n01,\\n\"}}}"))
        .containsExactly(
            "p.yml:1:20: p.name: an empty field in a column that is not null (record 1) ~ correct"
                + " p.csv");
    assertThat(check("tables: {p: {data: {source: p.csv, csv: \"code,name\\n01,abcdef\\n\"}}}"))
        .containsExactly(
            "p.yml:1:20: p.name: 'abcdef' has 6 characters, varchar(5) holds 5 (record 1) ~ correct"
                + " p.csv");
    assertThat(check("tables: {p: {data: {source: p.csv, csv: \"code,name,size\\n01,a,big\\n\"}}}"))
        .containsExactly(
            "p.yml:1:20: p.size: 'big' is not a whole number (record 1) ~ correct p.csv");
  }

  @Test
  void nullsAndStrangersAreFoundWhereTheyComeFrom() {
    var frame =
        """
        with:
          q: {data: {csv: "p,v\\n01,x\\n"}}
        tables:
          p: {data: {csv: "code,name,size\\n01,one,1\\n02,two,\\n"}}
          t:
            rows: 10
            columns:
              id: {lookup: p_code.size}
              p_code: %s
            with:
              w: {reference: {table: q, within: {p: p_code}}}
        """;
    assertThat(check(frame.formatted("{reference: p}")))
        .contains(
            "p.yml:8:7: t.id: the column is not null, but size of what p_code chooses can be null");
    assertThat(check(frame.formatted("{reference: p, nulls: 0.1}")))
        .contains("p.yml:9:37: t.p_code: the column is not null ~ take 'nulls' out");
    assertThat(check(frame.formatted("{weights: {\"01\": 1, \"09\": 1}}")))
        .contains("p.yml:9:7: t.p_code: '09' is no code of p ~ foreign key t_p_code_fkey");
    assertThat(
            check(
                frame
                    .formatted("{reference: p}")
                    .replace("id: {lookup: p_code.size}", "id: 1\n      x: {lookup: w.v}")
                    .replace("size\\n01,one,1\\n02,two,", "size\\n01,one,1\\n02,two,2")))
        .noneMatch(f -> f.contains("t.x"));
  }
}
