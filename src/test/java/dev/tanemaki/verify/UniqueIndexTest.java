package dev.tanemaki.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.CatalogReader;
import dev.tanemaki.database.Database;
import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.verify.check.ConstraintCheck;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Unique indexes and exclusions as the catalog has them, over rows that they no longer guard. */
class UniqueIndexTest {

  private static final Target TARGET = TestServer.freshDatabase();

  private final Map<String, ConstraintCheck> found = new ConcurrentHashMap<>();
  private Schema guarded;

  @BeforeEach
  void rowsThatWereGuardedOnce() {
    execute(
        """
        drop table if exists room;
        create table room (id integer, "Floor" integer, name text, closed boolean, during int4range,
          constraint booked exclude using gist (during with &&) where (not closed));
        create unique index plain on room (id) include (name);
        create unique index pair on room (id, "Floor" desc nulls last);
        create unique index folded on room (lower(name), ("Floor" + 1));
        create unique index part on room (name text_pattern_ops) where closed is not true;
        create index many on room (closed);
        insert into room
          select i, i % 3, 'Room ' || i, i % 2 = 0, int4range(i * 10, i * 10 + 10)
          from generate_series(1, 100) i;
        """);
    guarded = read();
    execute(
        "drop index plain, pair, folded, part; alter table room drop constraint booked;"
            + " insert into room (closed) values (true), (true)");
  }

  private static Schema read() {
    try (var database = Database.open(TARGET, 1)) {
      return database.with(session -> CatalogReader.read(session, "public"));
    }
  }

  @Test
  void rowsThatKeepThemBreakNothing() {
    verify();
    assertThat(found).containsOnlyKeys("plain", "pair", "folded", "part", "booked");
    assertThat(found.values()).allMatch(c -> c.violations() == 0);
    assertThat(found.get("plain").rows()).isEqualTo(100);
    assertThat(found.get("part").rows()).isEqualTo(50);
    assertThat(found.get("booked").rows()).isEqualTo(50);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "plain | update room set id = 5 where id in (6, 7) | 2",
        "pair | update room set id = 3 where id = 6 | 1",
        "pair | update room set id = 3 where id = 7 | 0",
        "folded | update room set name = 'ROOM 3' where id = 6 | 1",
        "folded | update room set name = 'ROOM 3' where id = 7 | 0",
        "part | update room set name = 'Room 1' where id in (2, 3, 5) | 2",
        "booked | update room set during = '[10,12)' where id in (2, 3, 5) | 2",
        "booked | update room set during = null where id in (1, 3, 5) | 0",
      })
  void whatBreaksThemIsCounted(String name, String mischief, long violations) {
    execute(mischief);
    verify();
    assertThat(found.get(name).violations()).isEqualTo(violations);
  }

  private void verify() {
    try (var database = Database.open(TARGET, Verifier.SESSIONS)) {
      new Verifier(database::with)
          .verify(
              guarded, Optional.empty(), check -> found.put(check.name(), (ConstraintCheck) check));
    }
  }

  private static void execute(String sql) {
    try (var database = Database.open(TARGET, 1)) {
      database.with(session -> session.execute(sql));
    }
  }
}
