package dev.tanemaki.plan.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.dataset.Datasets;
import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.plan.Distribution;
import dev.tanemaki.plan.PlanFiles;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.plan.Rule.Pick;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An edit changes what was meant in the text, and nothing else. */
class PlanDocumentTest {

  private static final PlanDocument POSTINGS = Datasets.builtIn().named("job-postings").document();

  /** The lines that went and came, as {@code -} and {@code +}, without indentation. */
  private static List<String> diff(PlanDocument before, PlanDocument after) {
    return PlanDiff.lines(before.text(), after.text(), 0).stream()
        .filter(l -> l.kind() != PlanDiff.Kind.GAP)
        .map(l -> (l.kind() == PlanDiff.Kind.ADDED ? "+" : "-") + l.text().strip())
        .toList();
  }

  private static ColumnPlan column(PlanDocument document, String table, String column) {
    return document.plan().orElseThrow().table(table).orElseThrow().column(column).orElseThrow();
  }

  private static PlanDocument postings(String column, UnaryOperator<Rule> change) {
    var now = column(POSTINGS, "jobs", column);
    var wanted = new ColumnPlan(column, change.apply(now.rule()), now.nulls());
    var changed = POSTINGS.withColumn("jobs", wanted);
    assertThat(changed.findings()).isEmpty();
    assertThat(column(changed, "jobs", column)).isEqualTo(wanted);
    return changed;
  }

