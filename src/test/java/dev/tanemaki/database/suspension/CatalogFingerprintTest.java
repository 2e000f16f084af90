package dev.tanemaki.database.suspension;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.Database;
import dev.tanemaki.database.Session;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.schema.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogFingerprintTest {

  private static final List<TableName> TABLES =
      List.of(new TableName("shop", "customer"), new TableName("shop", "purchase"));

  private static final String DDL =
      """
      create schema shop;
      create table shop.customer (id integer primary key, name text);
      create table shop.purchase (id bigint primary key,
        customer integer references shop.customer);
      create index by_customer on shop.purchase (customer);
      create view shop.names as select name from shop.customer
      """;

  @Test
  void isTheSameWhateverIsSearchedAndLeavesThatAsItWas() {
    try (var database = Database.open(TestServer.freshDatabase(), 1);
        var session = database.session()) {
      session.execute(DDL);
      List<String> before = CatalogFingerprint.of(session, TABLES);
      session.execute("set search_path = shop, public");

      assertThat(CatalogFingerprint.of(session, TABLES)).isEqualTo(before);
      assertThat(searched(session)).isEqualTo("shop, public");
      List<String> inside =
          session.inTransaction(
              s -> {
                var lines = CatalogFingerprint.of(s, TABLES);
                assertThat(searched(s)).isEqualTo("shop, public");
                return lines;
              });
      assertThat(inside).isEqualTo(before);
    }
  }

  @Test
  void tellsWhatChanged() {
    try (var database = Database.open(TestServer.freshDatabase(), 1);
        var session = database.session()) {
      session.execute(DDL);
      List<String> before = CatalogFingerprint.of(session, TABLES);
      session.execute("drop index shop.by_customer");

      assertThat(before)
          .filteredOn(line -> !CatalogFingerprint.of(session, TABLES).contains(line))
          .isNotEmpty()
          .allMatch(line -> line.contains("by_customer"));
    }
  }

  private static String searched(Session session) {
    return session
        .queryOne("select current_setting('search_path')", row -> row.string(1))
        .orElseThrow();
  }
}
