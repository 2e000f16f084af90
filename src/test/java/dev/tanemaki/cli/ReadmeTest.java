package dev.tanemaki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README shows can be typed. */
class ReadmeTest {

  private static final String DDL =
      """
      create table customer (id bigint primary key, name text not null);
      create table orders (
        id bigint primary key,
        customer_id bigint not null references customer,
        status text not null,
        amount integer not null,
        ordered_at timestamptz not null,
        paid_at timestamptz);
      """;

  @TempDir Path home;

  private static String readme() throws IOException {
    return Files.readString(Path.of("README.md"));
  }

  @Test
  void itsPlanIsInOrder() throws IOException {
    var block = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(readme());
    assertThat(block.find()).isTrue();
    Path plan = Files.writeString(home.resolve("plan.yml"), block.group(1));
    Files.writeString(home.resolve("shop.sql"), DDL);
    var tanemaki = new CliHarness(home);
    tanemaki.run("plan", "check", plan.toString()).ok();
    assertThat(
            tanemaki.run("preview", plan.toString(), "--from", "99999", "--rows", "1").ok().out())
        .contains("100000");
  }

  static java.util.stream.Stream<String> commands() throws IOException {
    return Pattern.compile("(?m)^tanemaki (\\w+)")
        .matcher(readme())
        .results()
        .map((MatchResult r) -> r.group(1))
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void itsCommandsExist(String command) {
    new CliHarness(home).run(command, "--help").ok();
  }
}
