package dev.tanemaki.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.Database;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.generate.Made;
import dev.tanemaki.generate.TableProgram;
import dev.tanemaki.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the engine says a cell is, it is: every type by the rules that can make it, through COPY in
 * each of its formats into a server and back as that server's text.
 */
@TestInstance(Lifecycle.PER_CLASS)
class RoundTripTest {

  private static final int ROWS = Trip.ROWS;

  /** Tables that columns refer to; {@code big} is too large to be computed beforehand. */
  private static final String DDL =
      """
      create type mood as enum ('sad', 'ok', 'うれしい');
      create table small (id uuid primary key, data bytea, amount numeric, price numeric(12,4),
        ratio double precision, at timestamptz, born date, opens time, lasts interval, ok boolean,
        numbers int[], face mood, doc jsonb);
      create table big (id uuid primary key, nr bigint, born date, at timestamptz, ratio real,
        price numeric(12,4), name text);
      """;

  private static final String TABLES =
      """
      tables:
        small:
          data:
            source: small
            csv: |
              id,data,amount,price,ratio,at,born,opens,lasts,ok,numbers,face,doc
              00000000-0000-0000-0000-000000000001,\\x,1.50,0.5,0.1,2024-02-29 12:34:56.789+09,2024-02-29,24:00:00,P1DT2H,true,"{1,NULL,-3}",sad,"{""a"":[1,null]}"
              ffffffff-ffff-ffff-ffff-ffffffffffff,\\x00ff5c78,,-99999999.9999,,,,,,,,,
              a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11,\\xDEADBEEF,1234567890123456789012345678901234567890.5,0,-1,infinity,-infinity,00:00:00.000001,-3 days -01:00:00,f,{},うれしい,"[1, ""x""]"
        big:
          rows: 100000
          columns:
            id: {sequence: 1}
            nr: {sequence: {start: 9007199254740000, step: 7, shuffled: true}}
            born: {calendar: {from: -30000d, to: 0d}, nulls: 0.1}
            at: {calendar: {from: -30d, to: 0d}}
            ratio: {normal: {mean: 0, sd: 1}}
            price: {uniform: {min: -5, max: 5}}
            name: {template: "名{nr}"}
        t:
          rows: %d
          columns:
            v: %s
          with:
            n: {uniform: {min: -5, max: 5}}
            m: {uniform: {min: -2000000, max: 2000000}, nulls: 0.2}
            f: {normal: {mean: 0, sd: 1000}}
            at: {calendar: {from: -400d, to: 0d}, nulls: 0.2}
            kind: {weights: {a: 1, b: 2, c: 3}, nulls: 0.2}
            one: {reference: small}
            some: {reference: small, nulls: 0.3}
            wide: {weights: {100: 1, 90000: 1}, nulls: 0.3}
            moved: {offset: {from: wide, uniform: {min: -50, max: -40}}}
            far: {reference: big}
            maybe: {reference: big, nulls: 0.3}
      """;

  private Database database;
  private int tables;

  @BeforeAll
  void open() {
    database = Database.open(TestServer.freshDatabase(), 1);
    database.with(session -> session.execute(DDL));
  }

  @AfterAll
  void close() {
    database.close();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvFileSource(
      resources = "round-trips.csv",
      delimiter = '|',
      quoteCharacter = '`',
      maxCharsPerColumn = 20_000)
  void whatIsMadeIsWhatIsStored(String type, String rule) {
    String ddl = DDL + "create table t (v " + type + ");";
    var program = Made.plan(ddl, TABLES.formatted(ROWS, rule)).program("t");
    assertStored(type, rule, program);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "smallint",
        "bigint",
        "real",
        "double precision",
        "numeric",
        "numeric(7,2)",
        "numeric(30,20)",
        "boolean",
        "text",
        "varchar(2)",
        "char(40)",
        "mood",
        "date",
        "time",
        "timestamp",
        "timestamptz",
        "interval",
        "uuid",
        "json",
        "jsonb",
        "bytea",
        "text[]",
        "int[]",
        "numeric(7,2)[]",
        "boolean[]",
        "date[]",
        "uuid[]",
        "bytea[]",
        "jsonb[]"
      })
  void everyRuleFillsAColumnOrIsRefused(String type) {
    var stored = new ArrayList<String>();
    for (String rule : rules()) {
      TableProgram program;
      try {
        program =
            Made.unchecked(DDL + "create table t (v " + type + ");", TABLES.formatted(ROWS, rule))
                .program("t");
      } catch (ProblemException e) {
        assertThat(e.problem().message()).as(rule).contains("t.v").contains("\n");
        continue;
      }
      assertStored(type, rule, program);
      stored.add(rule);
    }
    assertThat(stored).isNotEmpty();
  }

