package dev.tanemaki.generate;

import static dev.tanemaki.generate.Statistics.assertShares;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Children and the parents they choose. */
class ReferenceTest {

  private static final int ROWS = 60_000;
  private static final String DDL =
      """
      create table area (code char(2) primary key, share integer);
      create table town (id integer primary key, area char(2) references area, people integer);
      create table person (id uuid primary key, name text, born date);
      create table child (v text, w text, x text);
      """;
  private static final String PARENTS =
      """
      tables:
        area: {data: {csv: "code,share\\n01,1\\n02,2\\n03,3\\n04,4\\n"}}
        town: {data: {csv: "id,area,people\\n1,01,10\\n2,01,30\\n3,02,5\\n4,03,0\\n5,03,7\\n"}}
        person:
          rows: %d
          columns:
            id: {sequence: 1}
            name: {template: "人{nr}"}
            born: {calendar: {from: -9000d, to: 0d}, nulls: 0.2}
          with: {nr: {sequence: 1}}
      """;

  /** The rows of a table whose columns and rows the text gives. */
  private static List<List<String>> children(long parents, String child) {
    var program = Made.plan(DDL, PARENTS.formatted(parents) + child.indent(2)).program("child");
    return Made.rows(program, 0, program.rows());
  }

  private static Map<String, Long> shares(List<List<String>> rows, int column) {
    return rows.stream().collect(Collectors.groupingBy(r -> r.get(column), Collectors.counting()));
  }

  @Test
  void parentsAreChosenByAColumnOfTheirs() {
    var rows =
        children(
            1,
            """
            child: {rows: 60000, columns: {v: {reference: {table: area, by: share}}}}
            """);
    assertShares(
        shares(rows, 0), new TreeMap<>(Map.of("01", 1.0, "02", 2.0, "03", 3.0, "04", 4.0)));
  }

  @Test
  void othersShareWhatTheListedOnesLeave() {
    var rows =
        children(
            1,
            """
            child:
              rows: 60000
              columns:
                v: {reference: {table: area, weights: {"01": 60, "04": 0}, others: {weight: 40, by: share}}}
                w: {reference: {table: area, weights: {"02": 3}, others: 7}}
            """);
    assertShares(
        shares(rows, 0), new TreeMap<>(Map.of("01", 60.0, "02", 16.0, "03", 24.0, "04", 0.0)));
    assertShares(
        shares(rows, 1),
        new TreeMap<>(Map.of("01", 7 / 3.0, "02", 3.0, "03", 7 / 3.0, "04", 7 / 3.0)));
  }

  @Test
  void withinKeepsToParentsThatAgree() {
    var rows =
        children(
            1,
            """
            child:
              rows: 60000
              columns:
                v: {reference: {table: area, by: share}}
                w: {reference: {table: town, column: id, by: people, within: {area: v}}}
                x: {lookup: w.area}
            """);
    for (List<String> row : rows) {
      if (row.get(0).equals("04")) {
        assertThat(row.get(1)).as("no town lies in area 04").isNull();
        assertThat(row.get(2)).isNull();
      } else {
        assertThat(row.get(2)).isEqualTo(row.get(0));
      }
    }
    assertShares(
        shares(rows.stream().filter(r -> r.get(1) != null).toList(), 1),
        new TreeMap<>(Map.of("1", 0.25, "2", 0.75, "3", 2.0, "4", 0.0, "5", 3.0)));
  }

  @ParameterizedTest(name = "{0} parents")
  @ValueSource(longs = {3_000, 100_000})
  void whatIsLookedUpIsWhatTheParentHas(long parents) {
    String child =
        """
        child:
          rows: 5000
          columns:
            v: {reference: person, nulls: 0.2}
            w: {lookup: v.name}
            x: {lookup: v.born}
        """;
    var plan = Made.plan(DDL, PARENTS.formatted(parents) + child.indent(2));
    var people = new HashMap<String, List<String>>();
    Made.rows(plan.program("person"), 0, parents).forEach(row -> people.put(row.getFirst(), row));
    assertThat(people).hasSize((int) parents);

    List<List<String>> rows = Made.rows(plan.program("child"), 0, 5_000);
    for (List<String> row : rows) {
      if (row.getFirst() == null) {
        assertThat(row).containsOnlyNulls();
      } else {
        assertThat(row).isEqualTo(people.get(row.getFirst()));
      }
    }
    assertThat(rows).anyMatch(r -> r.getFirst() == null).anyMatch(r -> r.getFirst() != null);
  }

