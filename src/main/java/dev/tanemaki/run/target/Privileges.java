package dev.tanemaki.run.target;

import dev.tanemaki.database.Session;
import dev.tanemaki.database.suspension.Definition;
import dev.tanemaki.problem.Code;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.RunOptions.Mode;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.Table;
import dev.tanemaki.schema.Table.ForeignKey;
import dev.tanemaki.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a role must be allowed before a run touches anything. */
public final class Privileges {

  private static final String OWNS =
      "select pg_has_role(relowner, 'usage') from pg_catalog.pg_class"
          + " where oid = cast(? as regclass)";
  private static final String MAY_CREATE =
      "select has_schema_privilege(cast(? as regnamespace), 'create')";
  private static final String MAY_REFERENCE =
      "select has_table_privilege(cast(? as regclass), 'references')";

  private Privileges() {}

  /**
   * Sees that the server takes writes at all.
   *
   * @throws dev.tanemaki.problem.ProblemException refused
   */
  public static void requireWritable(Session session) {
    boolean readOnly =
        session
            .queryOne(
                "select pg_is_in_recovery() or current_setting('transaction_read_only') = 'on'",
                row -> row.bool(1))
            .orElse(false);
    if (readOnly) {
      throw Problem.refused(
              "The server takes no writes",
              "it is a standby, or its transactions are read-only",
              "Choose the primary as the target.")
          .as(Code.READ_ONLY, "", "")
          .asException();
    }
  }

  /**
   * Sees that the role may read and write the tables.
   *
   * @throws dev.tanemaki.problem.ProblemException refused, with the GRANT to run
   */
  public static void require(Session session, Schema schema, Mode mode) {
    var wanted = new ArrayList<>(List.of("SELECT", "INSERT"));
    if (mode == Mode.REPLACE) {
      wanted.add("TRUNCATE");
    }
    List<Table> missing = lacking(session, schema, wanted);
    if (!missing.isEmpty()) {
      String role = role(session);
      String privileges = String.join(", ", wanted);
      String grant = grant(privileges, missing, role);
      throw Problem.refused(
              "Role " + role + " may not load " + names(missing),
              "it needs " + privileges + " there",
              "Let the owner run: " + grant)
          .as(Code.MAY_NOT_LOAD, role, names(missing), privileges, grant)
          .asException();
    }
  }

  /**
   * Sees that the role may read the tables.
   *
   * @throws dev.tanemaki.problem.ProblemException refused, with the GRANT to run
   */
  public static void requireReading(Session session, Schema schema) {
    List<Table> missing = lacking(session, schema, List.of("SELECT"));
    if (!missing.isEmpty()) {
      String role = role(session);
      String grant = grant("SELECT", missing, role);
      throw Problem.refused(
              "Role " + role + " may not read " + names(missing),
              "a verification reads every table of the plan",
              "Let the owner run: " + grant)
          .as(Code.MAY_NOT_READ, role, names(missing), grant)
          .asException();
    }
  }

  /**
   * Sees that the role may remove rows from the tables.
   *
   * @throws dev.tanemaki.problem.ProblemException refused, with the GRANT to run
   */
  public static void requireRemoval(Session session, Schema schema) {
    var wanted = List.of("SELECT", "DELETE");
    List<Table> missing = lacking(session, schema, wanted);
    if (!missing.isEmpty()) {
      String role = role(session);
      String grant = grant(String.join(", ", wanted), missing, role);
      throw Problem.refused(
              "Role " + role + " may not remove rows from " + names(missing),
              "it needs " + String.join(", ", wanted) + " there",
              "Let the owner run: " + grant)
          .as(Code.MAY_NOT_REMOVE, role, names(missing), grant)
          .asException();
    }
  }

  /**
   * Sees that the role may drop these tables' indexes and foreign keys and make them again.
   *
   * @throws dev.tanemaki.problem.ProblemException refused, with what it lacks
   */
  public static void requireSuspendable(Session session, List<Definition> movable) {
    List<String> lacking = lackingToSuspend(session, movable);
    if (!lacking.isEmpty()) {
      String why = String.join("; ", lacking);
      throw Problem.refused(
              "Indexes and foreign keys cannot step aside",
              why,
              "Connect as the tables' owner, or load with --constraints keep.")
          .as(Code.MAY_NOT_SUSPEND, why)
          .asException();
    }
  }

