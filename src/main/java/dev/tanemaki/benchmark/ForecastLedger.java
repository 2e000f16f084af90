package dev.tanemaki.benchmark;

import dev.tanemaki.database.Database;
import dev.tanemaki.database.Row;
import dev.tanemaki.database.Session;
import dev.tanemaki.database.Target;
import java.util.HashMap;
import java.util.Optional;

/** Forecasts and outcomes beside their runs in the ledger of a target. */
public final class ForecastLedger {

  /**
   * What the ledger has of one run.
   *
   * @param outcome empty where the run has not ended, or its process ended before it
   */
  public record Entry(Forecast forecast, Optional<Cost> outcome) {}

  private record Line(long rows, long pilotRows, Cost cost, double ceiling) {}

  private ForecastLedger() {}

  /**
   * The forecast of a run; empty where there is none. Blocks.
   *
   * @throws dev.tanemaki.problem.ProblemException when the target cannot be read
   */
  public static Optional<Entry> find(Target target, long run) {
    try (var database = Database.open(target, 1)) {
      return database.with(session -> find(session, run));
    }
  }

  private static Optional<Entry> find(Session session, long run) {
    boolean readable =
        session
            .queryOne(
                """
                select bool_or(has_table_privilege(c.oid, 'SELECT'))
                from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = relnamespace
                where nspname = 'tanemaki' and relname = 'forecast'
                """,
                row -> row.bool(1))
            .orElse(false);
    if (!readable) {
      return Optional.empty();
    }
    var lines = new HashMap<String, Line>();
    session.forEach(
        """
        select kind, rows, pilot_rows, load_seconds, restore_seconds, verify_seconds, table_bytes,
          index_bytes, wal_bytes, rows_per_second, ceiling_rows_per_second
        from tanemaki.forecast where run = ?
        """,
        row -> lines.put(row.string(1), line(row)),
        run);
    Line keep = lines.get("keep");
    Line suspend = lines.get("suspend");
    if (keep == null || suspend == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Entry(
            new Forecast(
                keep.rows(),
                keep.pilotRows(),
                keep.cost(),
                suspend.cost(),
                keep.ceiling(),
                suspend.ceiling()),
            Optional.ofNullable(lines.get("outcome")).map(Line::cost)));
  }

  private static Line line(Row row) {
    return new Line(
        row.longValue(2),
        row.longValue(3),
        new Cost(
            row.doubleValue(4),
            row.doubleValue(5),
            row.doubleValue(6),
            row.longValue(7),
            row.longValue(8),
            row.longValue(9),
            row.doubleValue(10)),
        row.isNull(11) ? Double.NaN : row.doubleValue(11));
  }

  static void write(Session session, long run, Forecast forecast) {
    session.inTransaction(
        s -> {
          write(s, run, "keep", forecast, forecast.keep(), forecast.keepCeiling());
          write(s, run, "suspend", forecast, forecast.suspend(), forecast.suspendCeiling());
          return null;
        });
  }

  static void writeOutcome(Session session, long run, Forecast forecast, Cost outcome) {
    write(session, run, "outcome", forecast, outcome, Double.NaN);
  }

  private static void write(
      Session session, long run, String kind, Forecast of, Cost cost, double ceiling) {
    session.execute(
        """
        insert into tanemaki.forecast values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, 'NaN'))
        on conflict (run, kind) do nothing
        """,
        run,
        kind,
        of.rows(),
        of.pilotRows(),
        cost.loadSeconds(),
        cost.restoreSeconds(),
        cost.verifySeconds(),
        cost.tableBytes(),
        cost.indexBytes(),
        cost.walBytes(),
        Double.isFinite(cost.rowsPerSecond()) ? cost.rowsPerSecond() : 0.0,
        ceiling);
  }
}