  /** Of every kind, with the values of all sorts of columns; one a line. */
  private static List<String> rules() {
    try (var in = RoundTripTest.class.getResourceAsStream("rules.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void assertStored(String type, String rule, TableProgram program) {
    List<List<String>> made = Made.rows(program, 0, ROWS);
    String tooLong = null;
    for (CopyFormat format : CopyFormat.values()) {
      List<List<String>> stored;
      try {
        stored = throughTheServer(type, program, format);
      } catch (ProblemException e) {
        // Whether a text is too long shows in its row; it is told alike.
        String message = e.problem().message();
        assertThat(message).as(rule).contains("is too long for v");
        assertThat(message).as(rule).isEqualTo(tooLong == null ? message : tooLong);
        tooLong = message;
        continue;
      }
      assertThat(Trip.differences(type.contains("json") ? normalised(type, made) : made, stored))
          .as(format + " " + rule)
          .isEmpty();
    }
  }

  private List<List<String>> throughTheServer(
      String type, TableProgram program, CopyFormat format) {
    return database.with(
        session -> {
          String table = "t" + ++tables;
          session.execute("create temporary table " + table + " (v " + type + ")");
          try {
            Trip.load(session, program, table, format);
            return Trip.read(session, program, table);
          } finally {
            session.execute("drop table " + table);
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void manyColumnsOfOneRowDoNotDisturbEachOther(CopyFormat format) {
    var columns =
        new String[][] {
          {"text", "{template: \"{kind}{m}\"}"},
          {"int[]", "{array: [\"{n}\", \"{m}\"]}"},
          {"numeric(20,18)", "{uniform: {min: -1, max: 1}, nulls: 0.5}"},
          {
            "text[]",
            "{array: [\"{kind} is a long text that takes some room\", \"{m}\"], nulls: 0.4}"
          },
          {"smallint", "{uniform: {min: -9, max: 9}, nulls: 0.5}"},
          {"text", "{template: \"{m:0000000}\"}"},
          {"uuid", "{sequence: 1}"},
          {"text", "{template: \"{m:000000000}\"}"}
        };
    var ddl = new StringBuilder(DDL + "create table t (v bigint");
    var rules = new StringBuilder("{sequence: 1}");
    for (int i = 0; i < columns.length; i++) {
      ddl.append(", v").append(i).append(' ').append(columns[i][0]);
      rules.append("\n      v").append(i).append(": ").append(columns[i][1]);
    }
    var program = Made.plan(ddl + ");", TABLES.formatted(ROWS, rules)).program("t");
    database.with(
        session -> {
          session.execute((ddl + ")").substring(DDL.length()));
          Trip.load(session, program, "t", format);
          assertThat(
                  Trip.differences(Made.rows(program, 0, ROWS), Trip.read(session, program, "t")))
              .isEmpty();
          session.execute("drop table t");
          return null;
        });
  }

  /** As the type writes it: jsonb keeps no spaces. */
  private List<List<String>> normalised(String type, List<List<String>> made) {
    var texts = new ArrayList<String>();
    made.forEach(row -> texts.add(row.getFirst()));
    return database.with(
        session ->
            session.query(
                "select x::"
                    + type
                    + "::text from unnest(?::text[]) with ordinality u(x, n)"
                    + " order by n",
                row -> {
                  var cells = new ArrayList<String>();
                  cells.add(row.string(1));
                  return cells;
                },
                texts));
  }
}
