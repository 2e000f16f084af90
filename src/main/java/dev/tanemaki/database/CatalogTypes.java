package dev.tanemaki.database;

import dev.tanemaki.schema.ColumnType;
import dev.tanemaki.schema.Table.Check;
import dev.tanemaki.schema.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/** The types of tables' columns, with the types these are made of. */
final class CatalogTypes {

  /** What the server adds to the length in a type's modifier. */
  private static final int HEADER = 4;

  private static final int NONE = -1;

  private record CatalogType(
      String schema,
      String name,
      String sqlName,
      boolean isEnum,
      long element,
      long base,
      int baseModifier,
      boolean notNull,
      boolean hasDefault,
      List<String> labels,
      List<String> checkNames,
      List<String> checkConditions) {}

  /** A check of a domain, over the word VALUE. */
  record DomainCheck(String name, String condition) {
    Check on(String column) {
      return new Check(
          name,
          condition.replaceAll("\\bVALUE\\b", Matcher.quoteReplacement(TableName.quote(column))));
    }
  }

  /** A type with what domains add to it. */
  record Resolved(ColumnType type, boolean notNull, boolean hasDefault, List<DomainCheck> checks) {}

  private final Map<Long, CatalogType> types = new HashMap<>();

  private CatalogTypes() {}

  static CatalogTypes read(Session session, List<String> tables) {
    var read = new CatalogTypes();
    session.forEach(
        """
        with recursive used(oid) as (
          select atttypid from pg_catalog.pg_attribute
          where attrelid = any (?::oid[]) and attnum > 0 and not attisdropped
          union
          select part.oid from used
          join pg_catalog.pg_type t on t.oid = used.oid
          cross join lateral (values (t.typbasetype), (t.typelem)) as part(oid)
          where part.oid <> 0)
        select t.oid, n.nspname, t.typname, pg_catalog.format_type(t.oid, null),
               t.typtype = 'e',
               case when e.typarray = t.oid then t.typelem else 0 end,
               t.typbasetype, t.typtypmod, t.typnotnull, t.typdefault is not null,
               (select array_agg(l.enumlabel::text order by l.enumsortorder)
                from pg_catalog.pg_enum l where l.enumtypid = t.oid),
               (select array_agg(k.conname::text order by k.conname)
                from pg_catalog.pg_constraint k where k.contypid = t.oid and k.contype = 'c'),
               (select array_agg(pg_catalog.pg_get_expr(k.conbin, 0) order by k.conname)
                from pg_catalog.pg_constraint k where k.contypid = t.oid and k.contype = 'c')
        from used
        join pg_catalog.pg_type t on t.oid = used.oid
        join pg_catalog.pg_namespace n on n.oid = t.typnamespace
        left join pg_catalog.pg_type e on e.oid = t.typelem
        """,
        row ->
            read.types.put(
                row.longValue(1),
                new CatalogType(
                    row.string(2),
                    row.string(3),
                    row.string(4),
                    row.bool(5),
                    row.longValue(6),
                    row.longValue(7),
                    row.intValue(8),
                    row.bool(9),
                    row.bool(10),
                    row.strings(11),
                    row.strings(12),
                    row.strings(13))),
        tables);
    return read;
  }

  /**
   * @param modifier the column's, as in the catalog: lengths and precisions
   */
  Resolved resolve(long oid, int modifier) {
    CatalogType type = types.get(oid);
    if (type.base() != 0) {
      Resolved below = resolve(type.base(), type.baseModifier());
      var checks = new ArrayList<>(below.checks());
      for (int i = 0; i < type.checkNames().size(); i++) {
        checks.add(
            new DomainCheck(
                type.checkNames().get(i),
                CatalogConstraints.withoutBrackets(type.checkConditions().get(i))));
      }
      return new Resolved(
          below.type(),
          type.notNull() || below.notNull(),
          type.hasDefault() || below.hasDefault(),
          checks);
    }
    return new Resolved(plain(type, modifier), false, false, List.of());
  }

  private ColumnType plain(CatalogType type, int modifier) {
    if (type.element() != 0) {
      return new ColumnType.Array(resolve(type.element(), modifier).type());
    }
    if (type.isEnum()) {
      return new ColumnType.Enumeration(type.sqlName(), type.labels());
    }
    if (type.name().equals("citext")) {
      return new ColumnType.Text("citext", 0);
    }
    return type.schema().equals("pg_catalog")
        ? builtIn(type, modifier)
        : new ColumnType.Other(type.sqlName());
  }

  private static ColumnType builtIn(CatalogType type, int modifier) {
    return switch (type.name()) {
      case "bool" -> new ColumnType.Bool();
      case "int2" -> new ColumnType.Int(2);
      case "int4" -> new ColumnType.Int(4);
      case "int8" -> new ColumnType.Int(8);
      case "float4" -> new ColumnType.Real(4);
      case "float8" -> new ColumnType.Real(8);
      case "numeric" -> numeric(modifier);
      case "text", "name" -> new ColumnType.Text(type.name(), 0);
      case "varchar" -> new ColumnType.Text("varchar", modifier == NONE ? 0 : modifier - HEADER);
      case "bpchar" -> new ColumnType.Text("char", modifier == NONE ? 0 : modifier - HEADER);
      case "date" -> new ColumnType.Date();
      case "time" -> new ColumnType.Time();
      case "timestamp" -> new ColumnType.Timestamp(false);
      case "timestamptz" -> new ColumnType.Timestamp(true);
      case "interval" -> new ColumnType.Interval();
      case "uuid" -> new ColumnType.Uuid();
      case "json" -> new ColumnType.Json(false);
      case "jsonb" -> new ColumnType.Json(true);
      case "bytea" -> new ColumnType.Bytea();
      default -> new ColumnType.Other(type.sqlName());
    };
  }

  /** Precision in the upper half, scale in the lower eleven bits, signed. */
  private static ColumnType numeric(int modifier) {
    if (modifier == NONE) {
      return new ColumnType.Numeric(0, 0);
    }
    int packed = modifier - HEADER;
    return new ColumnType.Numeric((packed >> 16) & 0xFFFF, ((packed & 0x7FF) ^ 1024) - 1024);
  }
}
