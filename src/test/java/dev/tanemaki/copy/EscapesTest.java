package dev.tanemaki.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tanemaki.database.Database;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.generate.Made;
import dev.tanemaki.generate.TableProgram;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Texts that look like COPY's own signs, and what only one of its formats can send. */
@TestInstance(Lifecycle.PER_CLASS)
class EscapesTest {

  private Database database;

  @BeforeAll
  void open() {
    database = Database.open(TestServer.freshDatabase(), 1);
    database.with(session -> session.execute("create type mood as enum ('sad', 'うれしい')"));
  }

  @AfterAll
  void close() {
    database.close();
  }

  /** Loads the program into a table of these columns and reads it back. */
  private List<String> differences(TableProgram program, String columns, CopyFormat format) {
    return database.with(
        session -> {
          session.execute("create temporary table t (" + columns + ")");
          try {
            Trip.load(session, program, "t", format);
            return Trip.differences(
                Made.rows(program, 0, Trip.ROWS), Trip.read(session, program, "t"));
          } finally {
            session.execute("drop table t");
          }
        });
  }

  /** Characters that mean something in COPY's text or in an array's, as YAML writes them. */
  private static final List<String> NASTY =
      List.of(
          "\\\\",
          "\\t",
          "\\n",
          "\\r",
          "\\\\.",
          "\\\\N",
          "\\\\.\\n",
          "\\\"",
          ",",
          "NULL",
          " ",
          "'",
          "\\b",
          "\\f",
          "\\v",
          "\\e",
          "x",
          "\\\\x41",
          "\\\\101",
          "名",
          "👩‍👩‍👧",
          "\\u00A0",
          "\\u2028",
          "%s",
          "");

  private static String nasty(Random random, int most) {
    return random
        .ints(random.nextInt(most + 1), 0, NASTY.size())
        .mapToObj(NASTY::get)
        .collect(Collectors.joining());
  }

  @Test
  void textsOfAnyCharactersAreStoredAsTheyAre() {
    String columns = "v text, w text[], x text, y text[], z varchar(200)[]";
    var random = new Random(20260401);
    for (int round = 0; round < 12; round++) {
      var words = new TreeSet<String>();
      while (words.size() < 40) {
        words.add("\"" + nasty(random, 9) + "\"");
      }
      String weights = String.join(": 1, ", words) + ": 1";
      String flags = String.join(": 0.4, ", words.stream().skip(28).toList()) + ": 0.4";
      String fixed = nasty(random, 5);
      var program =
          Made.plan(
                  "create table t (" + columns + ");",
                  """
                  tables:
                    t:
                      rows: 700
                      columns:
                        v: {weights: {%s}}
                        w: {flags: {%s}, nulls: 0.1}
                        x: {template: "%s{v}%s{word}", nulls: 0.2}
                        y: {array: ["{v}", "%s{word}", "{word}"]}
                        z: {array: ["{word}%s", "{v}"], nulls: 0.3}
                      with:
                        word: {weights: {%s}, nulls: 0.2}
                  """
                      .formatted(weights, flags, fixed, nasty(random, 3), fixed, fixed, weights))
              .program("t");
      for (CopyFormat format : CopyFormat.values()) {
        assertThat(differences(program, columns, format)).as(format + " round " + round).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTextIsMeasuredWithoutItsEscapes(CopyFormat format) {
    for (String type : List.of("varchar(11)", "varchar(11)[]")) {
      String columns = "n int, v " + type;
      assertThat(differences(framed(columns, "\\\\\\t\\n名"), columns, format)).isEmpty();
      var tooLong = framed(columns, "\\\\\\t\\n名\\\\");
      assertThatThrownBy(() -> differences(tooLong, columns, format))
          .hasMessageContaining("The value of row 0 is too long for v")
          .hasMessageContaining("has 12 characters");
    }
  }

  /** A column v of texts that begin so and end with seven digits. */
  private static TableProgram framed(String columns, String front) {
    String rule =
        columns.endsWith("[]")
            ? "{array: [\"%s{n:0000000}\", a]}"
            : "{template: \"%s{n:0000000}\"}";
    return Made.unchecked(
            "create table t (" + columns + ");",
            """
            tables:
              t:
                rows: 700
                columns:
                  n: {uniform: {min: 0, max: 2000000}}
                  v: %s
            """
                .formatted(rule.formatted(front)))
        .program("t");
  }

  @Test
  void arraysOfEnumsGoAsTextWhereBinaryCannotSendThem() {
    var program =
        Made.plan(
                "create type mood as enum ('sad', 'うれしい'); create table t (v mood[]);",
                """
                tables:
                  t:
                    rows: 700
                    columns:
                      v: {flags: {sad: 0.5, うれしい: 0.5}, nulls: 0.1}
                """)
            .program("t");
    assertThat(differences(program, "v mood[]", CopyFormat.TEXT)).isEmpty();
    assertThatThrownBy(() -> differences(program, "v mood[]", CopyFormat.BINARY))
        .hasMessageContaining("--copy-format text");
  }
}