  /**
   * Sees that the role may bring back what is aside.
   *
   * @throws dev.tanemaki.problem.ProblemException refused, with what it lacks
   */
  public static void requireRestorable(Session session, List<Definition> aside) {
    List<String> lacking = lackingToSuspend(session, aside);
    if (!lacking.isEmpty()) {
      throw Problem.refused(
              "Indexes and foreign keys cannot be brought back",
              String.join("; ", lacking),
              "Connect as the tables' owner.")
          .asException();
    }
  }

  /** What the role lacks to drop definitions and make them again, in words. */
  public static List<String> lackingToSuspend(Session session, List<Definition> movable) {
    String role = role(session);
    var lacking = new ArrayList<String>();
    movable.stream()
        .map(Definition::table)
        .distinct()
        .forEach(
            table -> {
              if (!allowed(session, OWNS, table.sql())) {
                lacking.add("role %s does not own %s".formatted(role, table));
              }
              if (!allowed(session, MAY_CREATE, TableName.quote(table.schema()))) {
                lacking.add("role %s may not create in schema %s".formatted(role, table.schema()));
              }
            });
    movable.stream()
        .flatMap(d -> d.what() instanceof ForeignKey key ? Stream.of(key.referenced()) : null)
        .distinct()
        .filter(table -> !allowed(session, MAY_REFERENCE, table.sql()))
        .forEach(table -> lacking.add("role %s may not reference %s".formatted(role, table)));
    return lacking;
  }

  private static boolean allowed(Session session, String question, String what) {
    return session.queryOne(question, row -> row.bool(1), what).orElse(false);
  }

  private static String grant(String privileges, List<Table> tables, String role) {
    return "GRANT %s ON %s TO %s;"
        .formatted(
            privileges,
            tables.stream().map(t -> t.name().sql()).collect(Collectors.joining(", ")),
            role);
  }

  private static List<Table> lacking(Session session, Schema schema, List<String> wanted) {
    var missing = new ArrayList<Table>();
    for (Table table : schema.tables()) {
      for (String privilege : wanted) {
        boolean allowed =
            session
                .queryOne(
                    "select has_table_privilege(cast(? as regclass), ?)",
                    row -> row.bool(1),
                    table.name().sql(),
                    privilege)
                .orElse(false);
        if (!allowed) {
          missing.add(table);
          break;
        }
      }
    }
    return missing;
  }

  /**
   * Sees that nothing outside the tables and their partitions references them, so that they can be
   * emptied.
   *
   * @throws dev.tanemaki.problem.ProblemException refused, with the names of what does
   */
  public static void requireNoOutsiders(Session session, Schema schema) {
    var tables = schema.tables().stream().map(t -> t.name().sql()).toList();
    var outsiders =
        session.query(
            """
            with recursive inside as (
              select t::regclass::oid as id from unnest(cast(? as text[])) t
              union
              select i.inhrelid from pg_catalog.pg_inherits i join inside on i.inhparent = inside.id
            )
            select distinct conrelid::regclass::text, confrelid::regclass::text
            from pg_catalog.pg_constraint
            where contype = 'f'
              and confrelid in (select id from inside)
              and conrelid not in (select id from inside)
            order by 1, 2
            """,
            row -> row.string(1) + " (references " + row.string(2) + ")",
            tables);
    if (!outsiders.isEmpty()) {
      throw Problem.refused(
              "The plan's tables cannot be replaced",
              "tables outside the plan reference them: " + String.join(", ", outsiders),
              "Use the mode append, or empty those tables and drop their foreign keys first.")
          .as(Code.REFERENCED_FROM_OUTSIDE, String.join(", ", outsiders))
          .asException();
    }
  }

  private static String role(Session session) {
    return TableName.quote(session.queryOne("select current_user", r -> r.string(1)).orElse(""));
  }

  private static String names(List<Table> tables) {
    return tables.stream().map(t -> t.name().name()).collect(Collectors.joining(", "));
  }
}
