package dev.tanemaki.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.Database;
import dev.tanemaki.database.Session;
import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.schema.DdlReader;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.TableName;
import dev.tanemaki.verify.check.Constraint;
import dev.tanemaki.verify.constraint.ForeignKeys;
import dev.tanemaki.verify.derived.TemplatePieces;
import dev.tanemaki.verify.derived.Texts;
import dev.tanemaki.verify.query.Sql;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of which LIKE, arrays and SQL have opinions of their own are compared as they stand. */
class TextsTest {

  private static final Target TARGET = TestServer.freshDatabase();

  /** {@code 50%_<n>…\} */
  private static final String WRONG =
      Texts.violation(
          "own",
          List.of(
              new TemplatePieces.Words("50%_"),
              new TemplatePieces.Known("n", false),
              new TemplatePieces.Unknown(),
              new TemplatePieces.Words("\\")));

  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource({
    "50%_abc and more\\, abc, false",
    "50%_abc\\, abc, false",
    "50x_abc\\, abc, true",
    "50%xabc\\, abc, true",
    "50%_abc, abc, true",
    "50%_a\\bc\\, a\\bc, false",
    "50%_abc\\, a\\bc, true",
    "50%_a\\\\bc\\, a\\bc, true",
    "50%_\\\\, \\, false",
    "50%_abc\uFFFD\\, abc, true",
  })
  void aTextIsWrongWhereItsPiecesAreNotThere(String own, String n, boolean wrong) {
    String row = "(values (" + Sql.text(own) + ", " + Sql.text(n) + ")) as t(own, n)";
    assertThat(count("select count(*) from " + row + " where " + WRONG)).isEqualTo(wrong ? 1 : 0);
  }

  @Test
  void parentsAreFoundWhateverTheirKeysAreWrittenWith() {
    var schema =
        DdlReader.read(
            "test",
            """
            create table p (k varchar(20) primary key);
            create table c (id integer primary key, k varchar(20) constraint parent references p);
            """);
    try (var database = Database.open(TARGET, 1);
        var session = database.session()) {
      session.execute("create table p (k varchar(20))");
      session.execute("create table c (id integer, k varchar(20))");
      session.execute(
          """
          insert into p values ('a"b'), (E'c\\\\d'), ('O''Neil, x'), ('{}'), ('NULL'), (''), (' s '),
              ('種'), ('e'), ('f'), (null)\
          """);
      session.execute("insert into c select row_number() over (), k from p");
      session.execute("insert into c values (20, 'a\"'), (21, 'null'), (22, 's')");
      String orphan = orphan(session, schema);
      assertThat(orphan).contains("any (");
      assertThat(session.queryLong("select count(*) from c where " + orphan)).isEqualTo(3);
    }
  }

  /** A foreign key asks for equality alone: the parents' keys may be longer than the children's. */
  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "numeric(5,2) | numeric(12,4) | 1.2500, 2.2549, 1234567.5 | 1.25, 2.25 | 1",
        "varchar(3)   | varchar(9)    | 'abc', 'xyzu', ' '        | 'abc', 'xyz' | 1",
        "char(3)      | char(9)       | 'a', 'bcde'               | 'a', 'bcd' | 1",
        "timestamp(0) | timestamp     | '2026-01-01 12:00:00.4'   | '2026-01-01 12:00:00' | 1",
        "short        | short         | 'a', 'b'                  | 'a', 'c' | 1",
        "integer[]    | integer[]     | '{1,2}', '{3}'            | '{1,2}', '{1}' | 1",
      })
  void parentsAreFoundWhateverTheirKeysHoldBesides(
      String type, String parents, String keys, String children, long orphans) {
    String ddl =
        """
        create domain short as text check (length(value) < 9);
        create table p (k %s primary key);
        create table c (k %s constraint parent references p);
        """
            .formatted(parents, type);
    try (var database = Database.open(TestServer.freshDatabase(), 1);
        var session = database.session()) {
      session.execute(ddl.replace("constraint parent references p", ""));
      session.execute(
          "insert into p select cast(k as %s) from unnest(array[%s]) k".formatted(parents, keys));
      session.execute(
          "insert into c select cast(k as %s) from unnest(array[%s]) k".formatted(type, children));
      String orphan = orphan(session, DdlReader.read("test", ddl));
      assertThat(session.queryLong("select count(*) from c where " + orphan)).isEqualTo(orphans);
    }
  }

  private static String orphan(Session session, Schema schema) {
    var child = schema.table(TableName.parse("c")).orElseThrow();
    var key =
        Constraint.of(child).stream()
            .filter(Constraint.ForeignKey.class::isInstance)
            .map(Constraint.ForeignKey.class::cast)
            .findFirst()
            .orElseThrow();
    return ForeignKeys.orphan(session, child, key);
  }

  private static long count(String sql) {
    try (var database = Database.open(TARGET, 1);
        var session = database.session()) {
      return session.queryLong(sql);
    }
  }
}
