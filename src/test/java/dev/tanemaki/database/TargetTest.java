package dev.tanemaki.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tanemaki.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db.example:5433/shop?user=ann&password=p%40ss&sslmode=require",
        "postgresql://ann:p%40ss@db.example:5433/shop?sslmode=require",
        "postgres://ann:p%40ss@db.example:5433/shop?sslmode=require",
        "  jdbc:postgresql://db.example:5433/shop?sslmode=require&password=p%40ss&user=ann "
      })
  void aUrlIsTakenApart(String url) {
    Target target = Target.parse(url);
    assertThat(target.jdbcUrl())
        .isEqualTo("jdbc:postgresql://db.example:5433/shop?sslmode=require");
    assertThat(target.user()).isEqualTo("ann");
    assertThat(target.password().text()).isEqualTo("p@ss");
    assertThat(target.place()).isEqualTo("db.example:5433/shop");
    assertThat(target.name()).isEqualTo("db.example:5433/shop");
    assertThat(target.environment()).isEqualTo(Environment.DEVELOPMENT);
  }

  @Test
  void hostPortAndDatabaseMayBeLeftToTheDriver() {
    assertThat(Target.parse("jdbc:postgresql:shop?user=u").place())
        .isEqualTo("localhost:5432/shop");
    assertThat(Target.parse("jdbc:postgresql://[::1]:99/x?user=u").port()).isEqualTo("99");
  }

  @Test
  void noPasswordIsEverPrinted() {
    Target target = Target.parse("p", Environment.PRODUCTION, "postgresql://u:hunter2@h/d");
    assertThat(target.toString()).doesNotContain("hunter2").contains("production");
    assertThat(target.password().toString()).isEqualTo("***");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://h/d",
        "http://h:5432/d",
        "nonsense",
        "",
        "jdbc:postgresql://h:port/d",
        "jdbc:postgresql://h:99999/d",
        "jdbc:postgresql://h:5432:5/d",
        "jdbc:postgresql://ho st/d"
      })
  void anythingElseIsWrongUsage(String url) {
    var e = catchThrowableOfType(ProblemException.class, () -> Target.parse(url));
    assertThat(e).isNotNull();
    assertThat(e.problem().kind().exitCode()).isEqualTo(2);
    assertThat(e.getMessage()).contains("jdbc:postgresql://host:5432/database");
  }

  @Test
  void aBadUrlsPasswordIsNotRepeated() {
    var e =
        catchThrowableOfType(
            ProblemException.class, () -> Target.parse("jdbc:mysql://u:hunter2@h/d"));
    assertThat(e.getMessage()).doesNotContain("hunter2");
  }

  @Test
  void anUnknownEnvironmentIsWrongUsage() {
    assertThat(Environment.parse("Staging")).isEqualTo(Environment.STAGING);
    var e = catchThrowableOfType(ProblemException.class, () -> Environment.parse("prod"));
    assertThat(e.getMessage()).contains("one of development, staging, production");
  }
}
