package dev.tanemaki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.Secret;
import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetsTest {

  @TempDir Path home;
  private CliHarness tanemaki;

  @BeforeEach
  void makeTerminal() {
    tanemaki = new CliHarness(home);
  }

  private Target shop() {
    Target target = TestServer.freshDatabase();
    add("shop", target, "development").ok();
    return target;
  }

  private CliHarness.Result add(String name, Target target, String environment) {
    return tanemaki.run(
        "targets", "add", name, "--url", CliHarness.url(target), "--environment", environment);
  }

  @Test
  void aTargetIsKeptAndItsPasswordNeverShown() throws IOException {
    Target target = shop();
    String password = target.password().text();
    Path json = home.resolve("targets.json");
    var list = tanemaki.run("targets", "list", "--json", json.toString()).ok();
    assertThat(list.out()).contains("shop").contains("development").doesNotContain(password);
    assertThat(Files.readString(json)).contains("shop").doesNotContain(password);
    assertThat(Files.readString(tanemaki.settings().path())).doesNotContain(password);
    assertThat(tanemaki.run("targets", "test", "shop").ok().out())
        .contains("PostgreSQL")
        .contains(target.database())
        .doesNotContain(password);
  }

  @Test
  void aRemovedTargetIsForgottenWithItsPassword() throws IOException {
    Target target = shop();
    tanemaki.run("targets", "remove", "shop").ok();
    assertThat(tanemaki.run("targets", "list").ok().out()).doesNotContain("shop");
    assertThat(Files.readString(tanemaki.config().resolve("passwords.json")))
        .doesNotContain(target.password().text());
    tanemaki.run("targets", "remove", "shop").refusedWith(2);
  }

  @Test
  void aTargetIsNotWrittenOver() {
    Target target = shop();
    assertThat(add("shop", TestServer.unreachable(), "production").refusedWith(2).err())
        .contains("targets remove shop");
    assertThat(tanemaki.run("targets", "test", "shop").ok().out()).contains(target.database());
  }

  @Test
  void namesAndEnvironmentsThatCannotBeAreRefused() {
    Target target = TestServer.unreachable();
    add("sandbox", target, "development").refusedWith(2);
    add(" ", target, "development").refusedWith(2);
    assertThat(add("shop", target, "sandbox").refusedWith(2).err()).contains("staging");
    assertThat(add("shop", target, "prod").refusedWith(2).err()).contains("production");
    assertThat(tanemaki.run("targets", "add", "shop").refusedWith(2).err())
        .contains("--environment");
  }

  @Test
  void aServerThatDoesNotAnswerIsSaidSo() {
    add("gone", TestServer.unreachable(), "staging").ok();
    assertThat(tanemaki.run("targets", "test", "gone").refusedWith(1).err()).contains("127.0.0.1");
  }

  @Test
  void aWrongPasswordIsSaidSoAndNotRepeated() {
    Target target = TestServer.withWrongPassword(TestServer.freshDatabase());
    Target secret =
        new Target(
            target.name(),
            target.environment(),
            target.jdbcUrl(),
            target.user(),
            new Secret("wr0ng-s3cret"));
    add("shop", secret, "development").ok();
    assertThat(tanemaki.run("targets", "test", "shop").refusedWith(1).err())
        .contains("password")
        .doesNotContain("wr0ng-s3cret");
  }
}
