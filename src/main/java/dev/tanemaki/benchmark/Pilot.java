package dev.tanemaki.benchmark;

import dev.tanemaki.benchmark.Reading.Load;
import dev.tanemaki.benchmark.Reading.OfTable;
import dev.tanemaki.database.CatalogReader;
import dev.tanemaki.database.CopySink;
import dev.tanemaki.database.Database;
import dev.tanemaki.database.Session;
import dev.tanemaki.run.RunOptions;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.verify.Depth;
import dev.tanemaki.verify.Verifier;
import dev.tanemaki.verify.check.Constraint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Loads a bench the way a run would, first bare, then with everything in place, and times it. */
final class Pilot {

  /**
   * How long is measured, in seconds: more is surer.
   *
   * @param passes for a load, repeated until its median has so much to come from
   * @param ceiling for each ceiling
   */
  record Effort(double passes, double ceiling) {
    static final Effort USUAL = new Effort(1.5, 2);
  }

  /** The first passes warm the compiler up and are not counted. */
  private static final int WARM_UP = 2;

  private static final int LEAST_WARM = 3;

  private final Database database;
  private final Gauge gauge;
  private final Bench bench;
  private final RunOptions options;
  private final Lanes lanes;
  private final Effort effort;
  private final Stop stop;

  Pilot(Database database, Bench bench, RunOptions options, Lanes lanes, Effort effort, Stop stop) {
    this.database = database;
    this.gauge = new Gauge(database);
    this.bench = bench;
    this.options = options;
    this.lanes = lanes;
    this.effort = effort;
    this.stop = stop;
  }

  Reading measure() {
    double bareCeiling = bareCeiling().map(Ceiling::rowsPerSecond).orElse(Double.NaN);
    Map<String, Load> bare = passes(WARM_UP, LEAST_WARM);
    var bytes = new HashMap<String, Long>();
    for (PilotTable table : bench.tables()) {
      bytes.put(table.name(), bytes(table));
    }
    var parts = new PartsProbe(bench, gauge, lanes, stop).add();
    double analyze = lanes.all(this::analyze);
    double verify = verify(constraint -> false);
    double proven = verify(Pilot::provenByTheServer);
    Map<String, Load> keep = passes(0, 1);
    double keepCeiling =
        main()
            .filter(table -> !table.serial())
            .map(table -> probe(table).constrained(effort.ceiling()).rowsPerSecond())
            .orElse(Double.NaN);
    return new Reading(
        bench.tables().stream()
            .map(
                t ->
                    new OfTable(
                        t.name(),
                        t.rows(),
                        t.planRows(),
                        t.presentRows(),
                        bare.get(t.name()),
                        keep.get(t.name()),
                        bytes.get(t.name())))
            .toList(),
        parts,
        lanes.count(),
        verify,
        proven,
        analyze,
        ceiling(bareCeiling, bare),
        ceiling(keepCeiling, keep));
  }

  /** What a server took at one time it takes, whatever slowed it down at another. */
  private double ceiling(double measured, Map<String, Load> loads) {
    return main()
        .map(table -> table.rows() / loads.get(table.name()).seconds())
        .map(rate -> rate > measured ? rate : measured)
        .orElse(measured);
  }

  /**
   * The ceiling of the bare main table.
   *
   * @return empty where the plan has no main table
   */
  Optional<Ceiling> bareCeiling() {
    return main()
        .map(
            table -> {
              Ceiling ceiling = probe(table).bare(effort.ceiling());
              empty();
              return ceiling;
            });
  }

  private CeilingProbe probe(PilotTable table) {
    return new CeilingProbe(lanes, table, options.batchSize(), stop);
  }

  private Optional<PilotTable> main() {
    return bench.tables().stream().filter(PilotTable::main).findFirst();
  }

  /** Loads all tables over and over; the median of each table's loads. */
  private Map<String, Load> passes(int warmUp, int least) {
    var loads = new HashMap<String, List<Load>>();
    double spent = 0;
    for (int pass = 0; pass < warmUp + least || spent < effort.passes(); pass++) {
      empty();
      for (PilotTable table : bench.tables()) {
        Load load = load(table);
        spent += load.seconds();
        loads.computeIfAbsent(table.name(), name -> new ArrayList<>()).add(load);
      }
    }
    return loads.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, e -> median(e.getValue().subList(warmUp, e.getValue().size()))));
  }

  private static Load median(List<Load> warm) {
    return new Load(
        median(warm.stream().mapToDouble(Load::seconds).toArray()),
        Math.round(median(warm.stream().mapToDouble(Load::walBytes).toArray())));
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    int half = values.length / 2;
    return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
  }

  private void empty() {
    lanes.one(
        session ->
            session.execute(
                "truncate "
                    + bench.tables().stream()
                        .map(t -> t.copy().sql())
                        .collect(Collectors.joining(", "))));
  }

  /** Batches as in a run, as long as all lanes have one. */
  private Load load(PilotTable table) {
    int width = table.serial() ? 1 : lanes.count();
    long batch = Math.clamp(Math.ceilDiv(table.rows(), width), 1, options.batchSize());
    var next = new AtomicLong();
    long before = gauge.wal();
    double seconds =
        lanes.all(
            (lane, session) -> {
              if (lane >= width) {
                return;
              }
              var maker = new RowMaker(table.program(), table.format(), stop);
              for (long first = next.getAndAdd(batch);
                  first < table.rows();
                  first = next.getAndAdd(batch)) {
                stop.check();
                session.begin();
                try (CopySink sink = session.copyIn(table.copySql())) {
                  maker.send(first, Math.min(batch, table.rows() - first), sink);
                  sink.finish();
                }
                session.commit();
              }
            });
    return new Load(seconds, gauge.wal() - before);
  }

  /** Pages in use: a table grows by many at a time, which counts in one so small. */
  private long bytes(PilotTable table) {
    return gauge.number(
            "select count(distinct (ctid::text::point)[0]) * current_setting('block_size')::bigint"
                + " from "
                + table.copy().sql())
        + gauge.number(
            """
            select coalesce(pg_total_relation_size(nullif(reltoastrelid, 0)), 0)
            from pg_catalog.pg_class where oid = cast(? as regclass)
            """,
            table.copy().sql());
  }

  private void analyze(int lane, Session session) {
    if (lane == 0) {
      bench.tables().forEach(table -> session.execute("analyze " + table.copy().sql()));
    }
  }

  /** What a run need not ask when it has brought its keys back. */
  private static boolean provenByTheServer(Constraint constraint) {
    return switch (constraint) {
      case Constraint.Unique u -> true;
      case Constraint.ForeignKey f -> true;
      case Constraint.Exclusion x -> false;
      case Constraint.Check c -> false;
      case Constraint.NotNull n -> false;
    };
  }

  private double verify(Predicate<Constraint> proven) {
    Schema schema =
        database.with(
            session ->
                CatalogReader.read(
                    session, bench.tables().stream().map(PilotTable::copy).toList()));
    long began = System.nanoTime();
    new Verifier(database::with)
        .verify(schema, Optional.of(bench.plan()), Depth.AFTER_LOAD, proven, check -> stop.check());
    return (System.nanoTime() - began) / 1e9;
  }
}
