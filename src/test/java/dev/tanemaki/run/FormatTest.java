package dev.tanemaki.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.copy.CopyFormat;
import dev.tanemaki.database.Session;
import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.dataset.Datasets;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.PlanFiles;
import dev.tanemaki.plan.PlanReader;
import dev.tanemaki.run.RunOptions.Constraints;
import dev.tanemaki.run.RunOptions.Mode;
import org.junit.jupiter.api.Test;

/** What a plan and a seed make is the same in whichever format it is sent. */
class FormatTest {

  private static final String TYPES =
      """
      plan: types
      seed: 11
      locale: ja
      reference: 2026-04-01T09:00:00+09:00
      schema:
        sql: "%s"
      tables:
        every:
          rows: 3000
          columns:
            id: {sequence: 1}
            small: {uniform: {min: -32768, max: 32767}, nulls: 0.1}
            whole: {normal: {mean: 0, sd: 100000}}
            price: {uniform: {min: -5, max: 5}, nulls: 0.1}
            share: {normal: {mean: 0, sd: 5}, step: 0.125}
            ratio: {normal: {mean: 0, sd: 1000}}
            half: {normal: {mean: 0, sd: 1}, nulls: 0.1}
            ok: {weights: {true: 1, false: 2}, nulls: 0.1}
            word: {weights: {"": 1, "a\\tb\\nc\\\\": 1, "\\\\N": 1, "東京": 1}, nulls: 0.1}
            code: {template: "{small:00000}"}
            line: {template: "{word}/{price:0.00}/{key}", nulls: 0.1}
            mood: {weights: {sad: 1, うれしい: 2}}
            born: {calendar: {from: -30000d, to: 0d}, nulls: 0.1}
            opens: {uniform: {min: 0, max: 86400}}
            at: {calendar: {from: -30d, to: 0d}}
            since: {calendar: {from: -30d, to: 0d, precision: 1s}, nulls: 0.1}
            lasts: {uniform: {min: -1000000, max: 1000000}}
            key: {sequence: 1}
            bytes: {weights: {'\\x00': 1, '\\xDEADbeef': 1, '\\x': 1}}
            doc: {template: '{{"n": {whole}}}'}
            tags: {flags: {a: 0.5, "b c": 0.5, "": 0.2, "NULL": 0.3, "x\\"y\\\\": 0.5}}
            numbers: {array: ["{small}", "{whole}"]}
      """;

  private static final String DDL =
      """
      create type mood as enum ('sad', 'うれしい');
      create table every (id bigint primary key, small smallint, whole integer,
        price numeric(12,4), share numeric, ratio double precision, half real, ok boolean,
        word text, code varchar(6), line text, mood mood, born date, opens time, at timestamptz,
        since timestamp, lasts interval, key uuid, bytes bytea, doc jsonb, tags text[],
        numbers int[]);
      """;

  private static void load(Target target, Plan plan, CopyFormat format) {
    RunState end =
        Shop.run(target, plan, new RunOptions(700, 2, Mode.APPEND, Constraints.AUTO, format));
    assertThat(end).as(format.label()).isInstanceOf(RunState.Finished.class);
    assertThat(Shop.service().list(target)).allMatch(run -> run.options().format() == format);
  }

  private static String hashes(Session session) {
    return String.join(
        "\n",
        session.query(
            """
            select format('%s %s', oid::regclass, query_to_xml(format(
              'select count(*), md5(string_agg(t::text, chr(10) order by t::text)) from %s t',
              oid::regclass), false, true, ''))
            from pg_catalog.pg_class
            where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1
            """,
            row -> row.string(1)));
  }

  private static void assertSame(Plan plan) {
    Target binary = TestServer.freshDatabase();
    Target text = TestServer.freshDatabase();
    load(binary, plan, CopyFormat.BINARY);
    load(text, plan, CopyFormat.TEXT);

    String expected = Shop.with(binary, FormatTest::hashes);
    assertThat(Shop.<String>with(text, FormatTest::hashes)).isEqualTo(expected);
    assertThat(expected.lines().filter(line -> line.contains("<md5>"))).isNotEmpty();
  }

  @Test
  void theJobPostingsAreTheSame() {
    assertSame(Datasets.builtIn().named("job-postings").load().plan().withRows("jobs", 3_000));
  }

  @Test
  void everyTypeIsTheSame() {
    assertSame(
        PlanReader.parse("types.yml", TYPES.formatted(DDL.replace("\n", " ")), PlanFiles.none())
            .orThrow()
            .plan());
  }
}
