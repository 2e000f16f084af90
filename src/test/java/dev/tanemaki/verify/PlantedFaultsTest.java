package dev.tanemaki.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.CatalogReader;
import dev.tanemaki.database.Database;
import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.dataset.Datasets;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.run.RunState;
import dev.tanemaki.run.Shop;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.verify.check.Check;
import dev.tanemaki.verify.check.Check.Verdict;
import dev.tanemaki.verify.check.CheckKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whether verification finds what is wrong and nothing else: faults planted one at a time into rows
 * of the flagship dataset, and rows as they were seeded. The long form, {@code
 * -Dtanemaki.faults=long}, looks at a hundred clean runs.
 */
@Order(1)
@Timeout(600)
class PlantedFaultsTest {

  private static final boolean LONG = "long".equals(System.getProperty("tanemaki.faults"));
  private static final long ROWS = 8_000;

  private static Plan plan(long rows, long seed) {
    return Datasets.builtIn()
        .named("job-postings")
        .load()
        .plan()
        .withRows("jobs", rows)
        .withSeed(seed);
  }

  private static Target seeded(long rows, long seed) {
    Target target = TestServer.freshDatabase();
    assertThat(Shop.run(target, plan(rows, seed), Shop.options(2, 5_000)))
        .isInstanceOf(RunState.Finished.class);
    return target;
  }

  /** What faults are planted into; made once, copied for each. */
  private static final class Once {
    static final Target TARGET = seeded(ROWS, 1);
    static final Schema SCHEMA = schema(TARGET);
  }

  private static Schema schema(Target target) {
    try (var database = Database.open(target, 1)) {
      return database.with(session -> CatalogReader.read(session, "public"));
    }
  }

  /**
   * @param schema with the constraints that a fault may have taken away
   */
  private static List<Check> verify(Target target, Schema schema, Plan plan) {
    return verify(target, schema, plan, new Depth.Everything());
  }

  private static List<Check> verify(Target target, Schema schema, Plan plan, Depth depth) {
    var checks = Collections.synchronizedList(new ArrayList<Check>());
    try (var database = Database.open(target, Verifier.SESSIONS)) {
      new Verifier(database::with).verify(schema, Optional.of(plan), depth, checks::add);
    }
    return checks;
  }

  private static void execute(Target target, String sql) {
    try (var database = Database.open(target, 1)) {
      database.with(session -> session.execute(sql));
    }
  }

  private static String name(Check check) {
    return check.table() + "." + check.name() + " " + check.kind().label();
  }

  /** One a line: what is wrong, the check that has to find it, the SQL that plants it. */
  static Stream<Arguments> faults() throws IOException {
    try (var in = PlantedFaultsTest.class.getResourceAsStream("planted-faults.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> Arguments.of((Object[]) line.split(" \\| ", 3)));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void aPlantedFaultIsFound(String what, String check, String sql) {
    String template = Once.TARGET.database();
    Target target = TestServer.freshDatabase("template " + template);
    execute(target, sql);
    var found = verify(target, Once.SCHEMA, plan(ROWS, 1));
    var failed = found.stream().filter(c -> c.verdict() == Verdict.FAILED).toList();
    assertThat(failed).as(what).extracting(PlantedFaultsTest::name).contains(check);
    assertThat(failed)
        .filteredOn(c -> c.violations() > 0 && !(c.kind() == CheckKind.WEEKDAYS))
        .allMatch(c -> !c.examples().isEmpty(), "shows rows");
  }

  @Test
  void twoPointsOfAHundredThousandAreFound() {
    long rows = 100_000;
    Target target = seeded(rows, 2);
    Schema schema = schema(target);
    assertThat(verify(target, schema, plan(rows, 2))).allMatch(c -> c.verdict() != Verdict.FAILED);
    assertThat(sampled(target, schema, plan(rows, 2)))
        .allMatch(c -> c.verdict() != Verdict.FAILED)
        .anyMatch(c -> c.sample().isPresent());
    // 2 of the 40 points of part-time work become temporary work.
    execute(
        target,
        "update jobs set employment_type_cd = 6 where employment_type_cd = 1 and job_id % 20 = 0");
    assertThat(verify(target, schema, plan(rows, 2)))
        .filteredOn(c -> c.verdict() == Verdict.FAILED && c.kind() == CheckKind.SHARES)
        .extracting(Check::name)
        .containsExactly("employment_type_cd");
    assertThat(sampled(target, schema, plan(rows, 2)))
        .filteredOn(c -> c.verdict() == Verdict.FAILED && c.kind() == CheckKind.SHARES)
        .extracting(Check::name)
        .containsExactly("employment_type_cd");
    // A single row of a hundred thousand, in none of the blocks that are sampled.
    execute(
        target,
        """
        update jobs set application_id = 'x' where job_id = (
          select min(job_id) from jobs where job_id not in (
            select job_id from jobs tablesample system (60) repeatable (1)))
        """);
    assertThat(sampled(target, schema, plan(rows, 2)))
        .filteredOn(c -> c.name().equals("application_id") && c.kind() == CheckKind.DERIVED)
        .extracting(Check::violations)
        .containsExactly(1L);
  }

  /** Half of the rows: where that is more, all are looked at. */
  private static List<Check> sampled(Target target, Schema schema, Plan plan) {
    return verify(target, schema, plan, new Depth.Sample(40_000));
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(11, LONG ? 110 : 12);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aCleanRunRaisesNoAlarm(long seed) {
    long rows = LONG ? 20_000 : 6_000;
    Target target = seeded(rows, seed);
    assertThat(verify(target, schema(target), plan(rows, seed)))
        .hasSize(Verifier.checks(schema(target), Optional.of(plan(rows, seed))).size())
        .filteredOn(c -> c.verdict() == Verdict.FAILED)
        .isEmpty();
    assertThat(verify(target, schema(target), plan(rows, seed), new Depth.Sample(rows / 4)))
        .filteredOn(c -> c.verdict() == Verdict.FAILED)
        .isEmpty();
    execute(Once.TARGET, "drop database " + target.database());
  }
}
