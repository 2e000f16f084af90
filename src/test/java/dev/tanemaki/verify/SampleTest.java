package dev.tanemaki.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.CatalogReader;
import dev.tanemaki.database.Database;
import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.PlanFiles;
import dev.tanemaki.plan.PlanReader;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.TableName;
import dev.tanemaki.verify.check.Check;
import dev.tanemaki.verify.check.CheckKind;
import dev.tanemaki.verify.check.DistributionCheck;
import dev.tanemaki.verify.check.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run ends with: constraints over all rows, what chance decides over some of them. */
class SampleTest {

  private static final long ROWS = 60_000;
  private static final Depth SAMPLE = new Depth.Chance(5_000);

  private final Target target = TestServer.freshDatabase();
  private final List<Check> found = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(strings = {"", " partition by range (id)"})
  void constraintsAreLookedAtOnAllRowsAndSharesOnSome(String partitioned) {
    fill(partitioned);
    verify(SAMPLE);
    assertThat(check("positive").rows()).isEqualTo(ROWS);
    var shares = (DistributionCheck) check("code");
    assertThat(shares.rows()).isBetween(2_500L, 10_000L);
    assertThat(shares.fits()).isTrue();
    // No row is asked what is certain, like that a sequence has no gap.
    assertThat(found).noneMatch(c -> c.kind() == CheckKind.SEQUENCE);
  }

  @Test
  void aViolationThatNoSampleWouldMeetIsCountedAllTheSame() {
    fill("");
    execute("alter table c drop constraint positive");
    execute("update c set amount = -1 where id = 31234");
    guard();
    verify(SAMPLE);
    assertThat(check("positive").violations()).isEqualTo(1);
    assertThat(check("positive").examples()).hasSize(1);
  }

  @Test
  void aShareThatStraysIsFoundInTheSample() {
    fill("");
    execute("update c set code = 'a' where id % 8 = 0");
    verify(SAMPLE);
    assertThat(((DistributionCheck) check("code")).fits()).isFalse();
  }

  /** A sample that is asked for leaves nothing out that is not left to chance. */
  @ParameterizedTest
  @ValueSource(strings = {"", " partition by range (id)"})
  void whatThePlanDecidesIsLookedAtOnAllRowsAllTheSame(String partitioned) {
    fill(partitioned);
    execute("delete from c where id in (31234, 31235, 59999)");
    verify(new Depth.Sample(5_000));
    var sequence =
        found.stream().filter(c -> c.kind() == CheckKind.SEQUENCE).findFirst().orElseThrow();
    assertThat(sequence.rows()).isEqualTo(ROWS - 3);
    assertThat(sequence.violations()).isEqualTo(3);
    assertThat(sequence.sample()).isEmpty();
    var shares = (DistributionCheck) check("code");
    assertThat(shares.fits()).isTrue();
    assertThat(shares.sample()).contains(new Sample(shares.rows(), ROWS - 3));
    assertThat(found).hasSize(Verifier.checks(schema(), Optional.of(plan())).size());
  }

  /** Faults stand far from each other, and the last number is in a part that one session has. */
  @ParameterizedTest
  @ValueSource(strings = {"", " partition by range (id)"})
  void sessionsTogetherSayWhatOneAloneSays(String partitioned) {
    fill(partitioned);
    execute("alter table c drop constraint positive");
    execute("update c set amount = -1 where id in (7, 31234, 59998)");
    execute("delete from c where id in (45678, 51234)");
    guard();
    verify(new Depth.Everything(), 1, 4);
    var alone = List.copyOf(found);
    assertThat(check("positive").violations()).isEqualTo(3);
    assertThat(found)
        .filteredOn(c -> c.kind() == CheckKind.SEQUENCE)
        .extracting(Check::violations)
        .containsExactly(2L);
    found.clear();
    verify(new Depth.Everything(), 2, 4);
    assertThat(found).containsExactlyInAnyOrderElementsOf(alone);
  }

  /** As an undo of most rows leaves it: blocks at its end have rows, those before have none. */
  @Test
  void aTableWithManyEmptyBlocksIsSampledNoThinner() {
    fill("");
    execute("delete from c where id <= 54000");
    verify(new Depth.Chance(2_000));
    assertThat(check("code").rows()).isBetween(1_000L, 6_000L);
  }

  @Test
  void aTableWithFewRowsIsLookedAtWhole() {
    fill("");
    verify(new Depth.Chance(ROWS));
    assertThat(check("code").rows()).isEqualTo(ROWS);
    assertThat(check("code").sample()).isEmpty();
  }

  private Check check(String name) {
    return found.stream()
        .filter(c -> c.name().equals(name) && c.kind() != CheckKind.NULLS)
        .findFirst()
        .orElseThrow();
  }

  private void fill(String partitioned) {
    execute("create table c (id bigint not null, code text, amount integer)" + partitioned);
    if (!partitioned.isEmpty()) {
      execute("create table c1 partition of c for values from (0) to (20000)");
      execute("create table c2 partition of c for values from (20000) to (100000)");
    }
    execute(
        """
        insert into c select i, case when hashint8(i) %% 4 = 0 then 'a' else 'b' end, i %% 100
        from generate_series(1, %d) i
        """
            .formatted(ROWS));
    guard();
  }

  /** Nobody looks at the rows that there are when it is added thus. */
  private void guard() {
    execute("alter table c add constraint positive check (amount >= 0) not valid");
  }

  private void verify(Depth depth) {
    verify(depth, Verifier.SESSIONS, Long.MAX_VALUE / 2);
  }

  /**
   * @param fewest blocks that sessions share a pass for
   */
  private void verify(Depth depth, int sessions, long fewest) {
    try (var database = Database.open(target, sessions)) {
      new Verifier(database::with, sessions, fewest)
          .verify(
              schema(),
              Optional.of(plan()),
              depth,
              constraint -> false,
              check -> {
                synchronized (found) {
                  found.add(check);
                }
              });
    }
  }

  private Schema schema() {
    try (var database = Database.open(target, 1)) {
      return database.with(s -> CatalogReader.read(s, List.of(TableName.parse("public.c"))));
    }
  }

  private static Plan plan() {
    return PlanReader.parse(
            "test.yml",
            """
            plan: test
            seed: 1
            reference: 2026-01-01T00:00:00Z
            tables:
              c:
                rows: 60000
                columns:
                  id: {sequence: 1}
                  code: {weights: {a: 25, b: 75}}
                  amount: {uniform: {min: 0, max: 99}}
            """,
            PlanFiles.none())
        .orThrow()
        .plan();
  }

  private void execute(String sql) {
    try (var database = Database.open(target, 1)) {
      database.with(session -> session.execute(sql));
    }
  }
}
