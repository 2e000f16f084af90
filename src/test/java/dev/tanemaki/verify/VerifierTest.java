package dev.tanemaki.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tanemaki.database.Database;
import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.PlanFiles;
import dev.tanemaki.plan.PlanReader;
import dev.tanemaki.problem.ProblemException;
import dev.tanemaki.schema.DdlReader;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.verify.check.Check;
import dev.tanemaki.verify.check.CheckKind;
import dev.tanemaki.verify.check.ConstraintCheck;
import dev.tanemaki.verify.check.DistributionCheck;
import dev.tanemaki.verify.check.RuleCheck;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifierTest {

  /** What the rows should satisfy; the table itself has no constraint, so that they can be bad. */
  private static final Schema SCHEMA =
      DdlReader.read(
          "test",
          """
          create table p (id integer primary key, half integer, unique (id, half));
          create table c (
            id bigint constraint key primary key,
            p integer not null constraint parent references p,
            code char(2) not null,
            ext text constraint once unique,
            fee integer constraint fees check (fee > 500 and fee <= 5000),
            flags text[]);
          """);

  private static final Target TARGET = TestServer.freshDatabase();

  private final Map<String, ConstraintCheck> constraints = new ConcurrentHashMap<>();
  private final Map<String, RuleCheck> rules = new ConcurrentHashMap<>();
  private final Map<String, DistributionCheck> distributions = new ConcurrentHashMap<>();

  @BeforeEach
  void thousandGoodRows() {
    execute(
        """
        drop table if exists p, c;
        create table p (id integer, half integer);
        insert into p select i, i / 2 from generate_series(1, 10) i;
        create table c (id bigint, p integer, code char(2), ext text, fee integer, flags text[]);
        insert into c select i, i % 10 + 1,
            case when i % 10 < 5 then '13' when i % 10 < 8 then '27' else '01' end, 'x' || i,
            case when i % 2 = 0 then 600 else 2000 end,
            case when i % 4 = 0 then array['new', 'far'] else array['far'] end
          from generate_series(1, 1000) i;
        """);
  }

  @Test
  void goodRowsBreakNothing() {
    verify(Optional.empty());
    assertThat(constraints)
        .containsKeys("c.key", "c.parent", "c.once", "c.fees", "c.code", "c.p", "c.id", "p.id");
    assertThat(constraints.values()).allMatch(c -> c.violations() == 0);
    assertThat(constraints.get("c.key").rows()).isEqualTo(1000);
    assertThat(constraints.get("c.fees").rows()).isEqualTo(1000);
    assertThat(distributions).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "c.key | update c set id = 5 where id in (6, 7) | 2",
        "c.once | update c set ext = 'same' where id <= 10 | 9",
        "c.once | update c set ext = null where id <= 10 | 0",
        "c.parent | update c set p = 11 where id <= 3 | 3",
        "c.parent | delete from p where id = 4 | 100",
        "c.fees | update c set fee = 500 where id <= 4 | 4",
        "c.fees | update c set fee = null | 0",
        "c.code | update c set code = null where id <= 8 | 8",
        "c.p | update c set p = null where id <= 9 | 9",
        "c.id | update c set id = null where id = 1 | 1",
      })
  void whatBreaksAConstraintIsCounted(String name, String mischief, long violations) {
    execute(mischief);
    verify(Optional.empty());
    assertThat(constraints.get(name).violations()).isEqualTo(violations);
  }

  @Test
  void sharesOfThePlanAreFound() {
    verify(Optional.of(plan()));
    assertThat(distributions).containsKeys("code shares", "fee shares", "flags flags");
    assertThat(distributions.values())
        .filteredOn(d -> d.kind() != CheckKind.CURVE)
        .allMatch(d -> d.fits() && d.rows() == 1000);
    // Half the rows have the one value, half the other: the bands are right, the spread is not.
    assertThat(distributions.get("fee curve").fits()).isFalse();
    var code = distributions.get("code shares");
    assertThat(code.categories()).extracting(c -> c.name()).containsExactly("13", "27", "others");
    assertThat(code.categories()).extracting(c -> c.rows()).containsExactly(500L, 300L, 200L);
    assertThat(code.categories().getFirst().expected()).isCloseTo(0.5, within(1e-9));
    assertThat(code.degreesOfFreedom()).isEqualTo(2);
    assertThat(distributions.get("flags flags").categories().getFirst().actual()).isEqualTo(0.25);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "code shares | update c set code = '13' where code = '27' and id % 3 = 0",
        "fee shares | update c set fee = 600 where id % 10 = 1",
        "fee shares | update c set fee = 499 where id = 1",
        "flags flags | update c set flags = '{}' where id % 8 = 0",
        "flags flags | update c set flags = '{}' where id = 1",
      })
  void sharesThatStrayAreFound(String column, String mischief) {
    execute(mischief);
    verify(Optional.of(plan()));
    assertThat(distributions.get(column).fits()).isFalse();
  }

  @Test
  void aQueryThatFailsEndsTheVerification() {
    execute("drop table p");
    assertThatThrownBy(() -> verify(Optional.empty())).isInstanceOf(ProblemException.class);
  }

  @Test
  void aReferenceThatNoForeignKeyGuardsIsLookedAtAsWell() {
    execute("alter table c add parent_id bigint; update c set parent_id = p");
    var unguarded =
        DdlReader.read(
            "test",
            "create table p (id integer primary key); create table c (id bigint, parent_id"
                + " bigint)");
    var plan = plan("parent_id: {reference: p}");
    verify(unguarded, Optional.of(plan));
    assertThat(constraints.get("c.parent_id").violations()).isZero();
    execute(
        "update c set parent_id = 11 where id <= 3; update c set parent_id = null where id = 4");
    verify(unguarded, Optional.of(plan));
    assertThat(constraints.get("c.parent_id").violations()).isEqualTo(3);
  }

  @Test
  void aRuleWithoutItsColumnIsNotPassedOver() {
    assertThatThrownBy(() -> verify(Optional.of(plan("weight: {constant: 1}"))))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("weight");
  }

  private static Plan plan(String column) {
    return PlanReader.parse(
            "test.yml",
            """
            plan: test
            seed: 1
            reference: 2026-01-01T00:00:00Z
            tables:
              p:
                rows: 10
                columns:
                  id: {sequence: {start: 1}}
              c:
                rows: 1000
                columns:
                  %s
            """
                .formatted(column),
            PlanFiles.none())
        .orThrow()
        .plan();
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
                rows: 1000
                columns:
                  code: {reference: {table: p, weights: {"13": 50, "27": 30}, others: 20}}
                  fee: {bands: {501-1000: 50, 1001-5000: 50}}
                  flags: {flags: {new: 0.25, far: 1}}
            """,
            PlanFiles.none())
        .orThrow()
        .plan();
  }

  /** Its parent comes in with it, after the parents were looked at and before the children are. */
  @Test
  void aRowThatComesInMeanwhileIsNoOrphan() throws Exception {
    try (var database = Database.open(TARGET, 2);
        var writer = database.session();
        var watch = database.session()) {
      writer.begin();
      writer.execute("lock table c in access exclusive mode");
      var verifying =
          CompletableFuture.runAsync(() -> verify(Optional.empty()), Thread.ofVirtual()::start);
      while (watch.queryLong(
              "select count(*) from pg_locks where not granted and relation = 'c'::regclass")
          < Verifier.SESSIONS) {
        assertThat(verifying).isNotDone();
        Thread.onSpinWait();
      }
      writer.execute("insert into p values (77, 38)");
      writer.execute("insert into c values (2000, 77, '13', 'new', 600, null)");
      writer.commit();
      verifying.get(1, TimeUnit.MINUTES);
    }
    assertThat(constraints.get("c.parent").violations()).isZero();
  }

  private void verify(Optional<Plan> plan) {
    verify(SCHEMA, plan);
  }

  private void verify(Schema schema, Optional<Plan> plan) {
    try (var database = Database.open(TARGET, Verifier.SESSIONS)) {
      new Verifier(database::with).verify(schema, plan, this::found);
    }
  }

  private void found(Check check) {
    switch (check) {
      case ConstraintCheck c -> constraints.put(c.table() + "." + c.name(), c);
      case DistributionCheck d -> distributions.put(d.column() + " " + d.kind().label(), d);
      case RuleCheck r -> rules.put(r.name() + " " + r.kind().label(), r);
    }
  }

  private void execute(String sql) {
    try (var database = Database.open(TARGET, 1)) {
      database.with(session -> session.execute(sql));
    }
  }
}
