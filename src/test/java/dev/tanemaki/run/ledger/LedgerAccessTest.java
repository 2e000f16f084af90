package dev.tanemaki.run.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.problem.Problem.Kind;
import dev.tanemaki.problem.ProblemException;
import dev.tanemaki.run.RunState;
import dev.tanemaki.run.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Roles that may do little: each is told the very statements that help. */
class LedgerAccessTest {

  /** Runs as the role; every refusal's GRANT is carried out by the owner, word for word. */
  private static List<String> grantedUntilItRuns(Target owner, Target role) {
    var granted = new ArrayList<String>();
    while (true) {
      RunState end = Shop.run(role, Shop.plan(300), Shop.options(1, 100));
      if (end instanceof RunState.Finished) {
        return granted;
      }
      Problem problem = ((RunState.Failed) end).problem();
      assertThat(problem.kind()).as(problem.message()).isEqualTo(Kind.REFUSED);
      String grant = problem.next().substring(problem.next().indexOf("GRANT"));
      assertThat(granted).as("told twice").doesNotContain(grant);
      granted.add(grant);
      Shop.execute(owner, grant);
    }
  }

  @Test
  void aRoleWithoutAnyPrivilegeOnTheDatabaseGetsThereByTheGrantsItIsTold() {
    Target owner = TestServer.freshDatabase();
    Target role = TestServer.withUnprivilegedRole(owner);
    var granted = grantedUntilItRuns(owner, role);
    assertThat(granted)
        .containsExactly(
            "GRANT USAGE, CREATE ON SCHEMA \"public\" TO \"%s\";".formatted(role.user()),
            "GRANT CREATE ON DATABASE \"%s\" TO \"%s\";".formatted(owner.database(), role.user()));
    assertThat(Shop.count(owner, "select count(*) from purchase")).isEqualTo(300);
  }

  @Test
  void aLedgerOutOfReachIsToldWithItsGrants() {
    Target owner = TestServer.freshDatabase();
    Shop.run(owner, Shop.plan(300), Shop.options(1, 100));
    Target role = TestServer.withUnprivilegedRole(owner);
    Shop.execute(owner, "grant select, insert on region, customer, purchase to " + role.user());
    assertThat(grantedUntilItRuns(owner, role))
        .containsExactly(
            ("GRANT USAGE ON SCHEMA tanemaki TO \"%s\";"
                    + " GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA tanemaki TO \"%s\";")
                .formatted(role.user(), role.user()));
  }

  @Test
  void theGrantsOfTheReadmeAreEnoughToSeed() throws IOException {
    Target owner = TestServer.freshDatabase();
    Shop.run(owner, Shop.plan(300), Shop.options(1, 100));
    Target role = TestServer.withUnprivilegedRole(owner);
    List<String> grants =
        Files.readString(Path.of("README.md"))
            .lines()
            .filter(line -> line.startsWith("GRANT ") && line.endsWith(" TO seeder;"))
            .map(line -> line.replace("seeder", role.user()))
            .toList();
    assertThat(grants).hasSize(3);
    grants.forEach(grant -> Shop.execute(owner, grant));
    assertThat(grantedUntilItRuns(owner, role)).isEmpty();
    assertThat(Shop.count(owner, "select count(*) from purchase")).isEqualTo(600);
  }

  @Test
  void onlyWhatIsMissingIsNamed() {
    Target owner = TestServer.freshDatabase();
    Shop.run(owner, Shop.plan(300), Shop.options(1, 100));
    Target role = TestServer.withUnprivilegedRole(owner);
    Shop.execute(
        owner,
        "grant select, insert on region, customer, purchase to %s; grant usage on schema tanemaki to %s"
            .formatted(role.user(), role.user()));
    assertThat(grantedUntilItRuns(owner, role)).hasSize(1).noneMatch(g -> g.contains("USAGE"));
  }

  @Test
  void aSchemaWithoutALedgerThatMayNotBeWrittenIsTold() {
    Target owner = TestServer.freshDatabase();
    Shop.execute(owner, Shop.ddl());
    Shop.execute(owner, "create schema tanemaki");
    Target role = TestServer.withUnprivilegedRole(owner);
    Shop.execute(owner, "grant select, insert on region, customer, purchase to " + role.user());
    assertThat(grantedUntilItRuns(owner, role))
        .containsExactly(
            "GRANT USAGE, CREATE ON SCHEMA tanemaki TO \"%s\";".formatted(role.user()));
  }

  @Test
  void aRefusedRunLeavesNothingBehind() {
    Target owner = TestServer.freshDatabase();
    Target role = TestServer.withUnprivilegedRole(owner);
    Shop.execute(
        owner, "grant create on database %s to %s".formatted(owner.database(), role.user()));
    assertThat(Shop.run(role, Shop.plan(300), Shop.options(1, 100)))
        .isInstanceOf(RunState.Failed.class);
    assertThat(Shop.count(owner, "select count(*) from pg_namespace where nspname = 'tanemaki'"))
        .isZero();
  }

  @Test
  void theRunsOfALedgerOutOfReachAreRefusedWithTheGrant() {
    Target owner = TestServer.freshDatabase();
    Shop.run(owner, Shop.plan(300), Shop.options(1, 100));
    Target role = TestServer.withUnprivilegedRole(owner);
    var refused = catchThrowableOfType(ProblemException.class, () -> Shop.service().list(role));
    assertThat(refused.problem().kind()).isEqualTo(Kind.REFUSED);
    String next = refused.problem().next();
    Shop.execute(owner, next.substring(next.indexOf("GRANT")));
    assertThat(Shop.service().list(role)).hasSize(1);
  }

  @Test
  void whoeverMayNotTakeARunOutAgainIsToldBeforeItIsMade() {
    Target owner = TestServer.freshDatabase();
    Shop.run(owner, Shop.plan(300), Shop.options(1, 100));
    Target role = TestServer.withUnprivilegedRole(owner);
    Shop.execute(
        owner,
        "grant usage on schema tanemaki to %1$s; grant select, insert, update on all tables in schema tanemaki to %1$s"
            .formatted(role.user()));
    var refused = catchThrowableOfType(ProblemException.class, () -> requireForgettable(role));
    assertThat(refused.problem().kind()).isEqualTo(Kind.REFUSED);
    String next = refused.problem().next();
    assertThat(next).contains("DELETE");
    Shop.execute(owner, next.substring(next.indexOf("GRANT")));
    requireForgettable(role);
  }

  private static void requireForgettable(Target role) {
    Shop.with(
        role,
        session -> {
          Trials.require(session);
          return null;
        });
  }
}
