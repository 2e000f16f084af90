package dev.tanemaki.run;

import dev.tanemaki.database.Session;
import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.database.suspension.CatalogFingerprint;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.PlanFiles;
import dev.tanemaki.plan.PlanReader;
import dev.tanemaki.run.RunOptions.Mode;
import dev.tanemaki.run.execution.RunService;
import dev.tanemaki.schema.TableName;
import dev.tanemaki.telemetry.OshiProbe;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;

/** A small plan with a listed table, a parent and a child, and what tests of runs do with it. */
public final class Shop {

  /** For what must come: no promise, but patience on a busy machine. */
  public static final Duration LONG = Duration.ofMinutes(5);

  private static final OshiProbe MACHINE = new OshiProbe();

  private Shop() {}

  public static Plan plan(long orders) {
    return plan(orders, "{sequence: {start: 1}}");
  }

  /**
   * @param key the rule of the purchases' key
   */
  public static Plan plan(long orders, String key) {
    return PlanReader.parse(
            "shop.yml",
            """
            plan: shop
            seed: 7
            locale: ja
            reference: 2026-01-01T00:00:00Z
            schema:
              sql: "%s"
            tables:
              region:
                data:
                  source: region
                  csv: "code,name,share\\n1,北,1\\n2,南,3\\n3,東,6\\n"
              customer:
                rows: 500
                columns:
                  id: {sequence: {start: 1}}
                  region: {reference: {table: region, by: share}}
                  name: {template: "顧客{id}"}
              purchase:
                rows: %d
                columns:
                  id: %s
                  customer: {reference: customer}
                  state: {weights: {open: 70, paid: 25, void: 5}}
                  amount: {bands: {1-100: 60, 101-1000: 40}}
                  tags: {flags: {new: 0.5, gift: 0.1}}
                  note: {template: "{state} {amount}"}
            """
                .formatted(ddl().replace("\n", " "), orders, key),
            PlanFiles.none())
        .orThrow()
        .plan();
  }

  public static String ddl() {
    return """
    create table region (code integer primary key, name varchar(20) not null);
    create table customer (id integer primary key, region integer not null references region,
      name text not null unique);
    create table purchase (id bigint primary key, customer integer not null references customer,
      state varchar(10) not null, amount integer not null check (amount > 0 and amount <= 1000),
      tags text[], note text);
    create index on purchase (customer);
    """;
  }

  public static RunService service() {
    return new RunService(MACHINE);
  }

  public static RunOptions options(int workers, int batchSize) {
    return options(workers, batchSize, RunOptions.Constraints.KEEP);
  }

  public static RunOptions options(int workers, int batchSize, RunOptions.Constraints constraints) {
    return new RunOptions(batchSize, workers, Mode.APPEND, constraints);
  }

  /** Runs to the end, whatever it is. */
  public static RunState run(Target target, Plan plan, RunOptions options) {
    return end(service().start(target, plan, options));
  }

  public static RunState end(Run run) {
    try {
      return run.awaitEnd(LONG).orElseThrow(() -> new AssertionError("still " + run.state()));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Makes every load into the shop's tables, which are there, stop at the purchase of that id: an
   * index has the key already, by a row that is not committed. The load can neither finish nor go
   * on before the session's transaction ends.
   */
  public static void block(Session session, long purchase) {
    session.begin();
    session.execute("set local session_replication_role = replica");
    session.execute("insert into purchase values (?, 1, 'open', 1)", purchase);
  }

  /** Waits until a statement of the run waits for somebody else's lock. */
  public static void untilWaiting(Target target, Run run) {
    until(run, () -> waiting(target) > 0);
  }

  /** How many statements in the target's database wait for a lock. */
  public static long waiting(Target target) {
    return count(
        target,
        "select count(*) from pg_stat_activity where datname = current_database()"
            + " and wait_event_type = 'Lock'");
  }

  /** Waits until something is so, looking often. */
  public static void until(Run run, BooleanSupplier condition) {
    long patience = System.nanoTime() + LONG.toNanos();
    try {
      while (!condition.getAsBoolean()) {
        if (run.awaitEnd(Duration.ofMillis(5)).isPresent() && !condition.getAsBoolean()) {
          throw new AssertionError("ended before: " + run.state());
        }
        if (System.nanoTime() > patience) {
          throw new AssertionError("waited too long in " + run.state());
        }
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Number of rows and an order-independent hash of all columns of all tables. */
  public static String content(Target target) {
    return with(
        target,
        session -> {
          var all = new StringBuilder();
          for (String table : new String[] {"region", "customer", "purchase"}) {
            all.append(content(session, table)).append('\n');
          }
          return all.toString();
        });
  }

  /** All that the catalog says of the shop's tables. */
  public static List<String> catalog(Target target) {
    return with(
        target,
        session ->
            CatalogFingerprint.of(
                session,
                Stream.of("region", "customer", "purchase")
                    .map(name -> new TableName("public", name))
                    .toList()));
  }

  public static String content(Session session, String table) {
    return session
        .queryOne(
            "select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) from"
                + " "
                + table
                + " t",
            row -> table + " " + row.string(1))
        .orElseThrow();
  }

  public static <T> T with(Target target, Function<Session, T> work) {
    try (var database = TestServer.open(target)) {
      return database.with(work);
    }
  }

  public static long count(Target target, String query) {
    return with(target, session -> session.queryLong(query));
  }

  public static void execute(Target target, String sql) {
    with(target, session -> session.execute(sql));
  }

  /** Removes a database that a test no longer needs, before its disk is missed elsewhere. */
  public static void drop(Target target) {
    execute(
        target.withDatabase("postgres"), "drop database " + target.database() + " with (force)");
  }
}