  @Test
  void zipfPrefersTheFirstParents() {
    var rows =
        children(
            50,
            """
            child:
              rows: 60000
              columns: {v: {reference: {table: person, column: name, zipf: 1.2}}}
            """);
    var shares = new TreeMap<String, Double>();
    for (int rank = 1; rank <= 50; rank++) {
      shares.put("人" + rank, Math.pow(rank, -1.2));
    }
    assertShares(shares(rows, 0), shares);
  }

  @ParameterizedTest(name = "{0} parents")
  @CsvSource({"1", "255", "256", "257", "4000"})
  void rowsPerParentAddUpAndStandTogether(long parents) {
    var rows =
        children(
            parents,
            """
            child:
              rows: per-parent
              columns:
                v: {reference: {table: person, column: name, fan-out: {uniform: {min: 0, max: 4}}}}
              with: {always: {sequence: 1}}
            """);
    var order = new ArrayList<Integer>();
    rows.forEach(row -> order.add(Integer.parseInt(row.getFirst().substring(1))));
    assertThat(order).isSorted();
    long[] perParent = new long[5];
    var counts = shares(rows, 0);
    for (int i = 1; i <= parents; i++) {
      perParent[counts.getOrDefault("人" + i, 0L).intValue()]++;
    }
    if (parents >= 255) {
      assertShares(perParent, new double[] {1, 1, 1, 1, 1});
    }
    assertThat(counts.values().stream().mapToLong(n -> n).sum()).isEqualTo(rows.size());
  }

  @Test
  void fanOutWithANumberOfRowsStartsOverBehindTheLastParent() {
    var rows =
        children(
            3,
            """
            child:
              rows: 13
              columns:
                v: {reference: {table: person, column: name, fan-out: {uniform: {min: 2, max: 2}}}}
            """);
    assertThat(rows.stream().map(r -> r.getFirst().substring(1)))
        .containsExactly("1", "1", "2", "2", "3", "3", "1", "1", "2", "2", "3", "3", "1");
  }

  @ParameterizedTest(name = "{0} rows")
  @ValueSource(longs = {1, 2, 3, 4, 5, 1_000, 4_096, 65_537})
  void shuffledSequencesAreTheSameNumbersInAnotherOrder(long rows) {
    var plain = new ArrayList<Long>();
    var shuffled = new ArrayList<Long>();
    Made.longs(Made.column("bigint", rows, "{sequence: {start: 7, step: 3}}"), plain::add);
    Made.longs(
        Made.column("bigint", rows, "{sequence: {start: 7, step: 3, shuffled: true}}"),
        shuffled::add);
    assertThat(plain)
        .containsExactlyElementsOf(LongStream.range(0, rows).map(i -> 7 + 3 * i).boxed().toList());
    assertThat(shuffled.stream().sorted().toList()).isEqualTo(plain);
    if (rows >= 1_000) {
      assertThat(shuffled).isNotEqualTo(plain);
    }
  }

  @Test
  void sequencesOfUuidsAreUniqueAndOfVersionFour() {
    var uuids = Made.column(Made.column("uuid", ROWS, "{sequence: 1}"));
    assertThat(new HashSet<>(uuids)).hasSize(ROWS);
    assertThat(uuids)
        .allMatch(
            u -> u.matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
  }

  @Test
  void aTableMayReferToItself() {
    String ddl = "create table t (id integer primary key, boss integer references t);";
    var plan =
        Made.plan(
            ddl,
            """
            tables:
              t: {rows: 100, columns: {id: {sequence: 10}, boss: {reference: t, nulls: 0.1}}}
            """);
    var rows = Made.rows(plan.program("t"), 0, 100);
    var ids = rows.stream().map(List::getFirst).collect(Collectors.toSet());
    assertThat(rows).allMatch(r -> r.get(1) == null || ids.contains(r.get(1)));
  }
}
