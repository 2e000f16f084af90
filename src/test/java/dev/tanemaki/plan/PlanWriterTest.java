package dev.tanemaki.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.dataset.Datasets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanWriterTest {

  private static final String EVERYTHING =
      """
      plan: "everything: 1"
      seed: -7
      locale: ja
      reference: 2026-04-01T09:00:00+09:00
      schema: {sql: "create table t (a int);\\n-- \\"x\\" \\\\ 種\\n"}
      with:
        q:
          data: {source: q.csv, csv: "k,\\"w,\\"\\n1,\\n\\"#2\\",\\"a\\nb\\"\\n"}
          columns: {c: "2026-01-01", n: ~}
      tables:
        s.child: {rows: per-parent, columns: {a: {reference: {table: t, fan-out: {exponential: {mean: 3, max: 9}}}}}}
        t:
          rows: 10
          columns:
            a: {sequence: {start: 5, step: -3, shuffled: true}}
            b: {normal: {mean: 0.1, sd: 1e-9}, step: 0.001}
            c: {log-normal: {mu: 1, sigma: 2, max: 5}, nulls: 0.125}
            d: {beta: {alpha: 2, beta: 5, min: 1, max: 10}}
            e: {zipf: {n: 50, exponent: 1.1}}
            f: {weights: {"": 1, "null": 2, "a: {b}": {weight: 3, text: "\\u0000\\u2028𠮷"}}}
            g: {bands: {-5.5..-1: 1, 0-1: {weight: 2, text: low}}, step: 0.5}
            h: {reference: {table: q, column: k, weights: {"1": 2}, others: {weight: 5, by: "w,"}, within: {k: a}}}
            i: {reference: {table: q, weights: {"1": 2}, others: 5}}
            j: {reference: {table: q, zipf: 1.5}}
            k: {lookup: h.k}
            l: {translate: {of: f, values: {z: 1, a: 2}}}
            m: {template: "{{x}} {a:000} {h.k}"}
            n: {array: ["{a}", b]}
            o: {offset: {from: p, uniform: {min: 1, max: 2}, unit: weeks}, nulls: 1}
            p: {calendar: {from: -1d2h3m4s, to: 0d, weekdays: {sun: 0.5, mon: 2}, hours: {9-10: 3}, precision: 15m, months: {aug: 0.5}, growth: 1.5}}
            q: {between: {low: a, high: 9}, step: 10}
            r: {flags: {x: 0.5, y: {probability: 1, text: Y}}, separator: "", none: "-"}
            s: {dictionary: {faker: Name.fullName, size: 5}}
          with: {z: {uniform: {min: 0, max: 1}}}
      """;

  private static Plan plan(String text) {
    return PlanReader.parse("p.yml", text, PlanFiles.none()).orThrow().plan();
  }

  @Test
  void whatIsWrittenReadsBackEqual() {
    var plan = plan(EVERYTHING);
    var text = PlanWriter.write(plan);
    assertThat(PlanReader.readWritten(text)).isEqualTo(plan);
    assertThat(PlanWriter.write(PlanReader.readWritten(text))).isEqualTo(text);
  }

  @Test
  void aDatasetIsWrittenWithItsListsAndItsSchema() {
    var plan = Datasets.builtIn().named("job-postings").load().plan();
    var text = PlanWriter.write(plan);
    assertThat(text).contains("札幌市中央区", "CREATE TABLE jobs");
    assertThat(PlanReader.readWritten(text)).isEqualTo(plan);
  }

  @Test
  void theFingerprintKnowsThePlanAndNotItsFile() {
    var plan = plan("plan: p\nseed: 1\ntables: {t: {rows: 10, columns: {a: {sequence: 1}}}}\n");
    var same =
        plan(
            """
            # remarks do not count
            tables:
              t:
                columns: {a: {sequence: {start: 1, step: 1}}}
                rows: 1_0
            seed: 1
            plan: 'p'
            """);
    assertThat(same.fingerprint("1")).isEqualTo(plan.fingerprint("1"));
    assertThat(plan.fingerprint("1"))
        .as("fixed for ever: a ledger may hold it")
        .isEqualTo(FIXED)
        .isNotEqualTo(plan.fingerprint("2"));
    assertThat(
            List.of(plan.withSeed(2), plan.withRows("t", 11)).stream().map(p -> p.fingerprint("1")))
        .doesNotContain(plan.fingerprint("1"));
  }

  private static final String FIXED =
      "32b8ba7c98dff0bf24c8f7105d375dca4ddfd1369eafef17e71d5c159a68e21b";
}
