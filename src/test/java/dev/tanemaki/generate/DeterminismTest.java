package dev.tanemaki.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.dataset.Datasets;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.schema.DdlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A cell is a function of seed, table, column and row index, and stays the same one: yesterday's
 * half of a table must go with today's.
 */
class DeterminismTest {

  /** Recorded digests, one a line: what, column, SHA-256. */
  private static final String GOLDEN = "golden.csv";

  private static final String DDL =
      """
      create table parent (id uuid primary key, name text, area integer);
      create table child (a bigint, b integer, c double precision, d numeric(12,3), e text, f text,
        g integer, h uuid, i text, j boolean, k text[], l timestamptz, m timestamptz, n integer,
        o text[], p text, q date, r numeric, s integer, t uuid, u real, v integer, w interval);
      """;

  /** Every rule, and every distribution, most with nulls on top. */
  private static final String TABLES =
      """
      tables:
        parent:
          rows: 700
          columns:
            id: {sequence: 1}
            name: {template: "親{nr}"}
            area: {uniform: {min: 1, max: 9}}
          with: {nr: {sequence: {start: 5, step: 5}}}
        child:
          rows: 200000
          columns:
            a: {sequence: {start: 1, shuffled: true}}
            b: {uniform: {min: 1, max: 1000000}, nulls: 0.1}
            c: {normal: {mean: 0, sd: 1, min: -1}}
            d: {log-normal: {mu: 1, sigma: 1, max: 1000}, nulls: 0.1}
            e: {weights: {x: 1, y: 2, z: 3}, nulls: 0.1}
            f: {lookup: g.text}
            g: {bands: {1-10: {weight: 1, text: few}, 11-1000: {weight: 2, text: many}}, nulls: 0.1}
            h: {reference: {table: parent, zipf: 1.1}, nulls: 0.1}
            i: {lookup: h.name}
            j: {translate: {of: e, values: {x: true}, otherwise: false}}
            k: {flags: {A: 0.1, B: 0.2, C: 0.3, D: 0.4, E: 0.5, F: 0.6, G: 0.7}}
            l: {calendar: {from: -90d, to: 0d, weekdays: {sun: 0.1}, hours: {8-20: 1}}}
            m: {offset: {from: l, uniform: {min: 1, max: 90}, unit: minutes}, nulls: 0.1}
            n: {between: {low: 5, high: b}}
            o: {array: ["{e}", "{b:000}", "{h.name}"]}
            p: {dictionary: {faker: Name.fullName, size: 200}}
            q: {between: {low: 2020-01-01, high: 2021-12-31}}
            r: {exponential: {mean: 100, min: 0}}
            s: {zipf: {n: 5000000, exponent: 1.2}}
            t: {reference: {table: parent, within: {area: v}}}
            u: {beta: {alpha: 2, beta: 3, min: 0, max: 1}, step: 0.01}
            v: {constant: 3}
            w: {uniform: {min: 0, max: 100000}}
      """;

  private static TableProgram rules() {
    return Made.plan(DDL, TABLES).program("child");
  }

  private static TableProgram jobs() {
    Plan plan = Datasets.builtIn().named("job-postings").load().plan();
    return Generator.compile(plan, DdlReader.read("schema.sql", plan.ddl().orElseThrow()))
        .program("jobs");
  }

  @ParameterizedTest(name = "slices of {0}")
  @ValueSource(ints = {1, 7, 256, 511})
  void slicesOfAnySizeMakeTheWhole(int slice) {
    assertThat(Made.rows(rules(), 99_000, 1_200, slice))
        .isEqualTo(Made.rows(rules(), 99_000, 1_200, TableProgram.CHUNK_ROWS));
    assertThat(Made.rows(jobs(), 49_700, 600, slice))
        .isEqualTo(Made.rows(jobs(), 49_700, 600, TableProgram.CHUNK_ROWS));
  }

  @Test
  void rowsMayBeMadeInAnyOrderByOneWorkerOrSeveral() {
    var program = rules();
    var text = CellText.of(program);
    var forwards = program.newWorker();
    var backwards = program.newWorker();
    var expected = new ArrayList<List<String>>();
    for (int row = 0; row < 200; row++) {
      expected.add(cells(text, forwards.generate(row, 1)));
    }
    for (int row = 199; row >= 0; row--) {
      assertThat(cells(text, backwards.generate(row, 1))).isEqualTo(expected.get(row));
    }
  }

  @Test
  void aColumnDoesNotDependOnTheColumnsBesideIt() {
    String alone = "{weights: {a: 1, b: 2}, nulls: 0.2}";
    var one = Made.plan("create table t (v text);", table("v: " + alone)).program("t");
    var two =
        Made.plan("create table t (u uuid, v text);", table("u: {sequence: 1}\n      v: " + alone))
            .program("t");
    assertThat(Made.rows(two, 0, 500).stream().map(r -> r.get(1)))
        .containsExactlyElementsOf(Made.rows(one, 0, 500).stream().map(List::getFirst).toList());
  }

  @Test
  void anotherSeedMakesOtherRows() {
    Plan plan = Datasets.builtIn().named("job-postings").load().plan();
    var schema = DdlReader.read("schema.sql", plan.ddl().orElseThrow());
    var other = Generator.compile(plan.withSeed(plan.seed() + 1), schema).program("jobs");
    assertThat(Made.rows(other, 0, 50)).isNotEqualTo(Made.rows(jobs(), 0, 50));
  }

  /**
   * Where this fails, look which columns differ. If only job-postings do, the dataset was changed:
   * replace its lines of {@value #GOLDEN} by those of the message. If columns of {@code rules} do,
   * the generator was changed: runs begun with the old one cannot go on with it, so raise {@link
   * Generator#VERSION}, then replace all lines.
   */
  @Test
  void rowsAreThoseOfTheRecordedVersion() {
    var actual = new ArrayList<String>();
    actual.add("version,," + Generator.VERSION);
    actual.addAll(digests("rules", rules()));
    actual.addAll(digests("job-postings", jobs()));
    List<String> recorded = recorded();

    var changed = new ArrayList<>(actual);
    changed.removeAll(recorded);
    assertThat(changed)
        .as(
            "columns that are made otherwise than %s says; if the generator changed rather than the"
                + " dataset, raise Generator.VERSION; then let %s be%n%s%n",
            GOLDEN, GOLDEN, String.join("\n", actual))
        .isEmpty();
    assertThat(recorded).hasSameSizeAs(actual);
  }

  /** A digest a column, of a thousand rows from the middle of the table. */
  private static List<String> digests(String what, TableProgram program) {
    List<List<String>> rows = Made.rows(program, program.rows() / 2, 1_000);
    var digests = new ArrayList<String>();
    for (int column = 0; column < program.columns().size(); column++) {
      MessageDigest sha = sha256();
      for (List<String> row : rows) {
        String cell = row.get(column);
        sha.update((cell == null ? "\0" : cell + "\n").getBytes(StandardCharsets.UTF_8));
      }
      String digest = HexFormat.of().formatHex(sha.digest());
      digests.add(what + "," + program.columns().get(column).name() + "," + digest);
    }
    return digests;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> recorded() {
    try (var in = DeterminismTest.class.getResourceAsStream(GOLDEN)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> cells(CellText text, Chunk chunk) {
    var cells = new ArrayList<String>();
    for (int i = 0; i < chunk.columns().size(); i++) {
      cells.add(text.text(chunk, i, 0));
    }
    return cells;
  }

  private static String table(String columns) {
    return "tables:\n  t:\n    rows: 500\n    columns:\n      " + columns + "\n";
  }
}
