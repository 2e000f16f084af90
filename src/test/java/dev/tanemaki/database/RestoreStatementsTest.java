package dev.tanemaki.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.suspension.Definition;
import dev.tanemaki.database.suspension.RestoreStatements;
import dev.tanemaki.schema.Table.Index;
import dev.tanemaki.schema.TableName;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a ledger may ask the server to do, and what it may not. */
class RestoreStatementsTest {

  private static boolean accepted(String sql) {
    var index = new Index("i", false, "", List.of("a"), "");
    return RestoreStatements.areOf(
        new Definition(new TableName("public", "t;"), index, "", List.of(sql), List.of(sql), 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set local default_tablespace = 'fast'",
        "CREATE UNIQUE INDEX i ON public.\"t;\" USING btree (a) WHERE (b <> 'x; drop table"
            + " y'::text)",
        "CREATE INDEX i ON public.\"t;\" USING btree (a) WHERE (b <> E'O''Brien \\\\'::text)",
        "alter index \"public\".\"i\" alter column 1 set statistics 321",
        "comment on index \"public\".\"i\" is 'it''s -- no comment'",
        "alter table \"public\".\"t;\" add constraint \"k\" primary key using index \"k\"",
        "alter table \"public\".\"t;\" add constraint \"f\" FOREIGN KEY (a, b) REFERENCES p(a, b)",
        "alter table \"public\".\"t;\" cluster on \"i\"",
        "alter table \"public\".\"t;\" replica identity using index \"i\""
      })
  void whatBringsADefinitionBackIsAccepted(String sql) {
    assertThat(accepted(sql)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drop table victim",
        "create index i on t (a); drop table victim",
        "create index i on t (a) -- ",
        "alter table \"public\".\"other\" add constraint c check (true)",
        "alter table \"public\".\"t;\" add constraint c check (a > 0), drop column b",
        "alter table \"public\".\"t;\" owner to mallory",
        "alter table \"public\".\"t;\" add constraint c check (a <> 'x'); delete from t",
        "create index i on t (a) where b = $$;$$",
        "comment on table t is 'x'",
        "grant all on t to mallory"
      })
  void anythingElseIsNot(String sql) {
    assertThat(accepted(sql)).isFalse();
  }
}
