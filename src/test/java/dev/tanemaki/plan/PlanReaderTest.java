package dev.tanemaki.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tanemaki.problem.Problem;
import dev.tanemaki.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Month;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanReaderTest {

  /** A plan of one table with one column {@code a}; the rule stands on line 5 from column 10. */
  private static PlanReading column(String rule) {
    return PlanReader.parse(
        "p.yml",
        "tables:\n  t:\n    rows: 10\n    columns:\n      a: " + rule + "\n",
        PlanFiles.none());
  }

  private static ColumnPlan read(String rule) {
    return column(rule).orThrow().plan().tables().getFirst().columns().getFirst();
  }

  private static List<String> complaints(String text) {
    return PlanReader.parse("p.yml", text, PlanFiles.none()).findings().stream()
        .map(f -> f + (f.hint().isEmpty() ? "" : " | " + f.hint()))
        .toList();
  }

  @Test
  void everyRuleHasItsKey() {
    assertThat(read("x").rule()).isEqualTo(new Rule.Constant("x"));
    assertThat(read("~")).isEqualTo(new ColumnPlan("a", new Rule.Constant(""), 1));
    assertThat(read("{constant: 5, nulls: 0.25}"))
        .isEqualTo(new ColumnPlan("a", new Rule.Constant("5"), 0.25));
    assertThat(read("{sequence: {start: 5, step: -2, shuffled: true}}").rule())
        .isEqualTo(new Rule.Sequence(5, -2, true));
    assertThat(read("{sequence: 100}").rule()).isEqualTo(new Rule.Sequence(100, 1, false));
    assertThat(read("{uniform: {min: -1, max: 2.5}, step: 0.5}").rule())
        .isEqualTo(new Rule.Draw(new Distribution.Uniform(-1, 2.5), 0.5));
    assertThat(read("{normal: {mean: 5, sd: 2}}").rule())
        .isEqualTo(
            new Rule.Draw(
                new Distribution.Normal(5, 2, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
                0));
    assertThat(read("{weights: {x: 1, \"01\": {weight: 2.5, text: one}}}").rule())
        .isEqualTo(
            new Rule.Weights(
                List.of(new Rule.Weighted("x", 1), new Rule.Weighted("01", 2.5, "one"))));
    assertThat(read("{bands: {900-1199: 30, -5..5: {weight: 1, text: low}}, step: 10}").rule())
        .isEqualTo(
            new Rule.Bands(
                List.of(new Rule.Band(900, 1199, 30), new Rule.Band(-5, 5, 1, "low")), 10));
    assertThat(read("{lookup: b.c.d}").rule()).isEqualTo(new Rule.Lookup("b", "c.d"));
    assertThat(read("{translate: {of: b, values: {x: true}, otherwise: false}}").rule())
        .isEqualTo(new Rule.Translate("b", Map.of("x", "true"), Optional.of("false")));
    assertThat(read("{array: [\"{b}\", c]}").rule())
        .isEqualTo(new Rule.ArrayOf(List.of("{b}", "c")));
    assertThat(read("{offset: {from: b, uniform: {min: 1, max: 2}, unit: hours}}").rule())
        .isEqualTo(
            new Rule.Offset("b", new Distribution.Uniform(1, 2), Optional.of(Duration.ofHours(1))));
    assertThat(read("{between: {low: b, high: 30}, step: 10}").rule())
        .isEqualTo(new Rule.Between("b", "30", 10));
    assertThat(
            read("{calendar: {from: -90d, to: 1d12h, weekdays: {sun: 0}, hours: {9-10: 2}}}")
                .rule())
        .isEqualTo(
            new Rule.Calendar(
                Duration.ofDays(-90),
                Duration.ofHours(36),
                Map.of(DayOfWeek.SUNDAY, 0.0),
                Map.of(9, 2.0, 10, 2.0),
                Duration.ofSeconds(1)));
    assertThat(
            read("{calendar: {from: -1d, to: 0d, months: {jan: 2, dec: 0}, growth: 1.5}}").rule())
        .isEqualTo(
            new Rule.Calendar(
                Duration.ofDays(-1),
                Duration.ZERO,
                Map.of(),
                Map.of(),
                Duration.ofSeconds(1),
                Map.of(Month.JANUARY, 2.0, Month.DECEMBER, 0.0),
                1.5));
    assertThat(
            read("{flags: {A: 0.5, B: {probability: 1, text: b}}, separator: /, none: no}").rule())
        .isEqualTo(
            new Rule.Flags(
                List.of(new Rule.Flag("A", 0.5), new Rule.Flag("B", 1, "b")), "/", "no"));
    assertThat(read("{dictionary: Name.fullName}").rule())
        .isEqualTo(new Rule.Dictionary("Name.fullName", 10_000));
  }

  @Test
  void referencesChooseInFiveWays() {
    assertThat(read("{reference: p}").rule()).isEqualTo(reference(new Rule.Pick.Evenly()));
    assertThat(read("{reference: {table: p, by: w}}").rule())
        .isEqualTo(reference(new Rule.Pick.ByColumn("w")));
    assertThat(read("{reference: {table: p, zipf: 1.05}}").rule())
        .isEqualTo(reference(new Rule.Pick.Ranked(1.05)));
    assertThat(read("{reference: {table: p, fan-out: {uniform: {min: 1, max: 5}}}}").rule())
        .isEqualTo(reference(new Rule.Pick.FanOut(new Distribution.Uniform(1, 5))));
    assertThat(
            read("{reference: {table: p, weights: {\"13\": 25}, others: {weight: 75, by: w}}}")
                .rule())
        .isEqualTo(
            reference(
                new Rule.Pick.ByKey(List.of(new Rule.Weighted("13", 25)), 75, Optional.of("w"))));
    assertThat(read("{reference: {table: p, column: c, within: {x: y}}}").rule())
        .isEqualTo(
            new Rule.Reference(
                "p",
                Optional.of("c"),
                new Rule.Pick.Evenly(),
                Optional.of(new Rule.Within("x", "y"))));
  }

  private static Rule reference(Rule.Pick pick) {
    return new Rule.Reference("p", Optional.empty(), pick, Optional.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {wieghts: {a: 1}}                        | 5:11: t.a: 'wieghts' is not known here ~ did you mean 'weights'?
          {weights: {a: many}}                     | 5:24: t.a.weights.a: 'many' is not a number ~ such as 12 or 0.35
          {weights: {a: 1, a: 2}}                  | 5:27: 'a' stands here twice ~ keep one of them
          {weights: {a: {weight: 1, txt: b}}}      | 5:36: t.a.weights.a: 'txt' is not known here ~ did you mean 'text'?
          {weights: [1, 2]}                        | 5:20: t.a.weights: a list stands where a mapping is wanted
          {weights: {}}                            | 5:20: t.a.weights: an empty list of choices ~ such as {A: 70, B: 30}
          {weights: {a: 1}, bands: {1-2: 1}}       | 5:10: t.a: two rules: weights and bands ~ a column has one rule
          {seqence: {start: 1}}                    | 5:11: t.a: 'seqence' is not known here ~ did you mean 'sequence'?
          {nulls: 0.5}                             | 5:10: t.a: no rule
          {constant: [1]}                          | 5:21: t.a.constant: a list stands where a text is wanted
          {constant: 1, step: 5}                   | 5:30: t.a.step: does not go with constant
          {bands: {900..: 1}}                      | 5:19: t.a.bands: '900..' is not a band ~ a band is LOW-HIGH, such as 900-1199 or -5..5
          {bands: {1-9: 1}, step: 0}               | 5:34: t.a.step: a step is greater than 0 ~ such as 10
          {uniform: {min: 1}}                      | 5:20: t.a.uniform: 'max' is missing
          {uniform: {min: 1, max: 1e999}}          | 5:34: t.a.uniform.max: '1e999' is not a number ~ such as 12 or 0.35
          {sequence: {start: 1.5}}                 | 5:29: t.a.sequence.start: '1.5' is not a whole number ~ such as 100000
          {sequence: 99999999999999999999}         | 5:21: t.a.sequence: '99999999999999999999' is not a whole number ~ such as 100000
          {sequence: {shuffled: perhaps}}          | 5:32: t.a.sequence.shuffled: 'perhaps' is not a yes or no ~ allowed: true, false
          {lookup: name}                           | 5:19: t.a.lookup: 'name' is not COLUMN.ATTRIBUTE ~ such as endcl_cd.name
          {template: "{b"}                         | 5:21: t.a.template: '{' is never closed; write '{{' for a brace
          {template: "b}"}                         | 5:21: t.a.template: '}' closes nothing; write '}}' for a brace
          {array: ["{}"]}                          | 5:19: t.a.array: '{}' names no column
          {array: b}                               | 5:18: t.a.array: 'b' stands where a list is wanted ~ such as ["{a}", b]
          {offset: {from: b}}                      | 5:19: t.a.offset: a distribution is missing ~ one of: uniform, normal, log-normal, exponential, beta, zipf
          {offset: {from: b, uniform: {min: 0, max: 1}, unit: dayz}} | 5:62: t.a.offset.unit: 'dayz' is no unit of time ~ allowed: seconds, minutes, hours, days, weeks
          {calendar: {from: yesterday, to: 0d}}    | 5:28: t.a.calendar.from: 'yesterday' is not a length of time ~ such as -90d, 12h, 30m, 15s or 1d12h
          {calendar: {from: -1d, to: 0d, hours: {24: 1}}} | 5:49: t.a.calendar.hours: '24' is no hour of the day ~ such as 9 or 9-17
          {calendar: {from: -1d, to: 0d, weekdays: {satt: 1}}} | 5:52: t.a.calendar.weekdays: 'satt' is not known here ~ did you mean 'sat'?
          {reference: {tabel: p}}                  | 5:23: t.a.reference: 'tabel' is not known here ~ did you mean 'table'?
          {reference: {table: p, by: w, zipf: 1}}  | 5:22: t.a.reference: two ways to choose: by and zipf ~ one of: by, weights, zipf, fan-out
          {reference: {table: p, others: 5}}       | 5:41: t.a.reference.others: goes with weights only
          {dictionary: {faker: Name.name, size: 0}}| 5:48: t.a.dictionary.size: 0 words cannot be prepared ~ allowed: 1 to 1000000
          {constant: !!java.net.URL x}             |
          {constant: !point x}                     | 5:21: the tag !point is not allowed ~ plans have plain values
          """)
  void aWrongRuleIsRefusedWithItsPlace(String rule, String expected) {
    var findings = column(rule).findings();
    if (expected == null) {
      assertThat(findings).isEmpty();
      return;
    }
    var parts = expected.split(" ~ ");
    assertThat(findings.stream().map(Finding::toString)).contains("p.yml:" + parts[0]);
    if (parts.length > 1) {
      assertThat(findings.stream().map(f -> f.hint().toString())).contains(parts[1]);
    }
  }

  @Test
  void whatCouldBeReadIsCheckedBesideWhatCouldNot() {
    var text =
        """
        sead: 7
        schema: {sql: "create table p (id int); create table t (a int, b int not null, c int, d int, e int)"}
        tables:
          p: {rows: 5, columns: {id: {sequence: {star: 1}}}}
          t:
            rows: 10
            columns:
              a: {weights: {}}
              b: {lookup: a.text}
              c: {reference: p}
              d: {template: x}
              e: {uniform: {min: 1, max: 3}}
              f: 1
        """;
    assertThat(complaints(text))
        .containsExactly(
            "p.yml:1:1: 'sead' is not known here | did you mean 'seed'?",
            "p.yml:4:42: p.id.sequence: 'star' is not known here | did you mean 'start'?",
            "p.yml:8:20: t.a.weights: an empty list of choices | such as {A: 70, B: 30}",
            "p.yml:11:21: t.d: template gives texts, the column is integer",
            "p.yml:13:7: t.f: there is no such column in t | allowed: a, b, c, d, e");
    assertThat(complaints(text.replace("rows: 10", "rows: ten"))).hasSize(4);
    assertThat(complaints(text.replace("schema:", "scheme:"))).hasSize(4);
  }

  @Test
  void theFrameOfAPlanIsChecked() {
    assertThat(complaints(""))
        .containsExactly("p.yml:1:1: the file is empty | a plan begins with 'plan: NAME'");
    assertThat(complaints("just words"))
        .containsExactly(
            "p.yml:1:1: 'just words' stands where a mapping is wanted | keys: plan, seed, locale,"
                + " reference, schema, with, tables");
    assertThat(complaints("plan: x\nsede: 5\ntables: {t: {rows: 1}}\n"))
        .containsExactly("p.yml:2:1: 'sede' is not known here | did you mean 'seed'?");
    assertThat(complaints("plan: x\n")).containsExactly("p.yml:1:1: 'tables' is missing");
    assertThat(complaints("tables:\n  t:\n    rows: many\n"))
        .containsExactly(
            "p.yml:3:11: t.rows: 'many' is not a whole number | allowed: 1 to"
                + " 1,000,000,000,000,000, or per-parent");
    assertThat(complaints("tables:\n  t:\n    rows: 0\n"))
        .containsExactly(
            "p.yml:3:11: t.rows: 0 rows cannot be made | allowed: 1 to 1,000,000,000,000,000, or"
                + " per-parent");
    assertThat(complaints("tables: {t: {rows: -5}, u: {}}"))
        .containsExactly(
            "p.yml:1:20: t.rows: -5 rows cannot be made | allowed: 1 to 1,000,000,000,000,000, or"
                + " per-parent",
            "p.yml:1:28: u: neither 'rows' nor 'data' | rows: how many to generate, or data: the"
                + " CSV file that lists them");
    assertThat(complaints("locale: xx_YY\nreference: today\ntables: {t: {rows: 1}}"))
        .containsExactly(
            "p.yml:1:9: locale: 'xx_YY' is no language tag | such as ja, en or en-GB",
            "p.yml:2:12: reference: 'today' is not a time with its offset | such as"
                + " 2026-04-01T09:00:00+09:00");
    assertThat(complaints("locale: jp\ntables: {t: {rows: 1}}"))
        .containsExactly("p.yml:1:9: locale: 'jp' is no language | such as ja, en or en-GB");
    assertThat(complaints("tables: {t: {rows: 1}}\nwith: {t: {rows: 1}}"))
        .containsExactly(
            "p.yml:2:7: with: 't' is both a table and an auxiliary table | rename the auxiliary"
                + " table");
    assertThat(complaints("tables: {t: {rows: 1, columns: {a: 1}, with: {a: 2}}}"))
        .containsExactly(
            "p.yml:1:46: t.with: 'a' is both a column and an auxiliary column | rename the"
                + " auxiliary column");
  }

  @Test
  void brokenYamlSaysWhere() {
    assertThat(complaints("tables:\n  t: {rows: 1\n  u: 5\n").getFirst())
        .startsWith("p.yml:3:4: not YAML: ");
    assertThat(complaints("a: b\n---\nc: d\n").getFirst())
        .isEqualTo("p.yml:2:1: a second document begins here | a plan is one document");
    assertThat(complaints("a: &x [1]\nb: *x\n").getFirst())
        .isEqualTo(
            "p.yml:2:4: '*x' stands for no single value | an alias may repeat a value, not a list"
                + " or a mapping");
    assertThat(complaints("a: " + "[".repeat(1000)).getFirst())
        .isEqualTo("p.yml:1:28: nested deeper than 24 levels");
    assertThat(complaints("\t- x").getFirst()).startsWith("p.yml:1:1: not YAML");
    assertThat(complaints("? [a]\n: b").getFirst())
        .isEqualTo("p.yml:1:3: a key must be one word or text");
  }

  @Test
  void severalFindingsAreSaidAtOnce() {
    assertThatThrownBy(
            () ->
                PlanReader.parse(
                        "p.yml", "sede: 1\nlocal: ja\ntables: {t: {rows: many}}", PlanFiles.none())
                    .orThrow())
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            """
            p.yml:1:1: 'sede' is not known here
            did you mean 'seed'?
            2 more to put right:
              p.yml:2:1: 'local' is not known here (did you mean 'locale'?)
              p.yml:3:20: t.rows: 'many' is not a whole number (allowed: 1 to 1,000,000,000,000,000, or per-parent)\
            """)
        .extracting(e -> ((ProblemException) e).problem().kind())
        .isEqualTo(Problem.Kind.USAGE);
  }

  @Test
  void filesStandBesideThePlanAndNowhereElse(@TempDir Path directory) throws Exception {
    Files.createDirectory(directory.resolve("plans"));
    Files.writeString(directory.resolve("secret.csv"), "a\n1\n");
    Files.createSymbolicLink(directory.resolve("plans/link.csv"), directory.resolve("secret.csv"));
    Files.writeString(
        directory.resolve("plans/t.csv"), "# a remark\nid,name\n1,\"a, \"\"b\"\"\"\n2,\n");
    Files.writeString(directory.resolve("plans/bad.csv"), "id,name\n1,a\n2\n3,b,c\n");
    var plan = directory.resolve("plans/p.yml");

    Files.writeString(plan, "seed: 7\nlocale: ja\ntables: {t: {data: t.csv}}");
    var read = PlanReader.read(plan);
    assertThat(read.plan().name()).isEqualTo("p");
    assertThat(read.plan().locale()).isEqualTo(Locale.JAPANESE);
    assertThat(read.plan().tables().getFirst().rows())
        .isEqualTo(
            new Rows.Listed(
                "t.csv",
                List.of("id", "name"),
                List.of(List.of("1", "a, \"b\""), List.of("2", ""))));

    for (var name :
        List.of("../secret.csv", "/etc/passwd", "a/../../secret.csv", "link.csv", "C:\\x")) {
      Files.writeString(plan, "tables: {t: {data: '" + name + "'}}");
      assertThatThrownBy(() -> PlanReader.read(plan))
          .hasMessageStartingWith("p.yml:1:20: t.data: '" + name + "' ");
    }
    Files.writeString(plan, "tables: {t: {data: nowhere.csv}}");
    assertThatThrownBy(() -> PlanReader.read(plan))
        .hasMessageStartingWith(
            "p.yml:1:20: t.data: there is no file 'nowhere.csv' beside the plan");
    Files.writeString(plan, "tables: {t: {data: bad.csv}}");
    assertThatThrownBy(() -> PlanReader.read(plan))
        .hasMessageStartingWith("bad.csv:3:1: t.data: record 3 has 1 fields, the header has 2")
        .hasMessageContaining("bad.csv:4:1: t.data: record 4 has 3 fields");
    Files.writeString(directory.resolve("plans/quotes.csv"), "id,name\n1,\"a\"b\n");
    Files.writeString(plan, "tables: {t: {data: quotes.csv}}");
    assertThatThrownBy(() -> PlanReader.read(plan))
        .hasMessageStartingWith(
            "quotes.csv:2:1: t.data: 'quotes.csv' is not CSV from here on: the parser says \"")
        .hasMessageContaining("write a quote within it twice");
    assertThatThrownBy(() -> PlanReader.read(directory.resolve("none.yml")))
        .hasMessageStartingWith("There is no plan file ");
    assertThatThrownBy(() -> PlanReader.read(directory)).hasMessageContaining("it is not a file");
    Files.write(plan, new byte[] {(byte) 0xff, (byte) 0xfe, 'a'});
    assertThatThrownBy(() -> PlanReader.read(plan)).hasMessageContaining("is not UTF-8 text");
  }

  @Test
  void everyNodeKeepsItsPlace() {
    var source =
        PlanReader.parse(
                "p.yml",
                "tables:\n  t:\n    rows: 10\n    columns:\n      a: {weights: {𠮷: 1, b: 22}}\n",
                PlanFiles.none())
            .orThrow();
    var place = source.places().place("tables/t/columns/a/weights/b");
    assertThat(place.key().line()).isEqualTo(5);
    assertThat(place.key().column()).isEqualTo(27);
    int start = source.text().offsetByCodePoints(0, place.value().start());
    int end = source.text().offsetByCodePoints(0, place.value().end());
    assertThat(source.text().substring(start, end)).isEqualTo("22");
    assertThat(source.places().key("tables/t/columns/a/weights/none/at/all"))
        .isEqualTo(source.places().key("tables/t/columns/a/weights"));
  }
}