  static Stream<PlanDocument> documents() {
    return Datasets.builtIn().all().stream().map(d -> d.document());
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyRuleSaidAgainGivesTheSameText(PlanDocument document) {
    var plan = document.plan().orElseThrow();
    var edited = document;
    for (var table : Stream.concat(plan.tables().stream(), plan.with().stream()).toList()) {
      edited = edited.withRows(table.name(), table.rows());
      for (var column : Stream.concat(table.columns().stream(), table.with().stream()).toList()) {
        edited = edited.withColumn(table.name(), column);
        // Forms are held against the nodes even where the plan is the same.
        var there =
            PlanEdits.patched(
                edited.text(),
                edited.reading().places().root().orElseThrow(),
                new PlanEdit.SetColumn(table.name(), column));
        assertThat(there).as(table.name() + "." + column.name()).isEqualTo(document.text());
      }
    }
    assertThat(edited.withSeed(plan.seed()).text()).isEqualTo(document.text());
  }

  @Test
  void aWeightChangesItsNumberAlone() {
    var changed =
        postings("pref_cd", r -> weights(r, w -> w.value().equals("27") ? 12.5 : w.weight()));
    assertThat(diff(POSTINGS, changed)).containsExactly("-\"27\": 15 # 大阪", "+\"27\": 12.5 # 大阪");
    changed =
        postings("salary_type", r -> weights(r, w -> w.value().equals("daily") ? 20 : w.weight()));
    assertThat(diff(POSTINGS, changed))
        .containsExactly(
            "-daily: {weight: 12, text: 日給制・時給換算}", "+daily: {weight: 20, text: 日給制・時給換算}");
    changed = postings("status", r -> weights(r, w -> w.value().equals("draft") ? 3 : w.weight()));
    assertThat(diff(POSTINGS, changed))
        .containsExactly(
            "-status: {weights: {active: 85, expired: 8, inactive: 5, draft: 2}}",
            "+status: {weights: {active: 85, expired: 8, inactive: 5, draft: 3}}");
  }

  @Test
  void aWeightMoreOrLessIsAnEntryMoreOrLess() {
    var more = postings("pref_cd", r -> keyed(r, l -> l.add(4, new Rule.Weighted("26", 5))));
    assertThat(diff(POSTINGS, more)).containsExactly("+\"26\": 5");
    var less = postings("pref_cd", r -> keyed(r, l -> l.remove(9)));
    assertThat(diff(POSTINGS, less)).containsExactly("-\"22\": 2 # 静岡");
    var first = postings("pref_cd", r -> keyed(r, l -> l.remove(0)));
    assertThat(diff(POSTINGS, first)).containsExactly("-\"13\": 25 # 東京");
    var flow = postings("status", r -> listed(r, l -> l.remove(0)));
    assertThat(diff(POSTINGS, flow))
        .last()
        .isEqualTo("+status: {weights: {expired: 8, inactive: 5, draft: 2}}");
    var sorted = postings("pref_cd", r -> keyed(r, l -> l.addFirst(l.remove(8))));
    assertThat(sorted.text())
        .contains("          weights:\n            \"01\": 2 # 北海道\n            \"13\": 25 # 東京\n");
  }

  @Test
  void aBandsEdgeIsItsKey() {
    var changed =
        postings(
            "fee",
            r ->
                new Rule.Bands(
                    List.of(
                        new Rule.Band(501, 900, 40),
                        new Rule.Band(901, 2000, 35),
                        new Rule.Band(2001, 3500, 20),
                        new Rule.Band(3501, 5000, 5)),
                    0));
    assertThat(diff(POSTINGS, changed))
        .containsExactly(
            "-bands: {501-1000: 40, 1001-2000: 35, 2001-3500: 20, 3501-5000: 5}",
            "+bands: {501-900: 40, 901-2000: 35, 2001-3500: 20, 3501-5000: 5}");
    var block =
        postings(
            "min_salary",
            r -> {
              var bands = new ArrayList<>(((Rule.Bands) r).bands());
              bands.set(0, new Rule.Band(1000, 1199, 30, "基本時給"));
              bands.remove(3);
              return new Rule.Bands(bands, 50);
            });
    assertThat(diff(POSTINGS, block))
        .containsExactly(
            "-900-1199: {weight: 30, text: 基本時給}",
            "+1000-1199: {weight: 30, text: 基本時給}",
            "-2000-3000: {weight: 10, text: 特別高時給}",
            "-step: 10",
            "+step: 50");
  }

  @Test
  void hoursKeepTheirRangesAsFarAsTheyHold() {
    var changed =
        postings(
            "posting_date",
            r -> {
              var c = (Rule.Calendar) r;
              var hours = new HashMap<>(c.hours());
              hours.put(11, 2.5);
              hours.put(7, 0.6);
              var days = new HashMap<>(c.weekdays());
              days.put(DayOfWeek.TUESDAY, 1.2);
              return new Rule.Calendar(c.from(), c.to(), days, hours, c.precision());
            });
    assertThat(diff(POSTINGS, changed))
        .contains(
            "+weekdays: {mon: 1.1, sat: 0.3, sun: 0.2, tue: 1.2}",
            "+hours: {0-6: 0.1, 7: 0.6, 8: 1, 9: 3, 10: 4, 11: 2.5, 12: 2, 13-17: 4, 18: 3, 19-20:"
                + " 2, 21-23: 0.7}")
        .hasSize(4);
  }

  @Test
  void nullsRowsAndSeedAreOneTokenEach() {
    var end = column(POSTINGS, "jobs", "end_at");
    assertThat(
            diff(POSTINGS, POSTINGS.withColumn("jobs", new ColumnPlan("end_at", end.rule(), 0.25))))
        .last()
        .asString()
        .endsWith("unit: days}, nulls: 0.25}");
    assertThat(diff(POSTINGS, POSTINGS.withColumn("jobs", new ColumnPlan("end_at", end.rule(), 0))))
        .last()
        .asString()
        .endsWith("unit: days}}");
    var fee = column(POSTINGS, "jobs", "fee");
    assertThat(diff(POSTINGS, POSTINGS.withColumn("jobs", new ColumnPlan("fee", fee.rule(), 0.1))))
        .containsExactly("+nulls: 0.1");
    assertThat(diff(POSTINGS, POSTINGS.withRows("jobs", 1_000_000)))
        .containsExactly("-rows: 100000", "+rows: 1000000");
    assertThat(diff(POSTINGS, POSTINGS.withSeed(-1)))
        .containsExactly("-seed: 20260401", "+seed: -1");
  }

  @Test
  void anotherRuleStandsInThePlaceOfTheOld() {
    var uniform = new Rule.Draw(new Distribution.Uniform(501, 5000), 0);
    assertThat(diff(POSTINGS, postings("fee", r -> uniform)))
        .containsExactly(
            "-bands: {501-1000: 40, 1001-2000: 35, 2001-3500: 20, 3501-5000: 5}",
            "+uniform: {min: 501, max: 5000}");
    assertThat(diff(POSTINGS, postings("min_salary", r -> uniform)))
        .contains("+uniform: {min: 501, max: 5000}", "-bands:", "-step: 10")
        .hasSize(7);
    assertThat(diff(POSTINGS, postings("benefits", r -> new Rule.Constant("null"))))
        .last()
        .isEqualTo("+benefits: {constant: \"null\"}");
    assertThat(
            diff(
                POSTINGS,
                postings(
                    "city_cd",
                    r ->
                        new Rule.Reference(
                            "city_master",
                            Optional.empty(),
                            new Pick.Evenly(),
                            Optional.of(new Rule.Within("pref_cd", "pref_cd"))))))
        .last()
        .isEqualTo("+city_cd: {reference: {table: city_master, within: pref_cd}}");
  }

  private static final PlanDocument EVERY_RULE =
      PlanDocument.of(
          "rules.yml",
          """
          tables:
            t:
              rows: 9
              columns:
                a: {sequence: {start: 5, step: -3, shuffled: true}}
                b: {normal: {mean: 0.1, sd: 1e-9}, step: 0.001}
                c: {log-normal: {mu: 1, sigma: 2, max: 5}, nulls: 0.125}
                d: {beta: {alpha: 2, beta: 5, min: 1, max: 10}}
                e: {zipf: {n: 50, exponent: 1.1}}
                f: {weights: {"": 1, "null": 2, "a: {b}": {weight: 3, text: "\\u0000\\u2028𠮷"}}}
                g: {bands: {-5.5..-1: 1, 0-1: {weight: 2, text: low}}, step: 0.5}
                h: {reference: {table: town, weights: {"1": 2}, others: {weight: 5, by: "w,"}, within: {k: a}}}
                i: {reference: {table: town, weights: {"1": 2}, others: 5}}
                l: {translate: {of: f, values: {z: 1, "- a": "# 2"}}}
                m: {template: "{{x}} {a:000} {h.k}"}
                n: {array: ["{a}", b]}
                o: {offset: {from: p, uniform: {min: 1, max: 2}, unit: weeks}, nulls: 1}
                p: {calendar: {from: -1d2h3m4s, to: 0d, weekdays: {sun: 0.5}, hours: {9-10: 3}}}
                q: {between: {low: a, high: "9"}, step: 10}
                r: {flags: {x: 0.5, y: {probability: 1, text: Y}}, separator: "", none: "-"}
                s: {dictionary: {faker: Name.fullName, size: 5}}
                t: {reference: {table: town, fan-out: {exponential: {mean: 3, max: 9}}}}
                u: ~
                v: "#"
          """,
          PlanFiles.none());

  /** However a column is written: it can get every rule, and no other line changes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "prefix",
        "form",
        "before",
        "chome",
        "application_name",
        "pref_cd",
        "salary_type",
        "fee",
        "feature_codes",
        "posting_date",
        "end_at",
        "shift"
      })
  void everyRuleCanStandInThePlaceOfEveryOther(String name) {
    var table =
        Stream.of("company", "place", "jobs")
            .filter(
                t -> POSTINGS.plan().orElseThrow().table(t).orElseThrow().column(name).isPresent())
            .findFirst()
            .orElseThrow();
    var places = POSTINGS.reading().places();
    var path =
        Stream.of("tables/", "with/")
            .flatMap(t -> Stream.of("/columns/", "/with/").map(c -> t + table + c + name))
            .filter(places::has)
            .findFirst()
            .orElseThrow();
    int line = places.key(path).line();
    for (var rule : EVERY_RULE.plan().orElseThrow().tables().getFirst().columns()) {
      var wanted = new ColumnPlan(name, rule.rule(), rule.nulls());
      var changed = POSTINGS.withColumn(table, wanted);
      assertThat(changed.findings()).isEmpty();
      assertThat(column(changed, table, name)).isEqualTo(wanted);
      assertThat(POSTINGS.text().lines().limit(line - 1))
          .containsExactlyElementsOf(changed.text().lines().limit(line - 1).toList());
      var back = changed.withColumn(table, column(POSTINGS, table, name));
      assertThat(back.plan()).isEqualTo(POSTINGS.plan());
    }
  }

  @Test
  void aColumnComesAndGoes() {
    var without = POSTINGS.withoutColumn("jobs", "benefits");
    assertThat(diff(POSTINGS, without)).containsExactly("-benefits: {lookup: benefit.text}");
    var added =
        POSTINGS.withColumn("company", new ColumnPlan("rank", new Rule.Sequence(1, 1, false), 0));
    assertThat(diff(POSTINGS, added)).containsExactly("+rank: {sequence: {start: 1}}");
    var listed =
        POSTINGS.withColumn("town", new ColumnPlan("text", new Rule.Constant("a: b"), 0.5));
    assertThat(diff(POSTINGS, listed))
        .containsExactly(
            "-town: {data: town.csv}",
            "+town: {data: town.csv, columns: {text: {constant: \"a: b\", nulls: 0.5}}}");
    assertThat(listed.withoutColumn("town", "text").text()).isEqualTo(POSTINGS.text());
  }

  @Test
  void templatesAndListsChangeInPlace() {
    var changed = postings("description", r -> new Rule.Template("{title.duty}\"x\"\n#"));
    assertThat(diff(POSTINGS, changed))
        .last()
        .isEqualTo("+template: \"{title.duty}\\\"x\\\"\\n#\"");
    var list =
        postings(
            "search_keywords",
            r -> {
              var all = new ArrayList<>(((Rule.ArrayOf) r).templates());
              all.remove(0);
              all.set(0, "都市");
              all.add("求人");
              return new Rule.ArrayOf(all);
            });
    assertThat(diff(POSTINGS, list))
        .last()
        .isEqualTo(
            "+array: [\"都市\", \"{station.name}\", \"{occupation_cd1.name}\","
                + " \"{employment_type_cd.name}\", \"求人\"]");
  }

  @Test
  void lineEndsAndAMissingLastLineEndStay() {
    var text = POSTINGS.text().replace("\n", "\r\n").stripTrailing();
    var document = PlanDocument.of("p.yml", text, POSTINGS.files());
    var changed =
        document
            .withColumn("jobs", new ColumnPlan("shift", new Rule.Constant("𠮷"), 0.25))
            .withColumn("jobs", new ColumnPlan("more", new Rule.Constant("x"), 0))
            .withRows("jobs", 7);
    assertThat(diff(document, changed))
        .containsExactly(
            "-rows: 100000",
            "+rows: 7",
            "+more: x",
            "-shift: {reference: shift_flexibility}",
            "+shift: {constant: 𠮷, nulls: 0.25}");
    assertThat(changed.text().replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
    assertThat(changed.text()).endsWith("nulls: 0.25}");
    assertThat(
            changed.withColumn("jobs", new ColumnPlan("shift", new Rule.Constant("吉"), 0)).text())
        .endsWith("shift: {constant: 吉}");
  }

  @Test
  void unusualTextsAreChangedAsLittleAsTheyAllow() {
    var document =
        PlanDocument.of(
            "p.yml",
            """
            tables:
              t:
                  columns :
                      "a" : { weights : { x : 1,
                                          y : 2 } }   # two
                      b: >
                        folded
                        text

                      # c is last
                      c:
                        template: 'it''s {a}'
                      d:
                  rows: 1_000_000 # many
            """,
            PlanFiles.none());
    assertThat(document.findings()).isEmpty();
    var three =
        new Rule.Weights(
            List.of(
                new Rule.Weighted("x", 1), new Rule.Weighted("y", 2.5), new Rule.Weighted("z", 3)));
    var changed =
        document
            .withColumn("t", new ColumnPlan("a", three, 0))
            .withColumn("t", new ColumnPlan("b", new Rule.Constant("plain"), 0))
            .withColumn("t", new ColumnPlan("c", new Rule.Template("it's {b}"), 0))
            .withColumn("t", new ColumnPlan("d", new Rule.Constant("x"), 0))
            .withRows("t", 2_500_000)
            .withSeed(7);
    assertThat(changed.text())
        .isEqualTo(
            """
            seed: 7
            tables:
              t:
                  columns :
                      "a" : { weights : { x : 1,
                                          y : 2.5,
                                          z: 3 } }   # two
                      b: "plain"

                      # c is last
                      c:
                        template: 'it''s {b}'
                      d: x
                  rows: 2_500_000 # many
            """);
  }

  @Test
  void anAliasIsResolvedBeforeItsAnchorChanges() {
    var document =
        PlanDocument.of(
            "p.yml",
            "tables: {t: {rows: 9, columns: {a: {weights: {x: &n 1, y: *n}}, b: *n}}}\n",
            PlanFiles.none());
    var two = new Rule.Weights(List.of(new Rule.Weighted("x", 2), new Rule.Weighted("y", 1)));
    assertThat(document.withColumn("t", new ColumnPlan("a", two, 0)).text())
        .isEqualTo("tables: {t: {rows: 9, columns: {a: {weights: {x: 2, y: 1}}, b: 1}}}\n");
  }

  @Test
  void aRuleThatCannotBeReadKeepsThePlanBeforeIt() {
    var typed = POSTINGS.withColumn("jobs", new ColumnPlan("benefits", new Rule.Template("{"), 0));
    assertThat(typed.readable()).isFalse();
    assertThat(typed.findings()).singleElement().asString().contains("never closed");
    assertThat(typed.plan()).isEqualTo(POSTINGS.plan());
    var more = typed.withRows("jobs", 5);
    var whole =
        more.withColumn("jobs", new ColumnPlan("benefits", new Rule.Template("{benefit.text}"), 0));
    assertThat(whole.readable()).isTrue();
    assertThat(diff(POSTINGS, whole))
        .containsExactly(
            "-rows: 100000",
            "+rows: 5",
            "-benefits: {lookup: benefit.text}",
            "+benefits: {template: \"{benefit.text}\"}");
  }

  private static Rule weights(Rule rule, Function<Rule.Weighted, Double> weight) {
    UnaryOperator<List<Rule.Weighted>> change =
        l -> l.stream().map(w -> new Rule.Weighted(w.value(), weight.apply(w), w.text())).toList();
    return switch (rule) {
      case Rule.Weights(var choices) -> new Rule.Weights(change.apply(choices));
      default -> keyed(rule, l -> l.replaceAll(w -> new Rule.Weighted(w.value(), weight.apply(w))));
    };
  }

  private static Rule listed(Rule rule, java.util.function.Consumer<List<Rule.Weighted>> change) {
    var list = new ArrayList<>(((Rule.Weights) rule).choices());
    change.accept(list);
    return new Rule.Weights(list);
  }

  private static Rule keyed(Rule rule, java.util.function.Consumer<List<Rule.Weighted>> change) {
    var r = (Rule.Reference) rule;
    var k = (Pick.ByKey) r.pick();
    var list = new ArrayList<>(k.weights());
    change.accept(list);
    var pick = new Pick.ByKey(list, k.othersWeight(), k.othersBy());
    return new Rule.Reference(r.table(), r.column(), pick, r.within());
  }
}
