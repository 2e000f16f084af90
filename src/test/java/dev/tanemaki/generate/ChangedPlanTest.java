package dev.tanemaki.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tanemaki.dataset.Datasets;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.PlanFiles;
import dev.tanemaki.plan.PlanReader;
import dev.tanemaki.problem.ProblemException;
import dev.tanemaki.schema.DdlReader;
import dev.tanemaki.schema.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangedPlanTest {

  /** What the postings' plan says, and what it shall say instead. */
  private static final String[][] CHANGES = {
    {"\"13\": 25 #", "\"13\": 2 #"},
    {"900-1199: {weight: 30", "900-1199: {weight: 3"},
    {"C{number:000000}", "D{number:000000}"},
    {"rows: 5000", "rows: 300"},
    {"active: 85", "active: 8"},
    {"chome: {uniform: {min: 1, max: 5}}", "chome: {uniform: {min: 6, max: 9}}"},
    {"株式会社○○: 45", "株式会社○○: 4"},
    {"unit: days}, nulls: 0.3", "unit: days}, nulls: 0.9"},
    {"shift: {reference: shift_flexibility}", "shift: {reference: {table: work_day}}"},
    {"      benefits: {lookup: benefit.text}\n", ""},
    {"seed: 20260401", "seed: 7"}
  };

  private static final String CHAIN_DDL =
      """
      create table a (id integer primary key, v integer not null);
      create table b (id integer primary key, a_id integer not null references a);
      create table c (id integer primary key, b_id integer not null references b, v integer);
      """;
  private static final String CHAIN =
      """
      plan: chain
      seed: 1
      tables:
        a: {rows: 10, columns: {id: {sequence: {start: 1}}, v: {uniform: {min: 1, max: 9}}}}
        b:
          rows: per-parent
          columns:
            id: {sequence: {start: 1}}
            a_id: {reference: {table: a, fan-out: {uniform: {min: 2, max: 2}}}}
        c:
          rows: per-parent
          columns:
            id: {sequence: {start: 1}}
            b_id: {reference: {table: b, fan-out: {uniform: {min: 3, max: 3}}}}
            v: {offset: {from: a_v, uniform: {min: 0, max: 1}}}
          with: {a_v: {uniform: {min: 1, max: 5}}}
      """;

  @Test
  void aChangedPlanMakesTheRowsThatItWouldMakeCompiledAnew() {
    String text = Datasets.builtIn().named("job-postings").load().text();
    Schema schema = DdlReader.read("schema.sql", postings(text).ddl().orElseThrow());
    var first = Generator.compile(postings(text), schema);
    var rows = rows(first, "jobs");
    var present = first;
    for (String[] change : CHANGES) {
      assertTrue(text.contains(change[0]), change[0]);
      Plan plan = postings(text.replace(change[0], change[1]));
      // Each follows another change: what that one made must not stay either.
      present = present.changed(plan);
      var anew = rows(Generator.compile(plan, schema), "jobs");
      assertEquals(anew, rows(present, "jobs"), change[1]);
      assertNotEquals(rows, anew, change[1]);
    }
    assertEquals(rows, rows(first, "jobs"));
  }

  @Test
  void aColumnMoreOrLessLeavesTablesAloneThatDoNotDependOnIt() {
    String text = Datasets.builtIn().named("job-postings").load().text();
    Schema schema = DdlReader.read("schema.sql", postings(text).ddl().orElseThrow());
    var first = Generator.compile(postings(text), schema);
    var less = postings(text.replace("      benefits: {lookup: benefit.text}\n", ""));
    var changed = first.changed(less);
    var back = changed.changed(postings(text));
    assertSame(words(first, "company"), words(changed, "company"));
    assertSame(words(first, "company"), words(back, "company"));
    assertEquals(rows(first, "jobs"), rows(back, "jobs"));
    var chain = Generator.compile(chain(CHAIN), DdlReader.read("schema.sql", CHAIN_DDL));
    var listed = chain(CHAIN.replace("columns: {id: {sequence: {start: 1}}, v", "columns: {v"));
    assertThrows(ProblemException.class, () -> rows(chain.changed(listed), "b"));
  }

  /** The dictionary of the first column that has one. */
  private static Dictionary words(CompiledPlan plan, String table) {
    return plan.program(table).newWorker().vectors().stream()
        .filter(Vector.Codes.class::isInstance)
        .map(v -> ((Vector.Codes) v).dictionary())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void howManyChildrenThereAreFollowsTheirGrandparents() {
    var schema = DdlReader.read("schema.sql", CHAIN_DDL);
    var lazy = Generator.lazily(chain(CHAIN), schema);
    assertEquals(6 * 10, lazy.program("c").rows());
    var more = lazy.changed(chain(CHAIN.replace("rows: 10,", "rows: 20,")));
    assertEquals(6 * 20, more.program("c").rows());
    assertEquals(
        rows(Generator.compile(chain(CHAIN.replace("rows: 10,", "rows: 20,")), schema), "c"),
        rows(more, "c"));
    var wider = more.changed(chain(CHAIN.replace("min: 2, max: 2", "min: 4, max: 4")));
    assertEquals(12 * 10, wider.program("c").rows());
  }

  @Test
  void aProblemOfOneTableLeavesTheOthersToBeLookedAt() {
    var schema = DdlReader.read("schema.sql", CHAIN_DDL);
    var before = Generator.lazily(chain(CHAIN), schema);
    before.program("c");
    var broken = chain(CHAIN.replace("table: a,", "table: nowhere,"));
    var changed = before.changed(broken);
    assertEquals(10, changed.program("a").rows());
    assertThrows(ProblemException.class, () -> changed.program("b"));
  }

  private static Plan postings(String text) {
    var loader = ChangedPlanTest.class.getClassLoader();
    var files = PlanFiles.resources(loader, "dev/tanemaki/dataset/job-postings/");
    return PlanReader.parse("job-postings.yml", text, files).orThrow().plan();
  }

  private static Plan chain(String text) {
    return PlanReader.parse("chain.yml", text, PlanFiles.none()).orThrow().plan();
  }

  private static List<List<String>> rows(CompiledPlan plan, String table) {
    return Made.rows(plan.program(table), 0, 200);
  }
}
