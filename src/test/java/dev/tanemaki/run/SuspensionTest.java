package dev.tanemaki.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.database.suspension.CatalogFingerprint;
import dev.tanemaki.run.LogLine.Event;
import dev.tanemaki.run.RunOptions.Constraints;
import dev.tanemaki.schema.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Indexes and foreign keys step aside for a load and come back as they were. */
class SuspensionTest {

  private static final long ROWS = 4_000;
  private static final RunOptions SUSPEND = Shop.options(2, 500, Constraints.SUSPEND);

  /** All that an index or a constraint can have besides its columns. */
  private static final String RICH =
      """
      alter table customer drop constraint customer_name_key,
        add constraint customer_name_key unique (name) deferrable initially deferred;
      alter table purchase add column code integer generated always as identity;
      create unique index by_code on purchase (code) include (state) with (fillfactor = 70);
      create index lower_note on purchase (lower(note) text_pattern_ops desc nulls last)
        where state <> 'O''Brien \\';
      alter index lower_note alter column 1 set statistics 321;
      create index tagged on purchase using gin (tags);
      comment on index tagged is 'it''s a \\ tag';
      comment on constraint customer_name_key on customer is 'only once';
      comment on constraint purchase_customer_fkey on purchase is 'who bought it';
      alter table purchase cluster on by_code;
      alter table purchase alter column code set not null;
      alter table purchase replica identity using index by_code;
      create index "Größe 大" on purchase (amount, "note");
      create view paid as select id, amount from purchase where state = 'paid';
      """;

  private static Target shop(String more) {
    Target target = TestServer.freshDatabase();
    Shop.execute(target, Shop.ddl() + more);
    return target;
  }

  private static List<String> catalog(Target target) {
    return Shop.with(
        target,
        session ->
            CatalogFingerprint.of(
                session,
                List.of(
                    new TableName("public", "region"),
                    new TableName("public", "customer"),
                    new TableName("public", "purchase"))));
  }

  @Test
  void aSchemaIsWhatItWasAfterTheLoad() {
    Target target = shop(RICH);
    List<String> before = catalog(target);
    Run run = Shop.service().start(target, Shop.plan(ROWS), SUSPEND);
    assertThat(Shop.end(run)).isInstanceOf(RunState.Finished.class);

    assertThat(catalog(target)).isEqualTo(before);
    assertThat(run.log()).anyMatch(line -> line.event() == Event.SUSPENDED);
    assertThat(run.log()).anyMatch(line -> line.event() == Event.SCHEMA_SAME);
    assertThat(run.checks()).allMatch(c -> c.violations() == 0);
    assertThat(Shop.count(target, "select count(*) from tanemaki.suspended where restored is null"))
        .isZero();
    List<String> names =
        Shop.with(
            target,
            session -> session.query("select name from tanemaki.suspended", row -> row.string(1)));
    assertThat(names)
        .containsExactlyInAnyOrder(
            "Größe 大",
            "by_code",
            "customer_name_key",
            "customer_pkey",
            "customer_region_fkey",
            "lower_note",
            "purchase_customer_fkey",
            "purchase_customer_idx",
            "purchase_pkey",
            "tagged");
  }
}
