package dev.tanemaki.benchmark;

import dev.tanemaki.benchmark.Reading.OfPart;
import dev.tanemaki.database.Scratch;
import dev.tanemaki.database.Session;
import dev.tanemaki.database.suspension.BuildSettings;
import dev.tanemaki.schema.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Adds the indexes and keys that the copies of a bench lack, as a run brings them back. */
final class PartsProbe {

  /** As much as a run sorts with when it brings indexes back two at a time. */
  private static final int MEMORY_MEGABYTES = 256;

  /**
   * A server that logs as little as it may leaves an index out of its log when it is large enough.
   * Those of the run will be; those of a pilot are not.
   */
  private static final String UNLOGGED =
      """
      select set_config(name, '0', true) from pg_catalog.pg_settings
      where name = 'wal_skip_threshold' and current_setting('wal_level') = 'minimal'
      """;

  private final Bench bench;
  private final Gauge gauge;
  private final Lanes lanes;
  private final Stop stop;

  PartsProbe(Bench bench, Gauge gauge, Lanes lanes, Stop stop) {
    this.bench = bench;
    this.gauge = gauge;
    this.lanes = lanes;
    this.stop = stop;
  }

  /** Adds all of it, one after the other, each in a transaction. */
  List<OfPart> add() {
    var names = new HashMap<TableName, PilotTable>();
    bench.copies().names().forEach((original, copy) -> names.put(original, table(copy)));
    var parts = new ArrayList<OfPart>();
    for (Scratch.Part part : bench.copies().parts()) {
      stop.check();
      PilotTable table = names.get(part.table());
      String sizes = "select pg_indexes_size(cast(? as regclass))";
      long size = gauge.number(sizes, table.copy().sql());
      long wal = gauge.wal();
      var seconds = new AtomicReference<Double>();
      lanes.one(session -> seconds.set(add(session, part)));
      parts.add(
          new OfPart(
              table.name(),
              part.kind() != Scratch.Kind.FOREIGN_KEY,
              seconds.get(),
              gauge.number(sizes, table.copy().sql()) - size,
              gauge.wal() - wal));
    }
    return parts;
  }

  private PilotTable table(TableName copy) {
    return bench.tables().stream().filter(t -> t.copy().equals(copy)).findFirst().orElseThrow();
  }

  /** Seconds of the statement; the commit, which does not grow with the rows, is left out. */
  private static double add(Session session, Scratch.Part part) {
    return session.inTransaction(
        s -> {
          BuildSettings.sortInMegabytes(s, MEMORY_MEGABYTES);
          s.query(UNLOGGED, row -> null);
          long began = System.nanoTime();
          s.execute(part.sql());
          return (System.nanoTime() - began) / 1e9;
        });
  }
}
